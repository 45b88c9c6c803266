"""The year planner beside what people do by hand, in the same run: broken rules, points and seconds.

rrule: every body repeats its weekday and hour. Skipping: the same, holidays left out. Greedy: week after week the first
moment that breaks nothing yet. `--scale 10` and `--scale 50`: so many networks, two by two in one hall, given to the
planner as one problem. Bars: a charter year in 1 second, 10 and 50 in 120 seconds, at most 2.5 % from the bound.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bench.harness import Report
from governance.planner.checker import score, violations
from governance.planner.rules.options import Enumeration
from governance.planner.rules.problem import DAY, Planned, Problem, Series, monday_of
from governance.planner.solver.many import solve_many
from governance.planner.solver.search import Solution
from tests.governance.planner.networks import charter_network

Plan = list[Planned]
BAR_SECONDS = {1: 1.0}
BAR_GAP = 0.025


def measure(report: Report) -> None:
    """Three ways by hand, and the planner."""
    clusters = networks(report.scale)
    for name, by_hand in (("rrule", repeated), ("rrule_skipping", skipping), ("greedy", greedy)):
        report.figures[name] = _judged(clusters, [by_hand(cluster) for cluster in clusters])
    whole = _merged(clusters)
    wall, cpu = time.perf_counter(), time.process_time()
    first: list[float] = []
    found = solve_many(whole, reached=lambda _stage: first.append(time.perf_counter() - wall)) or Solution()
    seconds, cpu_seconds = time.perf_counter() - wall, time.process_time() - cpu
    cost, bound = found.cost, found.bound
    report.figures["planner"] = _judged(clusters, [_of(cluster, found.meetings) for cluster in clusters]) | {
        "bound": bound,
        "gap": round((cost - bound) / max(1, bound), 4),
        "is_proven": found.is_proven,
        "seconds_to_first": round(first[0], 2) if first else None,
        "seconds_to_best": round(seconds, 2),
        "cpu_seconds": round(cpu_seconds, 2),
    }
    report.ratios = {
        "seconds_to_bar": round(seconds / BAR_SECONDS.get(report.scale, 120.0), 3),
        "gap_to_bar": round((cost - bound) / max(1, bound) / BAR_GAP, 3),
        "planner_violations": report.figures["planner"]["violations"],
        "greedy_violations": report.figures["greedy"]["violations"],
    }


def networks(scale: int) -> list[Problem]:
    """So many charter networks, in clusters of two that share a hall: what is linked is solved as one."""
    alone = [charter_network(f"n{number} ", rooms=(f"zaal {number // 2}",)) for number in range(scale)]
    return [charter_network()] if scale == 1 else [_merged(alone[n : n + 2]) for n in range(0, scale, 2)]


def _of(cluster: Problem, plan: Sequence[Planned]) -> Plan:
    """The part of a plan that is about some series."""
    return [meeting for meeting in plan if meeting.series in cluster.by_key]


def _merged(some: list[Problem]) -> Problem:
    """Networks as one problem."""
    return replace(
        some[0],
        series=tuple(series for one in some for series in one.series),
        links=tuple(link for one in some for link in one.links),
        absences=tuple(absence for one in some for absence in one.absences),
        weights={person: weight for one in some for person, weight in one.weights.items()},
    )


def repeated(problem: Problem) -> Plan:
    """Every body on its weekday and hour, every so many weeks, from September to the end of June."""
    return [meeting for series in problem.series for meeting in _repeat(problem, series)]


def skipping(problem: Problem) -> Plan:
    """The same without the days on which the body does not meet."""
    closed = {series.key: series.closed for series in problem.series}
    return [meeting for meeting in repeated(problem) if meeting.day not in closed[meeting.series]]


def greedy(problem: Problem) -> Plan:
    """Week after week: the cheapest moment that breaks nothing so far, marks and joint meetings as they fall due."""
    enumeration, plan = Enumeration(problem), list[Planned]()
    taken: dict[object, list[Planned]] = defaultdict(list)
    order = sorted(problem.series, key=lambda one: (one.rhythm.every, one.mark is not None), reverse=True)
    for series in sorted(order, key=lambda one: bool(one.rhythm.times), reverse=True):
        options = enumeration.of(series)
        for week, marked in _due(problem, series):
            fits = [
                option
                for option in options
                if (option.week, option.meeting.marked) == (week, marked)
                if not any(_clash(problem, option.meeting, other) for other in taken[option.meeting.day])
            ]
            if fits:
                best = min(fits, key=lambda option: (option.cost, option.meeting)).meeting
                plan.append(best)
                taken[best.day].append(best)
    return plan


def _repeat(problem: Problem, series: Series) -> Plan:
    weekday, start = series.preferred
    first = monday_of(problem.first) + weekday * DAY
    days = [first + 7 * number * DAY for number in range(43) if first + 7 * number * DAY >= problem.first]
    host = bool(series.mark and series.mark.host)
    times = series.rhythm.times - host
    step = series.rhythm.every or len(days) // times
    chosen = days[::step][: times or None]
    every = series.mark.every if series.mark else 0
    return [
        Planned(day, start, series.key, start + series.duration, series.rooms[0], _is_marked(series, number, every))
        for number, day in enumerate(chosen)
    ]


def _is_marked(series: Series, number: int, every: int) -> bool:
    """Every fourth meeting with the voorzitter; the last raad is the joint one."""
    if every:
        return number % every == 0
    return bool(series.mark and not series.mark.host and number == series.rhythm.times - 1)


def _due(problem: Problem, series: Series) -> list[tuple[int, bool]]:
    """The weeks in which a careful person would plan, and whether with the mark."""
    weeks = len(problem.weeks[series.key])
    times = series.rhythm.times - bool(series.mark and series.mark.host)
    every = series.rhythm.every or weeks // times
    numbers = list(range(min(every, weeks) - 1 if series.rhythm.every else every // 2, weeks, every))
    mark = series.mark.every if series.mark else 0
    return [(week, _is_marked(series, n, mark)) for n, week in enumerate(numbers[: times or None])]


def _clash(problem: Problem, one: Planned, other: Planned) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return False
    people = set(problem.by_key[one.series].members) & set(problem.by_key[other.series].members)
    return bool(people) or one.room == other.room


def _judged(problems: Sequence[Problem], plans: Sequence[Sequence[Planned]]) -> dict[str, int]:
    """Broken rules and points, as the checker sees them."""
    judged = list(zip(problems, plans, strict=True))
    return {
        "violations": sum(len(violations(problem, plan)) for problem, plan in judged),
        "points": sum(score(problem, plan) for problem, plan in judged),
        "meetings": sum(len(plan) for plan in plans),
    }
