"""A plan of the made network, and its proposal: what the planner answers is sought once."""

from uuid import uuid4

import pytest

from governance.planner import actions
from governance.planner.models import YearPlan
from governance.planner.network import problem_of
from governance.planner.rules.reasons import Answer
from governance.planner.solver.answer import answer
from tests import make

ANSWERS: list[Answer] = []


@pytest.fixture
def by():
    make.chair()
    return make.coordinator()


@pytest.fixture
def plan(by):
    return actions.make_year_plan(year=2026, name="Eerste versie", key=uuid4(), by=by, at=make.AT)


@pytest.fixture
def solved(plan, by):
    """Solved: what the planner answers to the network of these tests is sought once."""
    asked = actions.solve_plan(plan, by=by, at=make.AT)
    problem = problem_of(asked, at=make.AT)
    if not ANSWERS:
        ANSWERS.append(answer(problem, lambda _bound: True))
    actions.keep_answer(asked, problem, ANSWERS[0], at=make.AT)
    return YearPlan.objects.get(pk=plan.pk)
