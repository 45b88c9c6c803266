"""The dates of the demo, relative to today, so that there is always a past and a future.

"J 03-12" is 12 March of year J, the year of (today − 120 days); "J-1 10-09" and "J+1 02-25" likewise;
"nu-60" is sixty days ago.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.meetings.school_calendar import holiday_on
from som_portal.kit import clock

YEAR_SHIFT = timedelta(days=120)
WRITTEN = re.compile(r"J(?P<shift>[+-]\d)? (?P<month>\d\d)-(?P<day>\d\d)")


@dataclass(frozen=True, slots=True)
class DemoCalendar:
    """Turns the written dates of demo.toml into days and moments around `today`."""

    today: date

    @property
    def year(self) -> int:
        """Year J."""
        return (self.today - YEAR_SHIFT).year

    def day(self, written: str, weekday: int | None = None) -> date:
        """The day meant; with `weekday` (0 = Monday) moved on to the first such school day."""
        if written.startswith("nu"):
            day = self.today + timedelta(days=int(written[2:] or 0))
        else:
            found = WRITTEN.fullmatch(written)
            if found is None:
                raise ValueError(written)
            day = date(self.year + int(found["shift"] or 0), int(found["month"]), int(found["day"]))
        return day if weekday is None else self._school_day(day, weekday)

    def moment(self, day: date, hour: str = "09:00") -> datetime:
        """The moment on the clock in Leuven."""
        hours, minutes = (int(part) for part in hour.split(":"))
        return clock.brussels(day.year, day.month, day.day, hours, minutes)

    def is_past(self, moment: datetime) -> bool:
        """Before the start of today."""
        return clock.day_of(moment) < self.today

    def _school_day(self, day: date, weekday: int) -> date:
        while day.weekday() != weekday or holiday_on(day):
            day += timedelta(days=1)
        return day
