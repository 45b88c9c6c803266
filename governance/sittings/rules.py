"""A sitting in stages, how long a point has been on the table, and whether enough seats can vote now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from governance.ballots.rules import BallotRules, Counts, quorum_of
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


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many filled voting seats can vote now, and how many it takes to decide (house rules 2, 6 and 8).

    `proxied` of those `present` are there by a proxy that somebody in the meeting bears; `recused` seats are not.
    """

    filled: int
    present: int
    needed: int
    proxied: int = 0
    recused: int = 0

    @property
    def missing(self) -> int:
        """How many seats are still to come in."""
        return max(0, self.needed - self.present)

    @property
    def is_reached(self) -> bool:
        """Enough seats to decide."""
        return not self.missing


def quorum_now(
    filled: Iterable[int],
    there: Iterable[int],
    rules: BallotRules,
    *,
    proxied: Iterable[int] = (),
    recused: Iterable[int] = (),
) -> Quorum:
    """Count seats as a ballot would if all that can vote now did: in person, by proxy, not with an own interest.

    How many it takes is what the ballot itself asks. Whoever is there without a filled voting seat does not count.
    """
    seats = frozenset(filled)
    aside = seats & frozenset(recused)
    in_person = (seats & frozenset(there)) - aside
    borne = (seats & frozenset(proxied)) - aside - in_person
    counts = Counts(seats=len(seats), filled=len(seats), votes_for=0, against=0, abstained=0, recused=len(aside))
    return Quorum(len(seats), len(in_person | borne), quorum_of(counts, rules), len(borne), len(aside))
