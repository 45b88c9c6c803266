"""Give one meeting of a proposal another moment by hand, without asking the planner again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.bodies.models import Body
from governance.people.models import User
from governance.planner import access
from governance.planner.actions.plans import STREAM, lock_open
from governance.planner.checker import points_of, score
from governance.planner.models import PlanWish, YearPlan, as_row, hour_of
from governance.planner.network import problem_of
from governance.planner.rules.problem import Planned
from governance.planner.slots import address_of, meeting_at, slots_for
from governance.planner.wording import rule_sentence
from governance.record.actions import record
from som_portal.kit.access import Conflict


@transaction.atomic
def shift_meeting(plan: YearPlan, *, meeting: str, to: str, by: User | None, at: datetime) -> YearPlan:
    """Put a meeting elsewhere and fix it there, as long as the year stays valid.

    `meeting` and `to` are as address_of gives them. Raises Conflict with the rule that it would break.
    """
    plan = lock_open(plan, by, at)
    access.is_publishable(plan).or_409()
    before = meeting_at(plan, meeting)
    if before is None:
        raise Conflict(str(access.CHANGED))
    problem = problem_of(plan, at=at)
    slot = next((one for one in slots_for(problem, plan.meetings, before) if address_of(one.meeting) == to), None)
    if slot is None:
        raise Conflict(str(access.CHANGED))
    if slot.broken:
        raise Conflict(rule_sentence(slot.broken, {one.key: one.name for one in problem.series}))
    _fix(plan, before, slot.meeting)
    plan.bound, plan.keeps_rest = (0 if plan.keeps_rest else plan.bound), False
    plan.result["meetings"] = [as_row(one) for one in sorted({*plan.meetings, slot.meeting} - {before})]
    problem = problem_of(plan, at=at)
    plan.score = score(problem, plan.meetings)
    plan.result["points"] = {name: points for name, points in points_of(problem, plan.meetings).items() if points}
    plan.version = plan.solved_version = plan.version + 1
    plan.save(update_fields=["version", "solved_version", "bound", "score", "result", "keeps_rest"])
    record(by, "shift_meeting", plan, at=at, stream=STREAM, version=plan.version, was=meeting, now=to)
    return plan


def _fix(plan: YearPlan, before: Planned, after: Planned) -> None:
    """The meeting stays where it was put when the planner is asked again."""
    body = Body.objects.get(slug=after.series)
    pins = plan.wishes.filter(kind=PlanWish.Kind.PIN, body=body)
    pins.filter(first=before.day).delete()
    plan.wishes.create(kind=PlanWish.Kind.PIN, body=body, first=after.day, last=after.day, start=hour_of(after.start))
