"""Who was there when: presence at an instant, and what of a point a seat missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay of somebody for a seat, from coming in until leaving; None: from the start, or until the end.

    `left_for`: the number of the point they left the table for, because of an own interest.
    """

    seat: int
    came_at: datetime | None = None
    left_at: datetime | None = None
    left_for: int | None = None

    def holds(self, at: datetime) -> bool:
        """In at this moment: the moment of coming counts, the moment of leaving no more."""
        return (self.came_at is None or self.came_at <= at) and (self.left_at is None or at < self.left_at)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time during which one point was on the table; None: until now."""

    starts_at: datetime
    ends_at: datetime | None = None


class Absence(StrEnum):
    """Why a seat was not there for the whole of a point."""

    RECUSED = "recused"
    AWAY = "away"
    LATER = "later"
    EARLIER = "earlier"
    BETWEEN = "between"


def seats_in(stays: Iterable[Stay], at: datetime) -> frozenset[int]:
    """The seats for which somebody is in at a moment: two holders of a shared seat are one seat."""
    return frozenset(stay.seat for stay in stays if stay.holds(at))


def absence_from(point: int, stretches: Sequence[Stretch], stays: Iterable[Stay], *, now: datetime) -> Absence | None:
    """What of a point one seat missed, told once; None when somebody of the seat was there all the time.

    `stays` are those of the seat. Leaving for an own interest is said first, whatever else was missed.
    """
    rows = tuple(stays)
    if any(stay.left_for == point for stay in rows):
        return Absence.RECUSED
    spans = [(stretch.starts_at, stretch.ends_at or now) for stretch in stretches]
    moments = _moments(spans, rows)
    there = [any(stay.holds(at) for stay in rows) for at in moments]
    if all(there):
        return None
    if not any(there):
        return _side(rows, spans)
    return _part_missed(there)


def _moments(spans: Sequence[tuple[datetime, datetime]], stays: Sequence[Stay]) -> list[datetime]:
    """Every moment within the spans at which presence can change: their starts, and each coming and leaving inside."""
    turns = {turn for stay in stays for turn in (stay.came_at, stay.left_at) if turn is not None}
    starts = {start for start, _end in spans}
    return sorted(starts | {turn for turn in turns if any(start <= turn < end for start, end in spans)})


def _side(stays: Sequence[Stay], spans: Sequence[tuple[datetime, datetime]]) -> Absence:
    """Missed all of it: not there at all, only afterwards, or only before."""
    if not stays or not spans:
        return Absence.AWAY
    first, last = spans[0][0], spans[-1][1]
    before = any(stay.came_at is None or stay.came_at < first for stay in stays)
    after = any(stay.came_at is not None and stay.came_at >= last for stay in stays)
    if before and after:
        return Absence.BETWEEN
    return Absence.EARLIER if before else Absence.LATER


def _part_missed(there: Sequence[bool]) -> Absence:
    """Missed some of it: the start, the end, or something in the middle."""
    if not there[0] and there[-1]:
        return Absence.LATER
    return Absence.EARLIER if there[0] and not there[-1] else Absence.BETWEEN
