"""A plan from its settings to a published year, through actions and the task."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from governance.bodies.models import Body
from governance.meetings.models import Meeting
from governance.planner import actions
from governance.planner.models import PlanWish, YearPlan
from governance.planner.network import problem_of
from governance.planner.rules.options import Enumeration
from governance.planner.rules.problem import Points
from governance.planner.rules.reasons import Answer
from governance.planner.tasks import solve_waiting_plans
from governance.planner.wishes import default_settings, settings_from
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = pytest.mark.django_db


def wish(plan, by, **changes):
    """A wish of a plan; Wednesday 25 November 2026 unless said otherwise."""
    first = changes.pop("first", date(2026, 11, 25))
    return actions.add_plan_wish(plan, first=first, last=changes.pop("last", first), by=by, at=make.AT, **changes)


def test_a_double_click_makes_one_plan(by):
    key = uuid4()
    for _click in range(2):
        actions.make_year_plan(year=2026, name="Dubbel", key=key, by=by, at=make.AT)
    assert YearPlan.objects.count() == 1


def test_only_the_coordinatiecel_makes_a_plan():
    with pytest.raises(Refused):
        actions.make_year_plan(year=2026, name="Niet voor mij", key=uuid4(), by=make.user(), at=make.AT)


def test_the_planner_proposes_a_proven_year(plan, by):
    actions.solve_plan(plan, by=by, at=make.AT)
    solve_waiting_plans(make.AT)
    plan.refresh_from_db()
    assert (plan.state, plan.is_proven) == (YearPlan.State.PROPOSED, True)


def test_every_body_meets_as_often_as_the_charter_asks(solved):
    own = {slug: sum(one.series == slug for one in solved.meetings) for slug in default_settings().bodies}
    assert own == {"coordinatiecel": 38, "som-team": 38, "afstemmingscel": 13, "som-raad": 5, "som-plus": 2}


def test_nothing_is_solved_twice(solved):
    assert solve_waiting_plans(make.AT) == 0


def test_publishing_plans_every_meeting(solved, by):
    actions.publish_plan(solved, by=by, at=make.AT)
    assert Meeting.objects.count() == len(solved.meetings)


def test_the_joint_meeting_is_open_and_for_both(solved, by):
    actions.publish_plan(solved, by=by, at=make.AT)
    joint = Meeting.objects.get(is_open=True)
    assert (joint.body.slug, joint.joint_with.slug) == ("som-raad", "som-plus")


def test_publishing_invites_the_members(solved, by):
    actions.publish_plan(solved, by=by, at=make.AT)
    told = OutgoingMail.objects.filter(key__startswith="meeting-planned")
    assert told.filter(to=by.email).count() == sum(one.series == "coordinatiecel" for one in solved.meetings)


def test_publishing_twice_is_publishing_once(solved, by):
    for _click in range(2):
        actions.publish_plan(solved, by=by, at=make.AT)
    assert [deed.verb for deed in history_of(solved)].count("publish_plan") == 1


def test_a_year_that_breaks_a_rule_is_not_published(solved, by):
    solved.result["meetings"] = solved.result["meetings"][1:]
    solved.save()
    with pytest.raises(Conflict, match="Het charter vraagt het ritme"):
        actions.publish_plan(solved, by=by, at=make.AT)


def test_a_refused_year_plans_nothing(solved, by):
    solved.result["meetings"] = solved.result["meetings"][:-1]
    solved.save()
    with pytest.raises(Conflict):
        actions.publish_plan(solved, by=by, at=make.AT)
    assert Meeting.objects.count() == 0


def test_a_published_plan_changes_no_more(solved, by):
    actions.publish_plan(solved, by=by, at=make.AT)
    with pytest.raises(Conflict, match="gepubliceerd"):
        actions.solve_plan(solved, by=by, at=make.AT)


def test_meetings_that_stand_stay_when_the_rest_is_planned(solved, by):
    actions.publish_plan(solved, by=by, at=make.AT)
    again = actions.make_year_plan(year=2026, name="Tweede", key=uuid4(), by=by, at=make.AT)
    actions.solve_plan(again, by=by, at=make.AT)
    solve_waiting_plans(make.AT)
    again.refresh_from_db()
    assert {one.moment for one in again.meetings} == {one.moment for one in solved.meetings}


def test_a_wish_makes_the_proposal_stale(solved, by):
    wish(solved, by, kind="blocked")
    solved.refresh_from_db()
    assert solved.state == YearPlan.State.STALE


def test_a_stale_proposal_is_not_published(solved, by):
    wish(solved, by, kind="blocked")
    with pytest.raises(Conflict, match="opnieuw rekenen"):
        actions.publish_plan(solved, by=by, at=make.AT)


def test_the_same_wish_twice_is_one_wish(plan, by):
    wish(plan, by, kind="blocked")
    wish(plan, by, kind="blocked")
    assert PlanWish.objects.count() == 1


def test_a_pin_moves_one_meeting_and_keeps_the_rest(solved, by):
    raad = [one for one in solved.meetings if one.series == "som-raad"][1]
    monday = raad.day.fromordinal(raad.day.toordinal() - raad.day.weekday())
    body = Body.objects.get(slug="som-raad")
    wish(solved, by, kind="pin", body=body, first=monday, start=time(16, 30))
    actions.solve_plan(solved, keeps_rest=True, by=by, at=make.AT)
    solve_waiting_plans(make.AT)
    before = {one.moment for one in solved.meetings}
    after = {one.moment for one in YearPlan.objects.get(pk=solved.pk).meetings}
    assert (before - after, after - before) == ({raad.moment}, {("som-raad", monday, 990)})


def test_wishes_that_cannot_be_are_explained(plan, by):
    wish(plan, by, kind="blocked", last=date(2026, 11, 27), first=date(2026, 11, 23))
    actions.solve_plan(plan, by=by, at=make.AT)
    solve_waiting_plans(make.AT)
    plan.refresh_from_db()
    assert (plan.state, [rule[0] for rule in plan.result["rules"]]) == ("impossible", ["blocked", "rhythm"])


def test_stopping_keeps_what_was_there(solved, by):
    actions.solve_plan(solved, by=by, at=make.AT)
    actions.stop_plan(solved, by=by, at=make.AT)
    solve_waiting_plans(make.AT)
    assert YearPlan.objects.get(pk=solved.pk).state == YearPlan.State.PROPOSED


def test_an_answer_that_comes_after_stopping_is_not_kept(plan, by):
    asked = actions.solve_plan(plan, by=by, at=make.AT)
    actions.stop_plan(plan, by=by, at=make.AT)
    actions.keep_answer(asked, problem_of(plan, at=make.AT), Answer(), at=make.AT)
    assert YearPlan.objects.get(pk=plan.pk).solved_at is None


def test_the_solver_hears_that_it_was_stopped(plan, by):
    asked = actions.solve_plan(plan, by=by, at=make.AT)
    actions.stop_plan(plan, by=by, at=make.AT)
    assert actions.note_progress(asked, 5) is False


def test_a_plan_that_the_checker_refuses_is_no_proposal(plan, by):
    asked = actions.solve_plan(plan, by=by, at=make.AT)
    actions.keep_answer(asked, problem_of(plan, at=make.AT), Answer(), at=make.AT)
    assert YearPlan.objects.get(pk=plan.pk).state == YearPlan.State.IMPOSSIBLE


def test_an_absence_follows_the_seat_and_not_the_person(plan, by):
    seat = make.seat("coordinatiecel/coordinator")
    wish(plan, by, kind="away", seat=seat)
    assert [one.person for one in problem_of(plan, at=make.AT).absences] == [f"p{by.pk}"]


def test_settings_survive_their_json():
    assert settings_from(default_settings().as_json()) == default_settings()


def test_unknown_points_in_the_json_are_left_out():
    assert settings_from({"points": {"moved": 7, "verdwenen": 3}}).points == Points(moved=7)


def test_no_page_loads_the_solver():
    code = "import django; django.setup(); import som_portal.urls, sys; print('ortools' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert ran.stdout.strip().splitlines()[-1] == "False"


def test_a_place_holds_as_many_as_the_smallest_number_that_was_said():
    settings = default_settings()
    bodies = settings.bodies | {
        "som-team": replace(settings.bodies["som-team"], place="Zaal", seats=12),
        "som-raad": replace(settings.bodies["som-raad"], other_place="Zaal", other_seats=10),
    }
    assert replace(settings, bodies=bodies).capacities == {"Zaal": 10}


def test_a_place_that_is_too_small_is_no_place_for_the_joint_meeting(plan, by):
    settings = plan.settings
    raad = replace(settings.bodies["som-raad"], seats=1, other_place="Grote zaal", other_seats=500)
    changed = replace(settings, bodies=settings.bodies | {"som-raad": raad})
    plan = actions.change_plan_settings(plan, changed, by=by, at=make.AT)
    problem = problem_of(plan, at=make.AT)
    series = replace(problem.by_key["som-raad"], size=2)
    problem = replace(problem, series=tuple(series if one.key == "som-raad" else one for one in problem.series))
    assert {one.meeting.room for one in Enumeration(problem).of(series)} == {"Grote zaal"}
