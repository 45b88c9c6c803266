"""Many networks at once: each by itself, put in one by one around the taken rooms, then all of a hall together.

A network is what people, order or joint meetings tie together; networks that share a room are neighbours. The plan of
the first pass breaks nothing. What neighbours cost together above their bounds is then all the slack that one model of
them needs: it finds something better, or proves that there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from governance.planner.rules.problem import Planned, Problem, Series
from governance.planner.rules.years import Bounds
from governance.planner.solver.search import Solution, all_bounds, solve, within

Reached = Callable[[str], None]


@dataclass(slots=True)
class Network:
    """One network with its plan, and what it costs at least when it has every room to itself."""

    problem: Problem
    bounds: list[Bounds]
    found: Solution

    @property
    def least(self) -> int:
        """Points."""
        return sum(one.least for one in self.bounds)


def silent(_stage: str) -> None:
    """Tell no one how far it is."""


def solve_many(problem: Problem, *, seconds: float = 60, reached: Reached = silent) -> Solution | None:
    """The best plan of many networks, or a plan and how far from the best it is at most; None when one has no year.

    `reached` hears "first" when every network has a plan that breaks nothing; `seconds` bounds one model (work).
    """
    hoods = []
    for hood in neighbours(problem):
        placed = _placed(hood)
        if placed is None:
            return None
        hoods.append(placed)
    reached("first")
    return _sum([_together(problem, hood, seconds) for hood in hoods])


def neighbours(problem: Problem) -> list[list[Problem]]:
    """The networks of a problem, those that share rooms beside each other."""
    networks = [part(problem, keys) for keys in _joined(problem.series, _ties(problem))]
    rooms = [{room for one in network.series for room in one.rooms if room} for network in networks]
    numbers = {network.series[0].key: number for number, network in enumerate(networks)}
    heads = [network.series[0] for network in networks]
    sharing = [[heads[n].key for n, some in enumerate(rooms) if room in some] for room in sorted(set().union(*rooms))]
    hoods = _joined(heads, sharing)
    return [[networks[numbers[key]] for key in hood] for hood in hoods]


def part(problem: Problem, keys: Iterable[str]) -> Problem:
    """The problem of some of its series."""
    some = set(keys)
    return replace(
        problem,
        series=tuple(one for one in problem.series if one.key in some),
        links=tuple(one for one in problem.links if one.of in some),
        pins=tuple(one for one in problem.pins if one.series in some),
        forbids=tuple(one for one in problem.forbids if one.series in some),
        published=tuple(one for one in problem.published if one.series in some),
    )


def _ties(problem: Problem) -> list[list[str]]:
    """Series that cannot be planned apart: the same people, an agreed order, a joint meeting."""
    by_person: dict[str, list[str]] = {}
    for series in problem.series:
        for person in (*series.members, *(series.mark.people if series.mark else ())):
            by_person.setdefault(person, []).append(series.key)
    links = [[link.of, link.needs] for link in problem.links]
    hosts = [[one.key, one.mark.host] for one in problem.series if one.mark and one.mark.host]
    return [*by_person.values(), *links, *hosts]


def _joined(series: Sequence[Series], ties: Iterable[Sequence[str]]) -> list[list[str]]:
    """The groups that ties make of series, in their order."""
    group = {one.key: {one.key} for one in series}
    for tie in ties:
        whole = set().union(*(group[key] for key in tie))
        for key in whole:
            group[key] = whole
    order = {one.key: number for number, one in enumerate(series)}
    alike = {min(some, key=order.__getitem__): some for some in group.values()}
    return [sorted(alike[key], key=order.__getitem__) for key in sorted(alike, key=order.__getitem__)]


def _placed(hood: Sequence[Problem]) -> list[Network] | None:
    """One network after the other around what is taken; then once more those that had to give way."""
    placed: list[Network] = []
    for problem in hood:
        bounds = all_bounds(problem)
        taken = _taken(placed)
        around = replace(problem, taken=(*problem.taken, *taken))
        found = solve(around, bounds=None if taken else bounds)
        if bounds is None or found is None:
            return None
        placed.append(Network(problem, bounds, found))
    for network in reversed(placed[:-1]):
        if network.found.cost > network.least:
            others = _taken(one for one in placed if one is not network)
            network.found = solve(replace(network.problem, taken=(*network.problem.taken, *others))) or network.found
    return placed


def _taken(networks: Iterable[Network]) -> tuple[Planned, ...]:
    return tuple(one for network in networks for one in network.found.meetings if one.room)


def _together(problem: Problem, hood: Sequence[Network], seconds: float) -> Solution:
    """What the networks of a hall cost together, made better or proven in one model with just enough slack."""
    found = _sum([network.found for network in hood])
    least = sum(network.least for network in hood)
    if len(hood) == 1:
        return found
    if found.cost <= least:
        return replace(found, bound=found.cost)
    whole = part(problem, (series.key for one in hood for series in one.problem.series))
    bounds = [bound for one in hood for bound in one.bounds]
    verdict, better = within(whole, bounds, found.cost - 1 - least, seconds)
    if verdict == cp_model.INFEASIBLE:
        return replace(found, bound=found.cost)
    if better is None:
        return replace(found, bound=least)
    return replace(better, bound=better.cost if verdict == cp_model.OPTIMAL else max(least, better.bound))


def _sum(parts: Sequence[Solution]) -> Solution:
    """Solutions beside each other as one."""
    return Solution(
        tuple(sorted(meeting for one in parts for meeting in one.meetings)),
        sum(one.cost for one in parts),
        sum(one.bound for one in parts),
        {key: moment for one in parts for key, moment in one.fixed.items()},
    )
