"""The demo's plans for the next working year: one that the planner gets to, and one that somebody only began."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from governance.planner.actions import add_plan_wish, make_year_plan, solve_plan
from governance.planner.models import PlanWish, YearPlan
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit import clock

FIRST, BEGUN = "Eerste voorstel", "Met een vrije week in mei"


def planning(network: Network) -> Iterator[Step]:
    """Yesterday morning the coördinator began; the planner answers at the first tick."""
    at = network.calendar.moment(network.calendar.today - timedelta(days=1), "08:30")
    yield Step(at, lambda: _ask(network, FIRST))
    yield Step(at, lambda: _begin(network, BEGUN))


def _make(network: Network, name: str) -> YearPlan:
    at = network.calendar.moment(network.calendar.today - timedelta(days=1), "08:30")
    year = clock.working_year(network.calendar.today) + 1
    return make_year_plan(year=year, name=name, key=uuid5(NAMESPACE_URL, f"{name} {year}"), by=None, at=at)


def _ask(network: Network, name: str) -> None:
    plan = _make(network, name)
    solve_plan(plan, by=None, at=plan.made_at)


def _begin(network: Network, name: str) -> None:
    plan = _make(network, name)
    monday = date(plan.year + 1, 5, 1)
    week = [monday + timedelta(days=number) for number in range(7)]
    first = next(day for day in week if day.weekday() == 0)
    add_plan_wish(
        plan, kind=PlanWish.Kind.BLOCKED, first=first, last=first + timedelta(days=2), by=None, at=plan.made_at
    )
