"""A number of meetings a year: SOM plus, and the raad with its open joint one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from governance.meetings.rules.verdict import Bead, BeadState, Beat, Finding, FindingKind, Part, RhythmState, YearCount
from governance.meetings.rules.weeks import Week, WorkCalendar


def judge_year_count(wanted: YearCount, beats: Sequence[Beat], calendar: WorkCalendar, on: datetime.date) -> Part:
    """On track when enough meetings are held or planned; missed when too few open days are left for the rest."""
    short = missing(wanted, beats)
    free = set(calendar.open_days_from(on)) - {beat.on for beat in beats}
    is_lost = short > len(free)
    doubtful = any(beat.seen_on(on) == BeadState.UNCONFIRMED for beat in beats)
    unsettled = RhythmState.AT_RISK if short or doubtful else RhythmState.ON_TRACK
    return Part(
        state=RhythmState.MISSED if is_lost else unsettled,
        next_due=next_due(wanted, beats, calendar, on),
        gaps=lost_beads(short, calendar) if is_lost else due_beads(wanted, short, calendar, on),
        findings=tuple(findings(wanted, beats, on, short=short, is_lost=is_lost)),
    )


def missing(wanted: YearCount, beats: Sequence[Beat]) -> int:
    joint = sum(beat.is_joint for beat in beats)
    return wanted.short(len(beats) - joint, joint)


def held(beats: Sequence[Beat], on: datetime.date) -> list[Beat]:
    return [beat for beat in beats if beat.seen_on(on) == BeadState.HELD]


def pace_day(number: int, total: int, weeks: Sequence[Week]) -> datetime.date:
    """The last open day for meeting `number` (from 1) of `total`, when they are spread evenly over the weeks."""
    return weeks[-(-number * len(weeks) // total) - 1].last_open_day


def due_day(number: int, total: int, calendar: WorkCalendar, on: datetime.date) -> datetime.date | None:
    """The even pace, or the first week that is left once that day has passed."""
    left = calendar.from_day(on)
    if not left:
        return None
    return max(pace_day(number, total, calendar.weeks), left[0].last_open_day)


def next_due(
    wanted: YearCount, beats: Sequence[Beat], calendar: WorkCalendar, on: datetime.date
) -> datetime.date | None:
    """By when the next meeting must be held to keep an even pace; next year's first one when this year is done."""
    short = missing(wanted, held(beats, on))
    due = due_day(wanted.total - short + 1, wanted.total, calendar, on) if short else None
    if due is None and calendar.next_weeks:
        return pace_day(1, wanted.total, calendar.next_weeks)
    return due


def due_beads(wanted: YearCount, short: int, calendar: WorkCalendar, on: datetime.date) -> tuple[Bead, ...]:
    numbers = range(wanted.total - short + 1, wanted.total + 1)
    days = (due_day(number, wanted.total, calendar, on) for number in numbers)
    return tuple(Bead(day, BeadState.DUE) for day in days if day)


def lost_beads(short: int, calendar: WorkCalendar) -> tuple[Bead, ...]:
    last_day = calendar.weeks[-1].last_open_day if calendar.weeks else calendar.period.ends_on
    return (Bead(last_day, BeadState.MISSED),) * short


def findings(
    wanted: YearCount, beats: Sequence[Beat], on: datetime.date, *, short: int, is_lost: bool
) -> list[Finding]:
    done = held(beats, on)
    found = [Finding(FindingKind.YEAR_HELD, count=len(done), of=wanted.total)]
    joint = [beat.on for beat in beats if beat.is_joint]
    if joint or wanted.joint:
        found.append(Finding(FindingKind.YEAR_JOINT, count=len(joint), of=wanted.joint, days=tuple(joint)))
    if short:
        kind = FindingKind.YEAR_LOST if is_lost else FindingKind.YEAR_SHORT
        found.append(Finding(kind, count=wanted.total - short, of=wanted.total))
    planned = [beat.on for beat in beats if beat.seen_on(on) == BeadState.PLANNED]
    if planned:
        found.append(Finding(FindingKind.NEXT_PLANNED, days=(planned[0],)))
    return found
