"""The Flemish school calendar: what was published, and the rule of the government for every year to come."""

import calendar as wall_calendar
from datetime import date, timedelta

import pytest
from dateutil.easter import easter

from governance.meetings.school_calendar import (
    Holiday,
    closed_days,
    holiday_on,
    holidays_between,
    is_exam_period,
    school_holiday_on,
)

DAY = timedelta(days=1)
BREAKS = ("Herfstvakantie", "Kerstvakantie", "Krokusvakantie", "Paasvakantie")


def breaks(start: int) -> dict[str, tuple[date, date]]:
    """The four holidays of a school year, first and last day."""
    found = holidays_between(date(start, 9, 1), date(start + 1, 6, 30))
    return {holiday.name: (holiday.first, holiday.last) for holiday in found if holiday.name in BREAKS}


PUBLISHED = {
    2018: ("2018-10-29 2018-11-04", "2018-12-24 2019-01-06", "2019-03-04 2019-03-10", "2019-04-08 2019-04-22"),
    2019: ("2019-10-28 2019-11-03", "2019-12-23 2020-01-05", "2020-02-24 2020-03-01", "2020-04-06 2020-04-19"),
    2020: ("2020-11-02 2020-11-08", "2020-12-21 2021-01-03", "2021-02-15 2021-02-21", "2021-04-05 2021-04-18"),
    2021: ("2021-11-01 2021-11-07", "2021-12-27 2022-01-09", "2022-02-28 2022-03-06", "2022-04-04 2022-04-18"),
    2025: ("2025-10-27 2025-11-02", "2025-12-22 2026-01-04", "2026-02-16 2026-02-22", "2026-04-06 2026-04-19"),
    2026: ("2026-11-02 2026-11-08", "2026-12-21 2027-01-03", "2027-02-08 2027-02-14", "2027-03-29 2027-04-11"),
}


@pytest.mark.parametrize("start", PUBLISHED)
def test_the_published_holidays_are_found(start: int) -> None:
    days = [tuple(date.fromisoformat(day) for day in pair.split()) for pair in PUBLISHED[start]]
    assert breaks(start) == dict(zip(BREAKS, days, strict=True))


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def autumn(start: int) -> tuple[date, date]:
    first_of_november = date(start, 11, 1)
    first = first_of_november + DAY if first_of_november.weekday() == 6 else monday_of(first_of_november)
    return first, first + 6 * DAY


def christmas(start: int) -> tuple[date, date]:
    day = date(start, 12, 25)
    first = monday_of(day) + (7 * DAY if day.weekday() >= 5 else 0 * DAY)
    return first, first + 13 * DAY


def carnival(start: int) -> tuple[date, date]:
    first = easter(start + 1) - 48 * DAY
    return first, first + 6 * DAY


def spring(start: int) -> tuple[date, date]:
    sunday = easter(start + 1)
    if sunday.month == 3:
        return sunday + DAY, sunday + 14 * DAY
    if sunday > date(start + 1, 4, 15):
        return sunday - 13 * DAY, sunday + DAY
    monday = next(
        day for day in wall_calendar.Calendar().itermonthdates(start + 1, 4) if day.month == 4 and day.weekday() == 0
    )
    last = monday + 13 * DAY
    return monday, max(last, sunday + DAY) if sunday == last else last


@pytest.mark.parametrize("start", range(2010, 2061))
def test_every_year_follows_the_rule_of_the_government(start: int) -> None:
    rule = (autumn(start), christmas(start), carnival(start), spring(start))
    assert breaks(start) == dict(zip(BREAKS, rule, strict=True))


@pytest.mark.parametrize("start", range(2010, 2061))
def test_free_days_and_the_summer_are_free(start: int) -> None:
    sunday = easter(start + 1)
    free = [date(start, 11, 11), date(start + 1, 5, 1)] + [sunday + days * DAY for days in (1, 39, 40, 50)]
    assert all(holiday_on(day) for day in free)
    summer = [date(start + 1, 7, 1) + number * DAY for number in range(62)]
    assert {school_holiday_on(day) for day in summer} == {"Zomervakantie"}
    assert school_holiday_on(date(start + 1, 6, 30)) == school_holiday_on(date(start + 1, 9, 1)) == ""


def test_a_free_day_of_the_schools_that_is_a_public_holiday_is_named_once() -> None:
    assert holidays_between(date(2026, 11, 9), date(2026, 11, 13)) == (
        Holiday("Wapenstilstand", date(2026, 11, 11), date(2026, 11, 11), is_school=True),
    )
    names = [holiday.name for holiday in holidays_between(date(2026, 12, 24), date(2026, 12, 26))]
    assert names == ["Kerstvakantie", "Kerstmis"]


def test_a_public_holiday_closes_for_everybody_and_a_school_holiday_only_for_who_pauses() -> None:
    pausing, working = (closed_days(range(2026, 2028), pausing=pausing) for pausing in (True, False))
    autumn_tuesday, armistice = date(2026, 11, 3), date(2026, 11, 11)
    assert (autumn_tuesday in pausing, autumn_tuesday in working) == (True, False)
    assert (armistice in pausing, armistice in working) == (True, True)


def test_years_that_no_calendar_knows_have_no_holidays() -> None:
    assert school_holiday_on(date(1, 1, 1)) == school_holiday_on(date(9999, 12, 31)) == ""
    assert holidays_between(date(2200, 1, 1), date(2200, 12, 31)) == ()


@pytest.mark.parametrize(
    ("day", "busy"),
    [
        (date(2026, 12, 4), False),
        (date(2026, 12, 7), True),
        (date(2026, 12, 18), True),
        (date(2026, 12, 28), False),
        (date(2027, 1, 15), True),
        (date(2027, 2, 1), False),
        (date(2027, 6, 10), True),
        (date(2027, 8, 20), True),
        (date(2027, 10, 8), False),
    ],
)
def test_the_weeks_of_exams_are_known(day: date, busy: bool) -> None:
    assert is_exam_period(day) is busy
