"""One meeting of a proposal gets another moment by hand: only where the year stays valid, and for a price."""

from http import HTTPStatus

import pytest
import time_machine

from governance.planner import actions
from governance.planner.checker import score, violations
from governance.planner.models import PlanWish, YearPlan
from governance.planner.network import problem_of
from governance.planner.slots import address_of, slots_for
from som_portal.kit.access import Conflict
from tests import make

pytestmark = pytest.mark.django_db


def a_raad(plan):
    """A raad that is not the joint one."""
    return [one for one in plan.meetings if one.series == "som-raad" and not one.marked][1]


def slots(plan):
    """Where it could go."""
    return slots_for(problem_of(plan, at=make.AT), plan.meetings, a_raad(plan))


def shift(plan, slot, by):
    """Put it there."""
    meeting = address_of(a_raad(plan))
    return actions.shift_meeting(plan, meeting=meeting, to=address_of(slot.meeting), by=by, at=make.AT)


def test_every_offered_moment_keeps_the_year_valid(solved):
    problem, raad = problem_of(solved, at=make.AT), a_raad(solved)
    offered = [slot.meeting for slot in slots(solved) if slot.broken is None]
    plans = [sorted({*solved.meetings, one} - {raad}) for one in offered]
    assert (len(offered) > 5, [violations(problem, plan) for plan in plans if violations(problem, plan)]) == (True, [])


def test_every_refused_moment_breaks_a_rule_for_the_checker_too(solved):
    problem, raad = problem_of(solved, at=make.AT), a_raad(solved)
    refused = [slot for slot in slots(solved) if slot.broken]
    plans = [sorted({*solved.meetings, slot.meeting} - {raad}) for slot in refused]
    assert (len(refused) > 5, [plan for plan in plans if not violations(problem, plan)]) == (True, [])


def test_a_moment_says_what_it_costs(solved):
    problem, raad = problem_of(solved, at=make.AT), a_raad(solved)
    slot = next(one for one in slots(solved) if one.broken is None)
    plan = sorted({*solved.meetings, slot.meeting} - {raad})
    assert slot.points == score(problem, plan) - score(problem, solved.meetings)


def test_a_shifted_meeting_stays_there_and_the_others_stay(solved, by):
    slot = next(one for one in slots(solved) if one.broken is None)
    before = set(solved.meetings)
    shifted = shift(solved, slot, by)
    assert (set(shifted.meetings) - before, before - set(shifted.meetings)) == ({slot.meeting}, {a_raad(solved)})
    assert PlanWish.objects.get(kind="pin").first == slot.meeting.day


def test_a_shifted_year_says_how_far_it_is_from_the_best(solved, by):
    slot = next(one for one in slots(solved) if one.broken is None and one.points > 0)
    shifted = shift(solved, slot, by)
    assert (shifted.state, shifted.gap) == (YearPlan.State.PROPOSED, slot.points)


def test_a_meeting_does_not_go_where_a_rule_breaks(solved, by):
    slot = next(one for one in slots(solved) if one.broken)
    with pytest.raises(Conflict):
        shift(solved, slot, by)
    assert PlanWish.objects.count() == 0


def test_the_page_offers_moments_and_says_why_not(solved, by, client_of):
    with time_machine.travel(make.AT, tick=False):
        client = client_of(by)
        page = client.get(f"{solved.get_absolute_url()}verplaatsen/?moment={address_of(a_raad(solved))}")
        other = client.get(f"{solved.get_absolute_url()}verplaatsen/?moment=som-raad")
    shown = page.content.decode()
    assert ("16.00 uur: " in shown, "Waarom niet op een andere dag?" in shown, other.status_code) == (
        True,
        True,
        HTTPStatus.NOT_FOUND,
    )


def test_an_unknown_moment_is_bad_input(solved, by, client_of):
    typed = {"meeting": address_of(a_raad(solved)), "to": "som-raad 2026-01-01 5"}
    with time_machine.travel(make.AT, tick=False):
        answer = client_of(by).post(f"{solved.get_absolute_url()}verplaatsen/", typed)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
