"""Make a year plan, change it, ask the planner, keep what it found."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.db.models import F

from governance.bodies.models import Body, Seat
from governance.people.models import User
from governance.planner import access
from governance.planner.checker import points_of, violations
from governance.planner.dates import wishes_in
from governance.planner.kept import way_as_row
from governance.planner.models import PlanWish, YearPlan, as_row
from governance.planner.rules.problem import Problem
from governance.planner.rules.reasons import Answer, Contradiction
from governance.planner.wishes import Settings, default_settings
from governance.record.actions import record
from som_portal.kit.access import Conflict

STREAM = "coordinatiecel"


@transaction.atomic
def make_year_plan(
    *, year: int, name: str, moves_standing: bool = False, key: UUID, by: User | None, at: datetime
) -> YearPlan:
    """Begin a plan with the settings of the year as published, else our defaults; the same `key` twice is one plan.

    `moves_standing`: what is planned already may move, as little as can be; the wishes of that plan come along.
    """
    access.can_plan_year(by, at=at).or_403()
    last = YearPlan.objects.published(year).first()
    chosen = last.chosen if last else default_settings().as_json()
    defaults = {"year": year, "name": name, "moves_standing": moves_standing, "made_at": at, "chosen": chosen}
    plan, is_new = YearPlan.objects.get_or_create(key=key, defaults=defaults)
    if is_new:
        if last and moves_standing:
            _take_over_wishes(last, plan)
        record(by, "make_year_plan", plan, at=at, stream=STREAM, year=year)
    return plan


def _take_over_wishes(last: YearPlan, plan: YearPlan) -> None:
    """What was asked of the published plan, but for the fixed meetings: those stand."""
    for wish in last.wishes.exclude(kind=PlanWish.Kind.PIN):
        wish.pk, wish.plan = None, plan
        wish.save(force_insert=True)


@transaction.atomic
def change_plan_settings(plan: YearPlan, settings: Settings, *, by: User | None, at: datetime) -> YearPlan:
    """Other moments, places or points."""
    plan = lock_open(plan, by, at)
    plan.chosen = settings.as_json()
    mark_changed(plan, "chosen")
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
    why: str = "",
    by: User | None,
    at: datetime,
) -> PlanWish:
    """Ask that somebody is spared, nobody meets, or one meeting is fixed or forbidden; the same wish twice is one."""
    plan = lock_open(plan, by, at)
    wish, is_new = plan.wishes.get_or_create(
        kind=PlanWish.Kind(kind), first=first, last=last, body=body, seat=seat, start=start, defaults={"why": why}
    )
    if is_new:
        mark_changed(plan)
        record(by, "add_plan_wish", plan, at=at, stream=STREAM, kind=wish.kind, wish=wish.pk)
    return wish


@transaction.atomic
def add_plan_dates(plan: YearPlan, signed: str, *, by: User | None, at: datetime) -> int:
    """Add the days that a preview showed, all or nothing; return how many. Twice is once.

    Raises Conflict when the preview was of another plan, or too long ago.
    """
    plan = lock_open(plan, by, at)
    try:
        wishes = wishes_in(plan, signed, list(Body.objects.all()))
    except signing.BadSignature as error:
        raise Conflict(str(access.CHANGED)) from error
    for wish in wishes:
        add_plan_wish(plan, **wish, by=by, at=at)
    return len(wishes)


@transaction.atomic
def remove_plan_wish(wish: PlanWish, *, by: User | None, at: datetime) -> YearPlan:
    """Give a wish up."""
    plan = lock_open(wish.plan, by, at)
    record(by, "remove_plan_wish", plan, at=at, stream=STREAM, kind=wish.kind, wish=wish.pk)
    wish.delete()
    mark_changed(plan)
    return plan


@transaction.atomic
def solve_plan(plan: YearPlan, *, keeps_rest: bool = False, by: User | None, at: datetime) -> YearPlan:
    """Ask the planner for the best year. `keeps_rest`: the meetings of the last result stay where they can."""
    plan = lock_open(plan, by, at)
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
    plan.result = _result(problem, found) if is_plan else _reasons(problem, found.contradiction)
    plan.save(update_fields=["asked_at", "solved_at", "solved_version", "score", "bound", "result"])
    record(None, "keep_plan_answer", plan, at=at, stream=STREAM, version=version, score=plan.score)
    return plan


def _result(problem: Problem, found: Answer) -> dict[str, Any]:
    return {
        "meetings": [as_row(meeting) for meeting in found.meetings],
        "fixed": found.fixed,
        "points": {name: points for name, points in points_of(problem, found.meetings).items() if points},
    }


def _reasons(problem: Problem, contradiction: Contradiction | None) -> dict[str, Any]:
    """Why there is no year; empty when the checker refused the plan."""
    if contradiction is None:
        return {"rules": [], "ways_out": []}
    return {
        "rules": [[rule.kind, rule.about, rule.number] for rule in contradiction.rules],
        "ways_out": [way_as_row(way, problem) for way in contradiction.ways_out],
    }


def lock_open(plan: YearPlan, by: User | None, at: datetime) -> YearPlan:
    """The plan as it is now, to change it. Raises Refused, or Conflict when it is published or being solved."""
    plan = YearPlan.objects.locked(plan.pk)
    access.can_plan_year(by, at=at).or_403()
    access.is_open(plan).or_409()
    return plan


def mark_changed(plan: YearPlan, *more: str) -> None:
    """A new version: the last result no longer answers it."""
    plan.version += 1
    plan.save(update_fields=["version", *more])
