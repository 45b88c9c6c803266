"""The year planner beside what people do by hand, in the same run: broken rules, points and seconds.

rrule: every body repeats its weekday and hour. Skipping: the same, holidays left out. Greedy: week after week the first
moment that breaks nothing yet. `--scale 10` and `--scale 50`: so many networks that share a few rooms, the planner
inserting them one by one; what it costs above the networks alone is the gap. Bars: PLANNER.md.
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
from governance.planner.solver.search import Solution, solve
from tests.governance.planner.networks import charter_network

Plan = list[Planned]
BAR_SECONDS = {1: 1.0}
BAR_GAP = 0.025


def measure(report: Report) -> None:
    """Three ways by hand, and the planner."""
    problems = networks(report.scale)
    for name, by_hand in (("rrule", repeated), ("rrule_skipping", skipping), ("greedy", greedy)):
        report.figures[name] = _judged(problems, [by_hand(problem) for problem in problems])
    began = time.perf_counter()
    alone = [solve(problem) for problem in problems]
    first = time.perf_counter() - began
    plans, cost = _together(problems, alone) if report.scale > 1 else ([_meetings(alone[0])], _cost(alone[0]))
    whole = time.perf_counter() - began
    bound = sum(_cost(found) for found in alone)
    report.figures["planner"] = _judged(problems, plans) | {
        "bound": bound, "is_proven": cost == bound, "seconds_alone": round(first, 2), "seconds": round(whole, 2),
    }  # fmt: skip
    report.ratios = {
        "seconds_to_bar": round(whole / BAR_SECONDS.get(report.scale, 120.0), 3),
        "gap_to_bar": round((cost - bound) / max(1, bound) / BAR_GAP, 3),
        "planner_violations": report.figures["planner"]["violations"],
        "greedy_violations": report.figures["greedy"]["violations"],
    }


def networks(scale: int) -> list[Problem]:
    """So many charter networks; every five of them share a hall."""
    if scale == 1:
        return [charter_network()]
    return [charter_network(f"n{number} ", rooms=(f"zaal {number // 5}",)) for number in range(scale)]


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


def _together(problems: Sequence[Problem], alone: Sequence[Solution | None]) -> tuple[list[Plan], int]:
    """Insert one network after another into the rooms that are left; go round again for those that paid."""
    plans = [_meetings(found) for found in alone]
    costs = [0] * len(problems)
    done: set[int] = set()
    for number, problem in enumerate(problems):
        mine = {room for series in problem.series for room in series.rooms}
        others = [one for other in done for one in plans[other] if one.room in mine]
        found = solve(replace(problem, taken=tuple(others))) if others else alone[number]
        plans[number], costs[number] = _meetings(found), _cost(found)
        done.add(number)
    return plans, sum(costs)


def _judged(problems: Sequence[Problem], plans: Sequence[Sequence[Planned]]) -> dict[str, int]:
    """Broken rules, rooms between networks included, and points."""
    broken = points = count = 0
    everything = [meeting for plan in plans for meeting in plan]
    for problem, plan in zip(problems, plans, strict=True):
        keys = problem.by_key.keys()
        mine = {room for series in problem.series for room in series.rooms}
        others = tuple(one for one in everything if one.series not in keys and one.room in mine)
        found = violations(replace(problem, taken=others), plan)
        among_others = violations(replace(problem, taken=others), []) if others else []
        broken += len(found) - sum(one.kind == "rooms" for one in among_others)
        points += score(problem, plan)
        count += len(plan)
    return {"violations": broken, "points": points, "meetings": count}


def _meetings(found: Solution | None) -> Plan:
    return list(found.meetings) if found else []


def _cost(found: Solution | None) -> int:
    return found.cost if found else 0
