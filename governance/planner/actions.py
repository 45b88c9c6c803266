"""The only writers of year plans: make, change, ask the planner, keep what it found, publish."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from governance.bodies.models import Body, Seat
from governance.meetings.actions import add_agenda_item, plan_meeting
from governance.meetings.models import AgendaItem
from governance.people.models import User
from governance.planner import access
from governance.planner.checker import points_of, violations
from governance.planner.models import PlanWish, YearPlan, as_row, moment_of
from governance.planner.network import CELL, PLUS, RAAD, problem_of
from governance.planner.rules.problem import Planned, Problem
from governance.planner.rules.reasons import Answer, Contradiction
from governance.planner.wishes import Settings, default_settings
from governance.planner.wording import broken_rule
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict

STREAM = "coordinatiecel"
CHAIR_MINUTES = 15


@transaction.atomic
def make_year_plan(*, year: int, name: str, key: UUID, by: User | None, at: datetime) -> YearPlan:
    """Begin a plan with our defaults; the same `key` twice is one plan."""
    access.can_plan_year(by, at=at).or_403()
    defaults = {"year": year, "name": name, "made_at": at, "chosen": default_settings().as_json()}
    plan, is_new = YearPlan.objects.get_or_create(key=key, defaults=defaults)
    if is_new:
        record(by, "make_year_plan", plan, at=at, stream=STREAM, year=year)
    return plan


@transaction.atomic
def change_plan_settings(plan: YearPlan, settings: Settings, *, by: User | None, at: datetime) -> YearPlan:
    """Other moments, places or points."""
    plan = _lock_open(plan, by, at)
    plan.chosen = settings.as_json()
    _changed(plan, "chosen")
    record(by, "change_plan_settings", plan, at=at, stream=STREAM, version=plan.version)
    return plan


@transaction.atomic
def add_plan_wish(
    plan: YearPlan,
    *,
    kind: str,
    first: date,
    last: date,
    body: Body | None = None,
    seat: Seat | None = None,
    start: time | None = None,
    by: User | None,
    at: datetime,
) -> PlanWish:
    """Ask that somebody is spared, nobody meets, or one meeting is fixed or forbidden; the same wish twice is one."""
    plan = _lock_open(plan, by, at)
    wish, is_new = plan.wishes.get_or_create(
        kind=PlanWish.Kind(kind), first=first, last=last, body=body, seat=seat, start=start
    )
    if is_new:
        _changed(plan)
        record(by, "add_plan_wish", plan, at=at, stream=STREAM, kind=wish.kind, wish=wish.pk)
    return wish


@transaction.atomic
def remove_plan_wish(wish: PlanWish, *, by: User | None, at: datetime) -> YearPlan:
    """Give a wish up."""
    plan = _lock_open(wish.plan, by, at)
    record(by, "remove_plan_wish", plan, at=at, stream=STREAM, kind=wish.kind, wish=wish.pk)
    wish.delete()
    _changed(plan)
    return plan


@transaction.atomic
def solve_plan(plan: YearPlan, *, keeps_rest: bool = False, by: User | None, at: datetime) -> YearPlan:
    """Ask the planner for the best year. `keeps_rest`: the meetings of the last result stay where they can."""
    plan = _lock_open(plan, by, at)
    plan.asked_at, plan.keeps_rest, plan.rounds = at, keeps_rest and bool(plan.meetings), 0
    plan.save(update_fields=["asked_at", "keeps_rest", "rounds"])
    record(by, "solve_plan", plan, at=at, stream=STREAM, version=plan.version)
    return plan


@transaction.atomic
def stop_plan(plan: YearPlan, *, by: User | None, at: datetime) -> YearPlan:
    """The planner need not go on; the last result stays."""
    plan = YearPlan.objects.locked(plan.pk)
    access.can_plan_year(by, at=at).or_403()
    access.is_solving(plan).or_409()
    plan.asked_at = None
    plan.save(update_fields=["asked_at"])
    record(by, "stop_plan", plan, at=at, stream=STREAM)
    return plan


def note_progress(plan: YearPlan, bound: int) -> bool:
    """One more round; False when somebody stopped the planner, or asked again. Not a deed: nobody acts."""
    rows = YearPlan.objects.filter(pk=plan.pk, asked_at=plan.asked_at)
    return rows.update(rounds=F("rounds") + 1, bound=bound) == 1


@transaction.atomic
def keep_answer(plan: YearPlan, problem: Problem, found: Answer, *, at: datetime) -> YearPlan:
    """Keep what the planner found, unless somebody stopped it meanwhile. A plan that the checker refuses is no plan."""
    asked_at, version = plan.asked_at, plan.version
    plan = YearPlan.objects.locked(plan.pk)
    if plan.asked_at != asked_at:
        return plan
    plan.asked_at, plan.solved_at, plan.solved_version = None, at, version
    broken = [] if found.contradiction else violations(problem, found.meetings)
    is_plan = found.contradiction is None and not broken
    plan.score, plan.bound = (found.cost if is_plan else None), found.bound
    plan.result = _result(problem, found) if is_plan else _reasons(found.contradiction)
    plan.save(update_fields=["asked_at", "solved_at", "solved_version", "score", "bound", "result"])
    record(None, "keep_plan_answer", plan, at=at, stream=STREAM, version=version, score=plan.score)
    return plan


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


def _result(problem: Problem, found: Answer) -> dict[str, Any]:
    return {
        "meetings": [as_row(meeting) for meeting in found.meetings],
        "fixed": found.fixed,
        "points": {name: points for name, points in points_of(problem, found.meetings).items() if points},
    }


def _reasons(contradiction: Contradiction | None) -> dict[str, Any]:
    """Why there is no year; empty when the checker refused the plan."""
    if contradiction is None:
        return {"rules": [], "ways_out": []}
    return {
        "rules": [[rule.kind, rule.about, rule.number] for rule in contradiction.rules],
        "ways_out": [
            [[way.rule.kind, way.rule.about, way.rule.number], [as_row(meeting) for meeting in way.meetings]]
            for way in contradiction.ways_out
        ],
    }


def _lock_open(plan: YearPlan, by: User | None, at: datetime) -> YearPlan:
    plan = YearPlan.objects.locked(plan.pk)
    access.can_plan_year(by, at=at).or_403()
    access.is_open(plan).or_409()
    return plan


def _changed(plan: YearPlan, *more: str) -> None:
    """A new version: the last result no longer answers it."""
    plan.version += 1
    plan.save(update_fields=["version", *more])
