"""Flemish school holidays and Belgian public holidays, computed by the library `holidays`.

Ministers do deviate from the rule now and then; editable rows on top of this are for the year planner.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from holidays import country_holidays

FIRST_YEAR, LAST_YEAR = 2010, 2100
"""The calendar years the library knows whole; outside them there are no holidays here."""
SCHOOL, PUBLIC = "school", "public"
DAY = datetime.timedelta(days=1)
PUPILS_EXAMS = 14 * DAY
"""Pupils sit exams in the two weeks before the kerstvakantie, and in June."""
STUDENTS_EXAMS = (((1, 6), (1, 31)), ((6, 1), (6, 30)), ((8, 16), (9, 7)))
"""Students sit exams about these days (month, day), first and last included."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days of one name in a row, first and last included; `is_school` when it is a holiday of the schools."""

    name: str
    first: datetime.date
    last: datetime.date
    is_school: bool

    @property
    def is_break(self) -> bool:
        """A week or more, such as the herfstvakantie; else it is a free day."""
        return self.last - self.first >= 4 * DAY


def holidays_between(first: datetime.date, last: datetime.date) -> tuple[Holiday, ...]:
    """Every holiday that touches the days from first to last, in order; those of the schools before public ones.

    A public holiday that is also a free day of the schools (11 November) is named once, as theirs.
    """
    years = range(first.year - 1, last.year + 2)
    school = _merged(years, SCHOOL)
    public = {day: name for day, name in _merged(years, PUBLIC).items() if school.get(day) != name}
    found = [*_stretches(school, is_school=True), *_stretches(public, is_school=False)]
    touching = (holiday for holiday in found if holiday.first <= last and holiday.last >= first)
    return tuple(sorted(touching, key=lambda holiday: (holiday.first, not holiday.is_school)))


def school_holiday_on(day: datetime.date) -> str:
    """The name of the school holiday or free day a day falls in, else empty."""
    return _days(SCHOOL, day.year).get(day, "")


def public_holiday_on(day: datetime.date) -> str:
    """The name of the public holiday that a day is, also when the schools call it theirs; else empty."""
    return _days(PUBLIC, day.year).get(day, "")


def holiday_on(day: datetime.date) -> str:
    """The name of the school or public holiday a day falls in, else empty."""
    return school_holiday_on(day) or public_holiday_on(day)


def closed_days(years: Iterable[int], *, pausing: bool) -> dict[datetime.date, str]:
    """The days of some calendar years on which nobody is asked to meet, with their names.

    Public holidays always; `pausing`: the school holidays too.
    """
    years = tuple(years)
    return _merged(years, PUBLIC) | (_merged(years, SCHOOL) if pausing else {})


def is_exam_period(day: datetime.date) -> bool:
    """Whether pupils or students are about to sit exams around this day."""
    if school_holiday_on(day) == "Kerstvakantie":
        return False
    if any(first <= (day.month, day.day) <= last for first, last in STUDENTS_EXAMS):
        return True
    soon = (day + number * DAY for number in range(1, PUPILS_EXAMS.days + 1))
    return day.month == 12 and any(school_holiday_on(later) == "Kerstvakantie" for later in soon)


@cache
def _days(category: str, year: int) -> Mapping[datetime.date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    return dict(country_holidays("BE", subdiv="Flemish", categories=(category,), years=year, language="nl"))


def _merged(years: Iterable[int], category: str) -> dict[datetime.date, str]:
    return {day: name for year in years for day, name in _days(category, year).items()}


def _stretches(days: Mapping[datetime.date, str], *, is_school: bool) -> list[Holiday]:
    """Days in a row with one name, as one holiday; the kerstvakantie thus crosses the year."""
    stretches: list[Holiday] = []
    for day in sorted(days):
        last = stretches[-1] if stretches else None
        if last and last.name == days[day] and last.last + DAY == day:
            stretches[-1] = Holiday(last.name, last.first, day, is_school)
        else:
            stretches.append(Holiday(days[day], day, day, is_school))
    return stretches
