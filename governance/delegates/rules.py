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
