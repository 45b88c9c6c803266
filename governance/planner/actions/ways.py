"""Take a way out of a contradiction with one click: a wish goes, or a rule is let go on some days."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.bodies.models import Body
from governance.people.models import User
from governance.planner import access
from governance.planner.actions.plans import STREAM, lock_open, mark_changed
from governance.planner.kept import KeptWay, ways_of
from governance.planner.models import PlanWish, YearPlan, hour_of
from governance.record.actions import record
from som_portal.kit.access import Conflict


@transaction.atomic
def take_way_out(plan: YearPlan, number: int, *, version: int, by: User | None, at: datetime) -> YearPlan:
    """Take the way out with this number (from 0) and let the planner go on.

    `version`: of the plan when the ways out were shown. Raises Conflict when it has changed since.
    """
    plan = lock_open(plan, by, at)
    ways = ways_of(plan.result)
    if plan.version != version or plan.solved_version != version or number >= len(ways):
        raise Conflict(str(access.CHANGED))
    way = ways[number]
    _forget_wishes(plan, way)
    _let_go(plan, way)
    plan.moves_standing = plan.moves_standing or way.frees_standing
    plan.asked_at, plan.keeps_rest, plan.rounds = at, False, 0
    mark_changed(plan, "moves_standing", "asked_at", "keeps_rest", "rounds")
    record(by, "take_way_out", plan, at=at, stream=STREAM, rule=way.rule.kind, version=plan.version)
    return plan


def _forget_wishes(plan: YearPlan, way: KeptWay) -> None:
    """The fixed meetings and excluded moments that are given up."""
    for kind, moments in ((PlanWish.Kind.PIN, way.pins), (PlanWish.Kind.FORBID, way.forbids)):
        for slug, day, minute in moments:
            start = None if minute is None else hour_of(minute)
            alike = plan.wishes.filter(kind=kind, body__slug=slug, start=start)
            alike.filter(first__lte=day, last__gte=day).delete()


def _let_go(plan: YearPlan, way: KeptWay) -> None:
    """The exemptions, each once; who publishes signs them."""
    bodies = {body.slug: body for body in Body.objects.all()}
    for one in way.waivers:
        plan.wishes.get_or_create(
            kind=PlanWish.Kind.WAIVE, rule=one.kind, body=bodies.get(one.series), first=one.first, last=one.last
        )
