"""The only place that asks what time it is. Moments are aware and in UTC; days are days in Leuven."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
WORKING_YEAR_STARTS_IN = 9


def now() -> datetime:
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today in Europe/Brussels."""
    return day_of(now())


def local(moment: datetime) -> datetime:
    """The moment on the clock in Europe/Brussels."""
    return moment.astimezone(BRUSSELS)


def day_of(moment: datetime) -> date:
    """The calendar day of the moment in Europe/Brussels."""
    return local(moment).date()


def brussels(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment by the clock in Europe/Brussels."""
    return datetime(year, month, day, hour, minute, tzinfo=BRUSSELS)


def working_year(day: date) -> int:
    """The calendar year in which the working year (1 September – 31 August) of `day` began."""
    return day.year if day.month >= WORKING_YEAR_STARTS_IN else day.year - 1
