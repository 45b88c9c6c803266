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
from governance.meetings.rules.weeks import Period, Week, WorkCalendar, work_calendar, working_weeks

__all__ = [
    "Bead",
    "BeadState",
    "Beat",
    "Cadence",
    "Finding",
    "FindingKind",
    "Period",
    "Requirement",
    "RhythmState",
    "RhythmVerdict",
    "Week",
    "WorkCalendar",
    "YearCount",
    "judge",
    "work_calendar",
    "working_weeks",
]
