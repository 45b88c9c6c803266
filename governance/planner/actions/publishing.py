"""Publish a year: what is new is planned, what moves is moved, what goes is cancelled, all or nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.models import Body
from governance.meetings.actions import add_agenda_item, cancel_meeting, move_meeting, plan_meeting, remove_agenda_item
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.planner import access
from governance.planner.actions.plans import STREAM
from governance.planner.checker import violations
from governance.planner.difference import Difference, difference
from governance.planner.models import PlanWish, YearPlan, moment_of
from governance.planner.network import problem_of
from governance.planner.rules.problem import Planned
from governance.planner.standing import CELL, PLUS, RAAD, chair_key, plannable, standing_of
from governance.planner.wording import broken_rule
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict

CHAIR_MINUTES = 15


@transaction.atomic
def publish_plan(plan: YearPlan, *, why: str = "", by: User | None, at: datetime) -> YearPlan:
    """Bring the calendar in line with the proposal and tell the members, all or nothing. Twice is once.

    `why` signs the exemptions. Raises Conflict when the proposal breaks a rule, or when nobody says why.
    """
    plan = YearPlan.objects.locked(plan.pk)
    access.can_plan_year(by, at=at).or_403()
    if plan.published_at:
        return plan
    access.is_publishable(plan).or_409()
    problem = problem_of(plan, at=at)
    broken = violations(problem, plan.meetings)
    if broken:
        raise Conflict(str(access.BROKEN).format(why=broken_rule(broken[0], problem)))
    _sign_exemptions(plan, why, by, at)
    coming = standing_of(plan, problem.first).coming
    change = difference(plannable(problem, coming), plan.meetings, joint=(RAAD,))
    Publishing(plan, coming, by, at).follow(change)
    plan.published_at = at
    plan.save(update_fields=["published_at"])
    counts = {"moved": len(change.moved), "meetings": len(change.added), "dropped": len(change.dropped)}
    record(by, "publish_plan", plan, at=at, stream=STREAM, version=plan.version, **counts)
    return plan


def _sign_exemptions(plan: YearPlan, why: str, by: User | None, at: datetime) -> None:
    """Whoever publishes signs for every rule that is let go, with the reason."""
    exemptions = plan.wishes.filter(kind=PlanWish.Kind.WAIVE).select_related("body")
    for one in exemptions:
        if not why.strip():
            raise Conflict(str(access.UNSIGNED))
        one.why = why.strip()[:300]
        one.save(update_fields=["why"])
        body, days = one.body.slug if one.body else "", f"{one.first}/{one.last}"
        record(by, "sign_exemption", plan, at=at, stream=STREAM, rule=one.rule, body=body, days=days, exemption=one.pk)


class Publishing:
    """Every change of the calendar, by one person at one moment."""

    def __init__(self, plan: YearPlan, coming: dict[Planned, Meeting], by: User | None, at: datetime) -> None:
        self.plan, self.coming, self.by, self.at = plan, coming, by, at
        self.bodies = {body.slug: body for body in Body.objects.all()}

    def follow(self, change: Difference) -> None:
        """First what frees a moment, then what takes one."""
        for meeting in change.dropped:
            reason = _("Het jaarplan is gewijzigd: {name}.").format(name=self.plan.name)
            cancel_meeting(self.coming[meeting], reason=reason, by=self.by, at=self.at)
        self._move_all(list(change.moved))
        for before, after in change.flipped:
            self._invite_chair(self.coming[before], after)
        for meeting in change.added:
            self._plan(meeting)

    def _move_all(self, moves: list[tuple[Planned, Planned]]) -> None:
        """In whatever order works: one meeting may go where another still is."""
        while moves:
            stuck = [move for move in moves if not self._moved(*move)]
            if len(stuck) == len(moves):
                raise Conflict(str(access.IN_THE_WAY))
            moves = stuck

    def _moved(self, before: Planned, after: Planned) -> bool:
        begins, ends = self._moments(after)
        try:
            meeting = move_meeting(
                self.coming[before], starts_at=begins, ends_at=ends, place=after.room, by=self.by, at=self.at
            )
        except Conflict:
            return False
        self._invite_chair(meeting, after)
        return True

    def _plan(self, meeting: Planned) -> None:
        """One meeting; the joint one is open, the one with the voorzitter says so on its agenda."""
        begins, ends = self._moments(meeting)
        is_joint = meeting.marked and meeting.series == RAAD
        planned = plan_meeting(
            self.bodies[meeting.series],
            starts_at=begins,
            ends_at=ends,
            place=meeting.room,
            is_open=is_joint,
            joint_with=self.bodies[PLUS] if is_joint else None,
            key=uuid5(self.plan.key, f"{meeting.series} {meeting.day}"),
            by=self.by,
            at=self.at,
        )
        self._invite_chair(planned, meeting)

    def _invite_chair(self, meeting: Meeting, planned: Planned) -> None:
        """The point on the agenda of the coördinatiecel comes and goes with the mark."""
        if planned.series != CELL:
            return
        key = chair_key(meeting.key)
        there = AgendaItem.objects.filter(key=key).select_related("meeting__body").first()
        if planned.marked and there is None:
            title, kind = _("Samen met de voorzitter"), AgendaItem.Kind.DISCUSS
            add_agenda_item(meeting, kind=kind, title=title, minutes=CHAIR_MINUTES, key=key, by=self.by, at=self.at)
        elif there is not None and not planned.marked:
            remove_agenda_item(there, by=self.by, at=self.at)

    def _moments(self, meeting: Planned) -> tuple[datetime, datetime]:
        begins = moment_of(meeting.day, meeting.start, clock.BRUSSELS)
        return begins, moment_of(meeting.day, meeting.end, clock.BRUSSELS)
