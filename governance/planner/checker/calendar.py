"""Working weeks and who sits where, counted day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from governance.planner.rules.problem import Planned, Problem, Series

ONE = timedelta(days=1)


def working_weeks(problem: Problem, series: Series) -> list[tuple[int, int]]:
    """The (ISO year, ISO week) of every week that ends in the year and has a day from Monday to Friday to meet on."""
    found: list[tuple[int, int]] = []
    day = problem.first - 6 * ONE
    while day <= problem.last:
        week = day.isocalendar()[:2]
        sunday = date.fromisocalendar(*week, 7)
        may_meet = day not in series.closed or is_let_go(problem, "closed", series.key, day)
        is_open = day >= problem.first and day.isoweekday() <= 5 and may_meet
        if is_open and sunday <= problem.last and (not found or found[-1] != week):
            found.append(week)
        day += ONE
    return found


def week_number(day: date, weeks: Sequence[tuple[int, int]]) -> int:
    """How many working weeks came before the week of a day."""
    return sum(week < tuple(day.isocalendar()[:2]) for week in weeks)


def meetings_of(problem: Problem, series: Series, plan: Sequence[Planned]) -> list[Planned]:
    """The meetings of a series in order; for a guest the marked ones of its host too."""
    own = [meeting for meeting in plan if meeting.series == series.key]
    host = series.mark.host if series.mark else ""
    joint = [meeting for meeting in plan if host and meeting.series == host and meeting.marked]
    return sorted([*own, *joint])


def expected(problem: Problem, meeting: Planned) -> set[str]:
    """Everybody who comes to a meeting when nobody is away."""
    series = next(one for one in problem.series if one.key == meeting.series)
    with_mark = set(series.mark.people) if series.mark and meeting.marked else set()
    return set(series.members) | with_mark


def is_away(problem: Problem, person: str, meeting: Planned) -> bool:
    """Whether some absence of a person touches a meeting."""
    for absence in problem.absences:
        in_days = absence.first <= meeting.day <= absence.last
        if (
            absence.person == person
            and in_days
            and not (absence.ends <= meeting.start or absence.begins >= meeting.end)
        ):
            return True
    return False


def is_let_go(problem: Problem, kind: str, key: str, day: date) -> bool:
    """Whether somebody let a rule go for a series on a day."""
    for waiver in problem.waivers:
        if waiver.kind == kind and waiver.series in ("", key) and waiver.first <= day <= waiver.last:
            return True
    return False
