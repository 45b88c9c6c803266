"""The hard rules, each looked at by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from governance.planner.checker.calendar import ONE, expected, is_away, meetings_of, week_number, working_weeks
from governance.planner.checker.waived import is_waived, unexcused
from governance.planner.rules.problem import Link, Pin, Planned, Problem, Series


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule, what it is about, and the day where that shows (None: the whole year)."""

    kind: str
    about: str
    day: date | None = None


def violations(problem: Problem, plan: Sequence[Planned]) -> list[Violation]:
    """Every rule that a plan breaks; none means that it may be published."""
    found: list[Violation] = []
    for series in problem.series:
        found += _rhythm(problem, series, plan)
        found += _mark(problem, series, plan)
        for meeting in (one for one in plan if one.series == series.key):
            if not any(_is_fact(pin, meeting) for pin in problem.pins):
                found += _own_day(problem, series, meeting)
                found += _own_people(problem, series, meeting)
    found += _wishes(problem, plan)
    found += _together(problem, plan)
    for link in problem.links:
        found += _link(problem, link, plan)
    found = [one for one in found if not is_waived(problem, one.kind, one.about, one.day)]
    return sorted(found, key=lambda one: (one.kind, one.about, one.day or problem.first))


def _is_fact(pin: Pin, meeting: Planned) -> bool:
    return pin.is_fact and (pin.series, pin.day, pin.start) == (meeting.series, meeting.day, meeting.start)


def _rhythm(problem: Problem, series: Series, plan: Sequence[Planned]) -> Iterator[Violation]:
    """Every window of so many working weeks has a meeting, or the year has so many, none of them far apart."""
    weeks, meetings = working_weeks(problem, series), meetings_of(problem, series, plan)
    met = [tuple(meeting.day.isocalendar()[:2]) for meeting in meetings]
    for meeting, week in zip(meetings, met, strict=True):
        if met.count(week) > 1:
            yield Violation("twice-a-week", series.key, meeting.day)
    every, times = series.rhythm.every, series.rhythm.times
    for window in unexcused(problem, "rhythm", series.key, weeks, every):
        if not window & set(met):
            yield Violation("rhythm", series.key, date.fromisocalendar(*min(window), 1))
    if times and len(meetings) != times:
        yield Violation("rhythm", series.key)
    for one, after in pairwise(meetings) if times else ():
        if week_number(after.day, weeks) - week_number(one.day, weeks) > 2 * -(-len(weeks) // times):
            yield Violation("spread", series.key, after.day)


def _mark(problem: Problem, series: Series, plan: Sequence[Planned]) -> Iterator[Violation]:
    """The voorzitter in every window of so many working weeks, or so many joint meetings."""
    mark = series.mark
    marked = [meeting for meeting in meetings_of(problem, series, plan) if meeting.marked]
    if mark is None:
        if marked:
            yield Violation("mark", series.key, marked[0].day)
        return
    weeks, met = working_weeks(problem, series), {tuple(meeting.day.isocalendar()[:2]) for meeting in marked}
    for window in unexcused(problem, "mark", series.key, weeks, mark.every):
        if not window & met:
            yield Violation("mark", series.key, date.fromisocalendar(*min(window), 1))
    if mark.times and len(marked) != mark.times:
        yield Violation("mark", series.key)


def _own_day(problem: Problem, series: Series, meeting: Planned) -> Iterator[Violation]:
    """Day, hour and notice."""
    day, key = meeting.day, series.key
    is_announced = any((one.series, one.day, one.start) == (key, day, meeting.start) for one in problem.published)
    guests = [one for one in problem.series if meeting.marked and one.mark and one.mark.host == key]
    school_days = [
        before
        for before in (day - number * ONE for number in range(1, series.notice_days + 1))
        if before.isoweekday() < 6 and before not in problem.school_closed
    ]
    broken = {
        "window": day.isoweekday() - 1 not in series.weekdays or meeting.start not in series.starts,
        "duration": meeting.end - meeting.start != series.duration,
        "closed": day in series.closed or any(day in guest.closed for guest in guests),
        "blocked": day in problem.blocked,
        "notice": (day - problem.today).days < series.notice_days and not is_announced,
        "papers": len(school_days) < series.school_days_before,
        "year": not problem.first <= day <= problem.last,
    }
    yield from (Violation(kind, key, day) for kind, is_broken in broken.items() if is_broken)


def _own_people(problem: Problem, series: Series, meeting: Planned) -> Iterator[Violation]:
    """Required members, quorum and room."""
    required = set(series.required)
    if series.mark and meeting.marked:
        required |= series.mark.required
    for person in sorted(required):
        if is_away(problem, person, meeting):
            yield Violation("away", f"{series.key}/{person}", meeting.day)
    present = [person for person in series.voting if not is_away(problem, person, meeting)]
    if len(present) < series.quorum:
        yield Violation("quorum", series.key, meeting.day)
    expected_there = series.size
    if series.mark and series.mark.times and meeting.marked:
        expected_there += len(series.mark.people)
    is_too_small = meeting.room in problem.capacities and problem.capacities[meeting.room] < expected_there
    if meeting.room not in series.rooms or is_too_small:
        yield Violation("room", series.key, meeting.day)


def _wishes(problem: Problem, plan: Sequence[Planned]) -> Iterator[Violation]:
    """What was pinned stands in the plan, what was forbidden does not."""
    for pin in problem.pins:
        kept = [one for one in plan if (one.series, one.day, one.start) == (pin.series, pin.day, pin.start)]
        if not any(pin.marked in (None, one.marked) for one in kept):
            yield Violation("pin", pin.series, pin.day)
    for forbid in problem.forbids:
        for one in plan:
            if (one.series, one.day) == (forbid.series, forbid.day) and forbid.start in (None, one.start):
                yield Violation("forbid", one.series, one.day)


def _together(problem: Problem, plan: Sequence[Planned]) -> Iterator[Violation]:
    """Nobody in two places at once, and one meeting a room."""
    for one, other in combinations([*plan, *problem.taken], 2):
        if one.day != other.day or one.end <= other.start or other.end <= one.start:
            continue
        if one.room and one.room == other.room:
            yield Violation("rooms", one.room, one.day)
        known = {series.key for series in problem.series}
        if {one.series, other.series} <= known and expected(problem, one) & expected(problem, other):
            yield Violation("people", f"{one.series}/{other.series}", one.day)


def _link(problem: Problem, link: Link, plan: Sequence[Planned]) -> Iterator[Violation]:
    """Every meeting of the one body has one of the other body at the right distance."""
    needs = next(series for series in problem.series if series.key == link.needs)
    weeks = working_weeks(problem, needs)
    helpers = [one for one in plan if one.series == link.needs and link.needs_marked in (None, one.marked)]
    for meeting in plan:
        if meeting.series != link.of or link.of_marked not in (None, meeting.marked):
            continue
        if link.unit == "days":
            apart = [(meeting.day - one.day).days for one in helpers]
        else:
            apart = [week_number(meeting.day, weeks) - week_number(one.day, weeks) for one in helpers]
        if not any(link.least <= distance <= link.most for distance in apart):
            yield Violation("link", f"{link.of}/{link.needs}", meeting.day)
