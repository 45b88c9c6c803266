"""The verdict over a body's rhythm, from its cadences or its number a year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from governance.meetings.rules.cadence import judge_cadence
from governance.meetings.rules.verdict import (
    Bead,
    BeadState,
    Beat,
    Finding,
    FindingKind,
    Requirement,
    RhythmState,
    RhythmVerdict,
)
from governance.meetings.rules.weeks import WorkCalendar
from governance.meetings.rules.year_count import judge_year_count

GRAVITY = (RhythmState.MISSED, RhythmState.AT_RISK, RhythmState.ON_TRACK)


def judge(
    requirement: Requirement, beats: Sequence[Beat], calendar: WorkCalendar, *, on: datetime.date
) -> RhythmVerdict:
    """Weigh the meetings of one body in one year against what the charter asks, as seen on a day of that year.

    In a week without one open day the cadences are suspended, whatever happened before: nobody is asked to meet now.
    """
    in_order = sorted(beats, key=lambda beat: beat.on)
    by_week = [beat for beat in in_order if calendar.has_week_of(beat.on)]
    by_day = [beat for beat in in_order if beat.on in calendar.period]
    parts = [judge_cadence(cadence, by_week, calendar, requirement.margin_days, on) for cadence in requirement.cadences]
    if requirement.year is not None:
        parts.append(judge_year_count(requirement.year, by_day, calendar, on))
    counted = by_week if requirement.cadences else by_day
    state = next(state for state in GRAVITY if any(part.state == state for part in parts))
    paused = bool(requirement.cadences) and not calendar.is_working_week(on)
    beads = [*meeting_beads(counted, on), *(bead for part in parts for bead in part.gaps if not bead.with_chair)]
    return RhythmVerdict(
        state=RhythmState.SUSPENDED if paused else state,
        next_due=min((part.next_due for part in parts if part.next_due), default=None),
        next_planned=next((beat.on for beat in counted if beat.seen_on(on) == BeadState.PLANNED), None),
        beads=tuple(sorted(beads, key=lambda bead: bead.on)),
        findings=(
            *(paused_finding(calendar, on) if paused else ()),
            *(finding for part in parts for finding in part.findings),
            *unconfirmed_finding(counted, on),
        ),
    )


def meeting_beads(beats: Sequence[Beat], on: datetime.date) -> list[Bead]:
    return [Bead(b.on, b.seen_on(on), is_joint=b.is_joint, with_chair=b.chair_came and b.on <= on) for b in beats]


def paused_finding(calendar: WorkCalendar, on: datetime.date) -> tuple[Finding, ...]:
    reopens = calendar.reopens_on(on)
    return (Finding(FindingKind.PAUSED, days=(reopens,) if reopens else ()),)


def unconfirmed_finding(beats: Sequence[Beat], on: datetime.date) -> tuple[Finding, ...]:
    days = tuple(beat.on for beat in beats if beat.seen_on(on) == BeadState.UNCONFIRMED)
    return (Finding(FindingKind.UNCONFIRMED, count=len(days), days=days),) if days else ()
