"""A sitting in stages, and how long a point has been on the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from governance.meetings.rules.presence import Stretch


class Stage(StrEnum):
    """Where a sitting stands; derived, never stored."""

    TO_OPEN = "to-open"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"


def stage_of(*, is_opened: bool, is_suspended: bool, is_settled: bool) -> Stage:
    """A meeting that is held or cancelled is closed, whether or not anybody opened it here."""
    if is_settled:
        return Stage.CLOSED
    if not is_opened:
        return Stage.TO_OPEN
    return Stage.SUSPENDED if is_suspended else Stage.OPEN


def time_used(stretches: Iterable[Stretch], pauses: Sequence[Stretch], now: datetime) -> timedelta:
    """How long a point was on the table, the suspensions within left out. Stretches do not overlap, pauses neither."""
    total = timedelta()
    for stretch in stretches:
        start, end = stretch.starts_at, stretch.ends_at or now
        paused = (_shared(start, end, pause.starts_at, pause.ends_at or now) for pause in pauses)
        total += max(timedelta(), end - start - sum(paused, timedelta()))
    return total


def _shared(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> timedelta:
    return max(timedelta(), min(end, other_end) - max(start, other_start))


class Presence(StrEnum):
    """How a seat attended one meeting."""

    PRESENT = "present"
    ONLINE = "online"
    EXCUSED = "excused"
    ABSENT = "absent"


def presence_of(noted: Iterable[str]) -> Presence:
    """What counts of all that was noted of one seat: being in the room before online, and either before an apology."""
    said = set(noted)
    return next((one for one in Presence if one.value in said), Presence.ABSENT)
