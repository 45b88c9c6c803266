"""The plans of the demo network."""

from typing import Any
from urllib.parse import quote

from governance.planner.models import YearPlan
from governance.planner.slots import address_of
from governance.planner.tasks import solve_waiting_plans
from som_portal.kit import clock

DRAFTS = YearPlan.objects.filter(asked_at=None, solved_at=None)


def proposal() -> list[Any]:
    """The address of the plan that waits for the planner, once it is solved."""
    solve_waiting_plans(clock.now())
    return [YearPlan.objects.exclude(score=None)[0].pk]


def a_raad() -> str:
    """Which meeting of it to move."""
    plan = YearPlan.objects.exclude(score=None)[0]
    return f"?moment={quote(address_of(next(one for one in plan.meetings if one.series == 'som-raad')))}"
