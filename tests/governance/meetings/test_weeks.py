"""Working weeks: counted once, whole, and only when somebody may meet."""

from datetime import date
from itertools import pairwise

from governance.meetings.rules import (
    Period,
    work_calendar,
)
from tests.governance.meetings.years import (
    DAY,
    WEEK,
    YEAR,
    calendar,
    year,
)


def test_the_working_year_2026_has_38_working_weeks_between_6_paused_ones_and_the_summer() -> None:
    assert len(YEAR.weeks) == 38
    before_summer = [monday for monday in mondays(YEAR.period) if monday < date(2027, 7, 1)]
    assert len(before_summer) == 44
    assert len(before_summer) - len(YEAR.weeks) == 6


def mondays(period: Period) -> list[date]:
    return [week.monday for week in work_calendar(period, period, ()).weeks]


def test_every_working_year_has_37_or_38_working_weeks() -> None:
    assert {len(calendar(start).weeks) for start in range(2010, 2098)} == {37, 38}
    assert [len(calendar(start).weeks) for start in (2018, 2025, 2026)] == [37, 38, 38]


def test_a_body_that_does_not_pause_has_every_week_even_the_53rd() -> None:
    weeks = calendar(2026, pausing=False).weeks
    assert len(weeks) == 52
    assert [week.monday for week in weeks if week.number == 53] == [date(2026, 12, 28)]


def test_each_week_belongs_to_exactly_one_year() -> None:
    all_weeks = [week.monday for start in range(2010, 2040) for week in calendar(start, pausing=False).weeks]
    assert all(later - earlier == WEEK for earlier, later in pairwise(all_weeks))


def test_weeks_cross_both_clock_changes_whole() -> None:
    holding = [
        w for w in calendar(2026, pausing=False).weeks if w.holds(date(2026, 10, 25)) or w.holds(date(2027, 3, 28))
    ]
    assert [(week.monday, week.sunday) for week in holding] == [
        (date(2026, 10, 19), date(2026, 10, 25)),
        (date(2027, 3, 22), date(2027, 3, 28)),
    ]


def test_a_week_with_one_open_day_is_a_working_week() -> None:
    monday = date(2026, 9, 7)
    closed = {monday + number * DAY for number in range(5)}
    assert monday not in [week.monday for week in work_calendar(year(2026), year(2027), closed).weeks]
    one_open = [w for w in work_calendar(year(2026), year(2027), closed - {monday + DAY}).weeks if w.monday == monday]
    assert [week.open_days for week in one_open] == [(monday + DAY,)]
