"""A meeting in every window of so many working weeks: weekly, 3-weekly, 4-weekly with the voorzitter.

A week without an open day is skipped, so a holiday neither asks for a meeting nor lengthens a gap; a meeting held
in it does shorten the gap. Each working year starts afresh.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from governance.meetings.rules.verdict import Bead, BeadState, Beat, Cadence, Finding, FindingKind, Part, RhythmState
from governance.meetings.rules.weeks import Week, WorkCalendar


@dataclass(frozen=True, slots=True)
class Walk:
    """What walking along the weeks showed: where a meeting was missing, and by when the next one is due."""

    done: tuple[datetime.date, ...]
    missed: tuple[Week, ...]
    due: tuple[Week, ...]
    is_behind: bool
    next_due: datetime.date | None


def judge_cadence(
    cadence: Cadence, beats: Sequence[Beat], calendar: WorkCalendar, margin_days: int, on: datetime.date
) -> Part:
    counted = [beat for beat in beats if counts(beat, cadence, on)]
    walk = walk_weeks(cadence.every, counted, calendar, on)
    margin = datetime.timedelta(days=margin_days)
    recently = any(week.last_open_day >= on - margin for week in walk.missed)
    soon = bool(walk.due) and walk.due[0].last_open_day <= on + margin
    doubtful = any(beat.seen_on(on) == BeadState.UNCONFIRMED for beat in counted)
    if walk.is_behind:
        state = RhythmState.MISSED
    else:
        state = RhythmState.AT_RISK if recently or soon or doubtful else RhythmState.ON_TRACK
    gaps = [(week, BeadState.MISSED) for week in walk.missed] + [(week, BeadState.DUE) for week in walk.due]
    return Part(
        state=state,
        next_due=walk.next_due,
        gaps=tuple(Bead(week.last_open_day, seen, with_chair=cadence.with_chair) for week, seen in gaps),
        findings=tuple(findings(cadence, counted, walk, calendar, soon=soon, on=on)),
    )


def counts(beat: Beat, cadence: Cadence, on: datetime.date) -> bool:
    """Every meeting counts; with the voorzitter only one that he attended, or one to come."""
    return not cadence.with_chair or beat.seen_on(on) == BeadState.PLANNED or (beat.is_held and beat.chair_came)


def walk_weeks(every: int, beats: Sequence[Beat], calendar: WorkCalendar, on: datetime.date) -> Walk:
    """An unconfirmed meeting gets the benefit of the doubt here: it shows as a risk, not as missed."""
    done = tuple(beat.on for beat in beats if beat.seen_on(on) != BeadState.PLANNED)
    gaps = gap_weeks(every, [beat.on for beat in beats], calendar.weeks)
    missed = tuple(week for week in gaps if week.last_open_day < on)
    is_behind = bool(missed) and not any(day > missed[-1].sunday for day in done)
    return Walk(
        done=done,
        missed=missed,
        due=tuple(week for week in gaps if week.last_open_day >= on),
        is_behind=is_behind,
        next_due=due_day(every, done, calendar, on, at_once=is_behind),
    )


def gap_weeks(every: int, days: Sequence[datetime.date], weeks: Sequence[Week]) -> list[Week]:
    """The weeks at whose end a window of `every` weeks had no meeting; after each the count starts again."""
    gaps, since, seen_until = [], 0, datetime.date.min
    for week in weeks:
        if any(seen_until < day < week.monday for day in days):
            since = 0
        since = 0 if any(week.holds(day) for day in days) else since + 1
        if since == every:
            gaps.append(week)
            since = 0
        seen_until = week.sunday
    return gaps


def due_day(
    every: int, done: Sequence[datetime.date], calendar: WorkCalendar, on: datetime.date, *, at_once: bool
) -> datetime.date | None:
    """By when the next meeting must be; past the last week it is asked of the next year."""
    gaps = calendar.from_day(on)[:1] if at_once else gap_weeks(every, done, calendar.weeks)
    days = (week.last_open_day for week in gaps if week.last_open_day >= on)
    following = calendar.next_weeks[every - 1 : every]
    return next(days, following[0].last_open_day if following else None)


def findings(
    cadence: Cadence, counted: Sequence[Beat], walk: Walk, calendar: WorkCalendar, *, soon: bool, on: datetime.date
) -> list[Finding]:
    """The numbers first, then what went wrong, then what is to be done."""
    words = CHAIR_WORDS if cadence.with_chair else MEETING_WORDS
    found = [standing(cadence, counted, walk, calendar, on)]
    if walk.missed:
        days = tuple(week.last_open_day for week in walk.missed)
        found.append(Finding(words.missed, count=len(days), of=cadence.every, days=days))
    if walk.is_behind and walk.next_due:
        found.append(Finding(words.behind, of=cadence.every, days=(walk.next_due,)))
    elif soon:
        found.append(Finding(words.unplanned, of=cadence.every, days=(walk.due[0].last_open_day,)))
    planned = [beat.on for beat in counted if beat.seen_on(on) == BeadState.PLANNED]
    if planned and not cadence.with_chair:
        found.append(Finding(FindingKind.NEXT_PLANNED, days=(planned[0],)))
    return found


@dataclass(frozen=True, slots=True)
class Words:
    since: FindingKind
    missed: FindingKind
    behind: FindingKind
    unplanned: FindingKind


MEETING_WORDS = Words(FindingKind.SINCE_LAST, FindingKind.BEATS_MISSED, FindingKind.BEHIND, FindingKind.DUE_UNPLANNED)
CHAIR_WORDS = Words(FindingKind.CHAIR_LAST, FindingKind.CHAIR_MISSED, FindingKind.CHAIR_BEHIND, FindingKind.CHAIR_DUE)


def standing(
    cadence: Cadence, counted: Sequence[Beat], walk: Walk, calendar: WorkCalendar, on: datetime.date
) -> Finding:
    """Weekly: how many of the finished weeks had a held meeting. Else: how many weeks ago the last one was."""
    finished = [week for week in calendar.weeks if week.last_open_day < on]
    if cadence.every == 1:
        held = [beat.on for beat in counted if beat.seen_on(on) == BeadState.HELD]
        kept = sum(any(week.holds(day) for day in held) for week in finished)
        return Finding(FindingKind.WEEKS_KEPT, count=kept, of=len(finished))
    last = walk.done[-1:]
    since = sum(week.monday > last[0] for week in finished) if last else len(finished)
    words = CHAIR_WORDS if cadence.with_chair else MEETING_WORDS
    return Finding(words.since, count=since, of=cadence.every, days=last)
