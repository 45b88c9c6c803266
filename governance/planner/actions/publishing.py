"""Publish a year: every meeting of the proposal is planned, all or nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.models import Body
from governance.meetings.actions import add_agenda_item, plan_meeting
from governance.meetings.models import AgendaItem
from governance.people.models import User
from governance.planner import access
from governance.planner.actions.plans import STREAM
from governance.planner.checker import violations
from governance.planner.models import YearPlan, moment_of
from governance.planner.network import CELL, PLUS, RAAD, problem_of
from governance.planner.rules.problem import Planned
from governance.planner.wording import broken_rule
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict

CHAIR_MINUTES = 15


@transaction.atomic
def publish_plan(plan: YearPlan, *, by: User | None, at: datetime) -> YearPlan:
    """Plan every meeting of the proposal and invite the members, all or nothing. Twice is once."""
    plan = YearPlan.objects.locked(plan.pk)
    access.can_plan_year(by, at=at).or_403()
    if plan.published_at:
        return plan
    access.is_publishable(plan).or_409()
    problem = problem_of(plan, at=at)
    broken = violations(problem, plan.meetings)
    if broken:
        raise Conflict(str(access.BROKEN).format(why=broken_rule(broken[0], problem)))
    facts = {(pin.series, pin.day, pin.start) for pin in problem.pins if pin.is_fact}
    bodies = {body.slug: body for body in Body.objects.all()}
    fresh = [meeting for meeting in plan.meetings if meeting.moment not in facts]
    for meeting in fresh:
        _plan_meeting(plan, meeting, bodies, by, at)
    plan.published_at = at
    plan.save(update_fields=["published_at"])
    record(by, "publish_plan", plan, at=at, stream=STREAM, version=plan.version, meetings=len(fresh))
    return plan


def _plan_meeting(plan: YearPlan, meeting: Planned, bodies: dict[str, Body], by: User | None, at: datetime) -> None:
    """One meeting; the joint one is open, the one with the voorzitter says so on its agenda."""
    is_joint = meeting.marked and meeting.series == RAAD
    planned = plan_meeting(
        bodies[meeting.series],
        starts_at=moment_of(meeting.day, meeting.start, clock.BRUSSELS),
        ends_at=moment_of(meeting.day, meeting.end, clock.BRUSSELS),
        place=meeting.room,
        is_open=is_joint,
        joint_with=bodies[PLUS] if is_joint else None,
        key=uuid5(plan.key, f"{meeting.series} {meeting.day}"),
        by=by,
        at=at,
    )
    if meeting.marked and meeting.series == CELL:
        title, kind = _("Samen met de voorzitter"), AgendaItem.Kind.DISCUSS
        add_agenda_item(planned, kind=kind, title=title, minutes=CHAIR_MINUTES, by=by, at=at)
