"""How many delegates an institution has, and what follows when it has more or fewer places than that."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Measure:
    """What the charter allows, and the size from which an institution has the most; 0: nobody chose one yet."""

    minimum: int
    maximum: int
    threshold: int


def entitled(learners: int | None, measure: Measure) -> int:
    """How many delegates an institution of this size has. An unknown size gives the minimum."""
    is_large = learners is not None and 0 < measure.threshold <= learners
    return measure.maximum if is_large else measure.minimum


def last_day(starts_on: date | None, ends: list[date | None], *, on: date) -> date | None:
    """The last day of a seat that goes, when these terms hold from `on`: nobody is sent away.

    Yesterday when nobody sits there; else the last day of who does; None when somebody sits there without an end.
    """
    if any(end is None for end in ends):
        return None
    return max(end for end in (on - timedelta(days=1), starts_on, *ends) if end is not None)


def working_year_start(working_year: int) -> date:
    """The first day of a working year."""
    return date(working_year, 9, 1)


def answer_until(asked_on: date, working_year: int) -> date:
    """The last day on which the link works: 31 October, and at least thirty days after the question."""
    return max(date(working_year, 10, 31), asked_on + timedelta(days=30))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A mandate that has to come so that somebody sits until a day."""

    starts_on: date
    ends_on: date


def stretch_to(ends_on: date | None, last: date, *, on: date) -> Stretch | None:
    """What a mandate that ends on `ends_on` lacks to reach `last`; a right never starts in the past."""
    if ends_on is None or ends_on >= last:
        return None
    starts_on = max(on, ends_on + timedelta(days=1))
    return Stretch(starts_on, last) if starts_on <= last else None
