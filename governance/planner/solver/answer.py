"""What the task asks for: the best year, or why there is none."""

from __future__ import annotations

from governance.planner.rules.problem import Problem
from governance.planner.rules.reasons import Answer, Contradiction
from governance.planner.solver.conflict import explain
from governance.planner.solver.search import Stopped, Told, solve


def answer(problem: Problem, tell: Told) -> Answer | None:
    """The best plan, else the smallest contradiction; None when `tell` asked to stop."""
    try:
        found = solve(problem, tell=tell)
    except Stopped:
        return None
    if found is None:
        return Answer(contradiction=explain(problem) or Contradiction(()))
    return Answer(found.meetings, found.cost, found.bound, found.fixed)
