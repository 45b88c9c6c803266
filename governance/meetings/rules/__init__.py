"""The rhythm of a body: dates in, verdict out. Pure arithmetic, no database and no screen."""

from governance.meetings.rules.rhythm import judge
from governance.meetings.rules.verdict import (
    Bead,
    BeadState,
    Beat,
    Cadence,
    Finding,
    FindingKind,
    Requirement,
    RhythmState,
    RhythmVerdict,
    YearCount,
)
from governance.meetings.rules.weeks import Period, Week, WorkCalendar, monday_of, work_calendar, working_weeks
from governance.meetings.rules.years import CountedYear, YearMeaning

__all__ = [
    "Bead",
    "BeadState",
    "Beat",
    "Cadence",
    "CountedYear",
    "Finding",
    "FindingKind",
    "Period",
    "Requirement",
    "RhythmState",
    "RhythmVerdict",
    "Week",
    "WorkCalendar",
    "YearCount",
    "YearMeaning",
    "judge",
    "monday_of",
    "work_calendar",
    "working_weeks",
]
