"""What the charter and the house rules ask of a body, in the terms of the rhythm rules."""

from __future__ import annotations

from datetime import date, timedelta

from governance.charter.norms import RhythmNorm, charter, house_rules
from governance.meetings.rules import (
    Cadence,
    CountedYear,
    Period,
    Requirement,
    WorkCalendar,
    YearCount,
    YearMeaning,
    work_calendar,
)
from governance.meetings.school_calendar import closed_days

DAY = timedelta(days=1)


def requirement_of(body: str) -> Requirement:
    """The rhythm of a body by its slug; the margin is the notice that documents need (house rule 17)."""
    norm, margin = charter().body(body).rhythm, house_rules().documents_days
    if norm.kind == "per_year":
        return Requirement(year=YearCount(own=norm.minimum, joint=norm.open_count), margin_days=margin)
    return Requirement(cadences=cadences_of(norm), margin_days=margin)


def cadences_of(norm: RhythmNorm) -> tuple[Cadence, ...]:
    """The cadence of a body, and the one with the voorzitter beside it."""
    own = Cadence(norm.weeks)
    return (own, Cadence(norm.chair_weeks, with_chair=True)) if norm.chair_weeks else (own,)


def working_year_of(start: int) -> Period:
    """The working year that begins in September of a calendar year (house rule 11)."""
    return CountedYear(start).period


def calendar_of(body: str, on: date, meaning: YearMeaning = YearMeaning.WORKING) -> WorkCalendar:
    """The year in which a body counts on a day.

    Weeks are counted in the year in which they end, so the days of August before 1 September are in the new one.
    """
    counts_weeks = bool(requirement_of(body).cadences)
    counted_on = on + (6 - on.weekday()) * DAY if counts_weeks else on
    return calendar_in(body, CountedYear.of_day(counted_on, meaning))


def calendar_in(body: str, year: CountedYear) -> WorkCalendar:
    """One year as one body sees it; the year before matters, because its last week may end in this one."""
    closed = closed_days(range(year.start - 1, year.start + 3), pausing=house_rules().is_paused_in_holidays(body))
    return work_calendar(year.period, year.following.period, closed)
