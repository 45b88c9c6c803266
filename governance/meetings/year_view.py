"""One year of the bodies, planned, held and cancelled, with the verdict of each over that year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from governance.bodies.models import Body
from governance.meetings.models import Meeting
from governance.meetings.queries import DAY, WEEK, counts_for, judged, meetings_between
from governance.meetings.requirements import calendar_in, requirement_of
from governance.meetings.rules import CountedYear, RhythmVerdict, WorkCalendar, YearMeaning, monday_of
from governance.meetings.wording import in_year
from som_portal.kit import clock

FIRST_START, YEARS_AHEAD = 2020, 2


@dataclass(frozen=True, slots=True)
class BodyYear:
    """One body in one year. `verdict` is None for a year that has not begun: nobody can be behind in it.

    `counts`: how many of its meetings ended up in each Meeting.State.
    """

    body: Body
    calendar: WorkCalendar
    verdict: RhythmVerdict | None
    meetings: tuple[Meeting, ...]
    counts: Mapping[str, int]


def year_asked(text: str, meaning: YearMeaning, today: date) -> CountedYear:
    """The year whose first calendar year was asked for; the one of today for anything odd."""
    now = CountedYear.of_day(today, meaning)
    if not (text.isascii() and text.isdecimal() and len(text) == len("2026")):
        return now
    return CountedYear(int(text), meaning) if FIRST_START <= int(text) <= now.start + YEARS_AHEAD else now


def neighbours_of(year: CountedYear, today: date) -> dict[str, CountedYear | None]:
    """The year before and after it, as far as the portal shows them."""
    last = CountedYear.of_day(today, year.meaning).start + YEARS_AHEAD
    return {
        "before": year.preceding if year.start > FIRST_START else None,
        "after": year.following if year.start < last else None,
    }


def meaning_asked(text: str) -> YearMeaning:
    """The meaning of a year by its word in an address; the working year for anything odd."""
    return YearMeaning(text) if text in list(YearMeaning) else YearMeaning.WORKING


def shown_weeks(year: CountedYear) -> tuple[date, ...]:
    """The Monday of every ISO week that has a day in the year."""
    monday, mondays = monday_of(year.period.starts_on), []
    while monday <= year.period.ends_on:
        mondays.append(monday)
        monday += WEEK
    return tuple(mondays)


def bodies_in(year: CountedYear, bodies: Sequence[Body], meetings: Sequence[Meeting], at: datetime) -> list[BodyYear]:
    """Each body with its meetings and its verdict over the year. No queries."""
    rows, today = [], clock.day_of(at)
    for body in bodies:
        mine = tuple(meeting for meeting in meetings if counts_for(body, meeting))
        calendar = calendar_in(body.slug, year)
        seen_on = day_to_judge(body, calendar, today)
        verdict = seen_on and judged(body, mine, calendar, seen_on, year=in_year(year, today))
        counts = Counter(str(meeting.state_at(at)) for meeting in mine)
        rows.append(BodyYear(body, calendar, verdict or None, mine, counts))
    return rows


def meetings_of(year: CountedYear, body: Body | None) -> list[Meeting]:
    """The meetings of the shown weeks, of one body or of all, cancelled ones too. One query."""
    weeks = shown_weeks(year)
    rows = meetings_between(weeks[0], weeks[-1] + WEEK - DAY).order_by("starts_at", "pk")
    return list(rows if body is None else rows.of_body(body))


def day_to_judge(body: Body, calendar: WorkCalendar, today: date) -> date | None:
    """Today in the year of today; of a year that is over, the end of its last working week, when nothing is suspended.

    None for a year that has not begun.
    """
    counts_weeks = bool(requirement_of(body.slug).cadences)
    is_now = calendar.has_week_of(today) if counts_weeks else today in calendar.period
    if is_now:
        return today
    is_over = calendar.period.ends_on < today and calendar.weeks
    return calendar.weeks[-1].sunday if is_over else None
