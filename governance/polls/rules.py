"""Which of some moments suits a body best: quorum and required seats first, then who comes. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from som_portal.kit.shares import more_than

DAY = timedelta(days=1)
Thing = TypeVar("Thing")


class Choice(StrEnum):
    """What somebody says about one moment; no answer is no choice."""

    YES = "ja"
    IF_NEED_BE = "als-het-moet"
    NO = "nee"


COMES = (Choice.YES, Choice.IF_NEED_BE)


@dataclass(frozen=True, slots=True)
class SeatTerm:
    """A filled seat of the body: its holders by number, and what it weighs."""

    name: str
    people: tuple[int, ...]
    is_voting: bool = False
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How one moment stands. Counts are of people; `coming` and `quorum` of voting seats (house rule 2).

    `missing`: the required seats of which nobody said to come.
    """

    yes: int
    if_need_be: int
    no: int
    silent: int
    coming: int
    quorum: int
    missing: tuple[str, ...]

    @property
    def has_quorum(self) -> bool:
        """Enough voting seats come to decide; a body in which nobody votes needs none."""
        return self.coming >= self.quorum

    @property
    def needs_reason(self) -> bool:
        """Chosen all the same, somebody must say why."""
        return bool(self.missing) or not self.has_quorum

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """The greater the better: required seats, quorum, voting seats that come, plain yesses."""
        return (not self.missing, self.has_quorum, self.coming, self.yes)


def tally(seats: Iterable[SeatTerm], answers: Mapping[int, Choice], quorum_above: Fraction) -> Tally:
    """Weigh the answers of the people of some seats about one moment; others' answers do not count."""
    rows = tuple(seats)
    people = {person for row in rows for person in row.people}
    said = [answers.get(person) for person in people]
    voting = [row for row in rows if row.is_voting]
    return Tally(
        yes=said.count(Choice.YES),
        if_need_be=said.count(Choice.IF_NEED_BE),
        no=said.count(Choice.NO),
        silent=said.count(None),
        coming=sum(_comes(row, answers) for row in voting),
        quorum=more_than(quorum_above, len(voting)) if voting else 0,
        missing=tuple(row.name for row in rows if row.is_required and not _comes(row, answers)),
    )


def _comes(seat: SeatTerm, answers: Mapping[int, Choice]) -> bool:
    return any(answers.get(person) in COMES for person in seat.people)


def ranked(moments: Sequence[tuple[datetime, Thing, Tally]]) -> list[tuple[datetime, Thing, Tally]]:
    """The best moment first; of equals the earliest."""
    return sorted(moments, key=lambda one: (*(-int(part) for part in one[2].rank), one[0]))


@dataclass(frozen=True, slots=True)
class Habits:
    """When a body meets: weekdays from 0 (Monday), minutes after midnight, and its usual weekday and start."""

    weekdays: tuple[int, ...]
    starts: tuple[int, ...]
    usual: tuple[int, int]


def slots(first: date, last: date, habits: Habits, closed: Collection[date]) -> list[tuple[date, time]]:
    """The moments between two days that keep the habits and the calendar: a usual start first on each day."""
    days = (first + number * DAY for number in range((last - first).days + 1))
    starts = sorted(habits.starts, key=lambda start: (abs(start - habits.usual[1]), start))
    open_days = [day for day in days if day.weekday() in habits.weekdays and day not in closed]
    return [(day, time(*divmod(start, 60))) for day in open_days for start in starts]
