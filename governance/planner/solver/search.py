"""The best year, proven: solve with ever more slack above the bounds until a plan cannot be beaten any more.

Every plan that costs at most (sum of the bounds + slack) only has options within that slack, so the first such plan is
the best there is. Nothing found within a slack raises the bound. One worker: the same input gives the same plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from governance.planner.rules.options import Enumeration
from governance.planner.rules.problem import Planned, Problem
from governance.planner.rules.years import Bounds, bounds_of, is_moved_by_host
from governance.planner.solver.model import YearModel
from governance.planner.solver.solvers import SOLVED, plain_solver, solver_with
from governance.planner.solver.together import Together, thinned

SLACKS = (0, 4, 8, 12, 16, 20, 26, 32, 40, 90, 250, 600, 1500, 4000, None)
ENOUGH = 16
"""After so much slack without a plan it is time to ask whether there is a year at all."""


class Stopped(Exception):
    """Somebody does not want the answer any more."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan with its points and the least that any plan costs; no meetings when there is no such year."""

    meetings: tuple[Planned, ...] = ()
    cost: int = 0
    bound: int = 0
    fixed: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def is_proven(self) -> bool:
        return bool(self.meetings) and self.cost == self.bound


Told = Callable[[int], bool]


def nobody(_bound: int) -> bool:
    """Tell no one how far the search is, and go on."""
    return True


def solve(
    problem: Problem, *, bounds: list[Bounds] | None = None, seconds: float = 60, tell: Told = nobody
) -> Solution | None:
    """The best year of a network, or None when there is none.

    `bounds`: when they are known already. `seconds` bounds one round of the solver; `tell(bound)` hears of every round:
    no year costs less.
    Raises Stopped when it answers no.
    """
    bounds = bounds or all_bounds(problem)
    if bounds is None:
        return None
    least = sum(one.least for one in bounds)
    proven = least
    for slack in SLACKS:
        if not tell(proven):
            raise Stopped
        verdict, found = within(problem, bounds, slack, seconds)
        if found is not None:
            bound = found.cost if verdict == cp_model.OPTIMAL else max(proven, found.bound)
            return Solution(found.meetings, found.cost, bound, found.fixed)
        if verdict == cp_model.INFEASIBLE and slack is not None:
            proven = least + slack + 1
        if slack == ENOUGH and not _is_possible(problem, bounds, seconds):
            return None
    return None


def all_bounds(problem: Problem) -> list[Bounds] | None:
    """The bounds of every series, or None when one of them has no year at all."""
    options = Enumeration(problem)
    found = []
    for series in problem.series:
        bounds = bounds_of(problem, series, options.of(series))
        if bounds is None:
            return None
        found.append(bounds)
    return found


def within(
    problem: Problem, bounds: Sequence[Bounds], slack: int | None, seconds: float
) -> tuple[cp_model.CpSolverStatus, Solution | None]:
    """The best plan among the options within a slack, when it stays within it.

    Optimal means that no other plan is better, also outside the slack.
    """
    year = YearModel(problem, bounds, slack)
    base = sum(one.years.base for one in bounds)
    if slack is not None:
        year.model.add(sum(year.costs) + base <= sum(one.least for one in bounds) + slack)
    solver = solver_with(seconds)
    verdict = solver.solve(year.model)
    if verdict not in SOLVED:
        return verdict, None
    cost, bound = base + round(solver.objective_value), base + round(solver.best_objective_bound)
    return verdict, Solution(chosen(year, solver), cost, bound, _fixed(year, solver))


def _is_possible(problem: Problem, bounds: Sequence[Bounds], seconds: float) -> bool:
    """Whether there is a year, however bad: first with few hours a day, then with all. No is tried in two ways."""
    few = Together(problem, thinned({one.series.key: one.options for one in bounds}))
    if few.is_possible(few.literals):
        return True
    model = YearModel(problem, bounds, None).model
    model.clear_objective()  # type: ignore[no-untyped-call]
    return any(one.solve(model) != cp_model.INFEASIBLE for one in (plain_solver(seconds), solver_with(seconds)))


def chosen(year: YearModel, solver: cp_model.CpSolver) -> tuple[Planned, ...]:
    """The meetings of a solved model, a guest's share of a joint one left out."""
    return tuple(
        sorted(
            made.bounds.options[number].meeting
            for made in year.series.values()
            for number, var in made.options.items()
            if solver.boolean_value(var)
            if not is_moved_by_host(made.bounds.series, made.bounds.options[number])
        )
    )


def _fixed(year: YearModel, solver: cp_model.CpSolver) -> dict[str, tuple[int, int]]:
    """The fixed moment of every series: weekday and minute."""
    return {
        key: pattern
        for key, made in year.series.items()
        for pattern, var in made.patterns.items()
        if solver.boolean_value(var)
    }
