"""When somebody is reminded."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from governance.followup.rules import Patience, asks_reminder

DUE = date(2026, 3, 20)
PATIENCE = Patience(ahead=7, again=14)
DAY = timedelta(days=1)


def reminders(due: date, patience: Patience, days: list[date]) -> list[date]:
    """The days of these on which somebody is told, when we look on each of them."""
    told: list[date] = []
    for day in days:
        if asks_reminder(due, told[-1] if told else None, day, patience):
            told.append(day)
    return told


def test_once_before_once_after_and_then_every_two_weeks() -> None:
    days = [date(2026, 3, 1) + DAY * number for number in range(60)]
    assert reminders(DUE, PATIENCE, days) == [DUE - 7 * DAY, DUE + DAY, DUE + 15 * DAY, DUE + 29 * DAY]


def test_a_due_date_that_moves_away_is_announced_again() -> None:
    told = DUE - 7 * DAY
    later = DUE + 60 * DAY
    assert not asks_reminder(later, told, DUE, PATIENCE)
    assert asks_reminder(later, told, later - 7 * DAY, PATIENCE)


@given(
    ahead=st.integers(1, 60),
    again=st.integers(2, 60),
    gaps=st.lists(st.integers(0, 9), max_size=60),
    start=st.integers(-90, 30),
)
def test_never_twice_a_day_never_silent_about_what_is_late(ahead: int, again: int, gaps: list[int], start: int) -> None:
    patience, days = Patience(ahead, again), []
    day = DUE + DAY * start
    for gap in gaps:
        days.append(day)
        day += DAY * gap
    told = reminders(DUE, patience, days)
    assert len(set(told)) == len(told)
    assert all(day >= DUE - ahead * DAY for day in told)
    assert sum(day <= DUE for day in told) <= 1
    late = [day for day in days if day > DUE]
    assert bool(late) == any(day > DUE for day in told)
    overdue = [day for day in told if day > DUE]
    assert all((b - a).days >= again for a, b in pairwise(overdue))
