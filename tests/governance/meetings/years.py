"""Made-up working years for the rhythm tests."""

from collections.abc import Sequence
from datetime import date, timedelta

from governance.meetings.rules import (
    BeadState,
    Beat,
    Cadence,
    FindingKind,
    Period,
    Requirement,
    RhythmVerdict,
    WorkCalendar,
    YearCount,
    work_calendar,
)
from governance.meetings.school_calendar import closed_days

DAY = timedelta(days=1)
WEEKLY = Requirement(cadences=(Cadence(1),))
THREE_WEEKLY = Requirement(cadences=(Cadence(3),))
CELL = Requirement(cadences=(Cadence(1), Cadence(4, with_chair=True)))
RAAD = Requirement(year=YearCount(own=4, joint=1))
PLUS = Requirement(year=YearCount(own=2))
WEEK = timedelta(days=7)


def year(start: int) -> Period:
    return Period(date(start, 9, 1), date(start + 1, 8, 31))


def calendar(start: int, *, pausing: bool = True) -> WorkCalendar:
    closed = closed_days(range(start, start + 3), pausing=pausing)
    return work_calendar(year(start), year(start + 1), closed)


YEAR = calendar(2026)


def weekly(
    until: date, *, chair_every: int = 0, skip: Sequence[date] = (), planned_until: date | None = None
) -> list[Beat]:
    """A meeting every Tuesday of a working week: held before a day, planned from then on."""
    days = [week.monday + DAY for week in YEAR.weeks]
    return [
        Beat(day, is_held=day < until, chair_came=bool(chair_every) and number % chair_every == 0)
        for number, day in enumerate(days)
        if day not in skip and (planned_until is None or day <= planned_until)
    ]


def states(verdict: RhythmVerdict) -> dict[date, BeadState]:
    return {bead.on: bead.state for bead in verdict.beads}


def kinds(verdict: RhythmVerdict) -> list[FindingKind]:
    return [finding.kind for finding in verdict.findings]
