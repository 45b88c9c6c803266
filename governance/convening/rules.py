"""When SOM plus has asked loud enough, and until when it waits for an answer. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from fractions import Fraction

DAY = timedelta(days=1)
WORKDAYS = 5


def supporters_needed(filled: int, percent: int, least: int) -> int:
    """How many delegates it takes: a share of the filled seats, rounded up, and never fewer than `least`."""
    share = Fraction(filled * percent, 100)
    return max(least, -(-share.numerator // share.denominator))


def working_day_after(day: date, count: int, closed: Container[date]) -> date:
    """The day on which `count` working days have passed since `day`, which is not counted itself."""
    while count > 0:
        day += DAY
        count -= day.weekday() < WORKDAYS and day not in closed
    return day
