"""How much support it takes, and how long an answer may take."""

from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.convening.queries import due_after
from governance.convening.rules import supporters_needed, working_day_after

DAYS = st.dates(date(2020, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(("filled", "needed"), [(0, 5), (30, 5), (50, 5), (51, 6), (75, 8), (100, 10)])
def test_a_tenth_of_the_filled_seats_rounded_up_and_at_least_five(filled: int, needed: int) -> None:
    assert supporters_needed(filled, 10, 5) == needed


@given(filled=st.integers(0, 500), percent=st.integers(1, 100), least=st.integers(1, 50))
def test_the_share_is_never_rounded_down(filled: int, percent: int, least: int) -> None:
    needed = supporters_needed(filled, percent, least)
    assert needed >= least
    assert needed * 100 >= filled * percent
    assert needed == least or (needed - 1) * 100 < filled * percent
    assert needed == max(least, ceil(filled * percent / 100))


@given(day=DAYS, count=st.integers(0, 60), off=st.sets(st.integers(0, 150), max_size=40))
def test_so_many_working_days_lie_between(day: date, count: int, off: set[int]) -> None:
    closed = {day + timedelta(days=number) for number in off}
    found = working_day_after(day, count, closed)
    between = [day + timedelta(days=number) for number in range(1, (found - day).days + 1)]
    assert sum(one.weekday() < 5 and one not in closed for one in between) == count
    assert count == 0 or (found.weekday() < 5 and found not in closed)


@pytest.mark.django_db
def test_the_clock_stands_still_in_the_school_holidays() -> None:
    assert due_after(date(2026, 11, 25)) == date(2026, 12, 16)
    assert due_after(date(2026, 12, 11)) == date(2027, 1, 15)
