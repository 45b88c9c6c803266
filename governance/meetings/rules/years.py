"""What "per year" means: the working year of the schools, or the calendar year (house rule 11)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from governance.meetings.rules.weeks import DAY, Period
from som_portal.kit import clock


class YearMeaning(StrEnum):
    """Which year one counts in. The words stand in addresses."""

    WORKING = "werkjaar"
    CALENDAR = "kalenderjaar"


FIRST_MONTHS = {YearMeaning.WORKING: clock.WORKING_YEAR_STARTS_IN, YearMeaning.CALENDAR: 1}


@dataclass(frozen=True, slots=True)
class CountedYear:
    """One year to count in; `start` is the calendar year in which it begins."""

    start: int
    meaning: YearMeaning = YearMeaning.WORKING

    @classmethod
    def of_day(cls, day: datetime.date, meaning: YearMeaning = YearMeaning.WORKING) -> CountedYear:
        """The year a day lies in."""
        return cls(day.year if day.month >= FIRST_MONTHS[meaning] else day.year - 1, meaning)

    @property
    def period(self) -> Period:
        """Its first and its last day."""
        first = datetime.date(self.start, FIRST_MONTHS[self.meaning], 1)
        return Period(first, first.replace(year=self.start + 1) - DAY)

    @property
    def following(self) -> CountedYear:
        """The year after."""
        return CountedYear(self.start + 1, self.meaning)

    @property
    def preceding(self) -> CountedYear:
        """The year before."""
        return CountedYear(self.start - 1, self.meaning)

    @property
    def name(self) -> str:
        """As it is written: 2026-2027, or 2027."""
        return str(self.start) if self.meaning == YearMeaning.CALENDAR else f"{self.start}-{self.start + 1}"
