"""Working weeks: the unit in which the charter's rhythms are counted."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator
from dataclasses import dataclass

DAY = datetime.timedelta(days=1)
WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A year to count in, first and last day included."""

    starts_on: datetime.date
    ends_on: datetime.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, datetime.date) and self.starts_on <= day <= self.ends_on

    def days(self) -> Iterator[datetime.date]:
        for number in range((self.ends_on - self.starts_on).days + 1):
            yield self.starts_on + number * DAY


@dataclass(frozen=True, slots=True)
class Week:
    """A working week: an ISO week with at least one open day, Monday to Friday."""

    monday: datetime.date
    open_days: tuple[datetime.date, ...]

    @property
    def sunday(self) -> datetime.date:
        return self.monday + 6 * DAY

    @property
    def last_open_day(self) -> datetime.date:
        return self.open_days[-1]

    @property
    def number(self) -> int:
        """The ISO week number, 1 to 53."""
        return self.monday.isocalendar().week

    def holds(self, day: datetime.date) -> bool:
        return self.monday <= day <= self.sunday


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working weeks of one year and of the next, as one body sees them."""

    period: Period
    weeks: tuple[Week, ...]
    next_weeks: tuple[Week, ...]

    def has_week_of(self, day: datetime.date) -> bool:
        """Whether the ISO week of a day belongs to this year, also when the day itself lies just before it."""
        return monday_of(day) + 6 * DAY in self.period

    def from_day(self, day: datetime.date) -> tuple[Week, ...]:
        """The weeks of this year that still have an open day, that day included."""
        return tuple(week for week in self.weeks if week.last_open_day >= day)

    def open_days_from(self, day: datetime.date) -> tuple[datetime.date, ...]:
        return tuple(open_day for week in self.from_day(day) for open_day in week.open_days if open_day >= day)

    def is_working_week(self, day: datetime.date) -> bool:
        return any(week.holds(day) for week in self.weeks)

    def reopens_on(self, day: datetime.date) -> datetime.date | None:
        """The first open day after a day, also when that is in the next year."""
        upcoming = (d for week in (*self.weeks, *self.next_weeks) for d in week.open_days if d > day)
        return next(upcoming, None)


def monday_of(day: datetime.date) -> datetime.date:
    return day - day.weekday() * DAY


def working_weeks(period: Period, closed: Container[datetime.date]) -> tuple[Week, ...]:
    """The working weeks of a period: a week belongs to the year in which it ends, so it is asked for once."""
    monday, weeks = monday_of(period.starts_on), []
    while monday + 6 * DAY <= period.ends_on:
        days = (monday + number * DAY for number in range(WORKDAYS))
        open_days = tuple(day for day in days if day not in closed)
        if open_days:
            weeks.append(Week(monday, open_days))
        monday += 7 * DAY
    return tuple(weeks)


def work_calendar(period: Period, following: Period, closed: Container[datetime.date]) -> WorkCalendar:
    """Closed days are the public holidays, and the school holidays for a body that pauses in them."""
    return WorkCalendar(period, working_weeks(period, closed), working_weeks(following, closed))
