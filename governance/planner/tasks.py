"""What the clock does with year plans: solve what waits. Safe to run as often as one likes."""

from __future__ import annotations

from datetime import datetime

from django.utils.module_loading import import_string

from governance.planner import actions
from governance.planner.models import YearPlan
from governance.planner.network import problem_of

SOLVER = "governance.planner.solver.answer.answer"
"""By path: the solver is large, and only who solves should load it."""


def solve_waiting_plans(at: datetime) -> int:
    """Solve every plan that waits, the first asked first; return how many."""
    waiting = list(YearPlan.objects.waiting())
    for plan in waiting:
        _solve(plan, at)
    return len(waiting)


def _solve(plan: YearPlan, at: datetime) -> None:
    problem = problem_of(plan, at=at)
    found = import_string(SOLVER)(problem, lambda bound: actions.note_progress(plan, bound))
    if found is not None:
        actions.keep_answer(plan, problem, found, at=at)
