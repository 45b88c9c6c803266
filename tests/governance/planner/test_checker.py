"""The checker names each rule that a plan breaks: every rule is broken once, on purpose."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.planner.checker import violations
from governance.planner.rules.problem import Absence, Forbid, Pin, Planned
from governance.planner.solver.search import solve
from tests.governance.planner.networks import charter_network

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def problem():
    return charter_network()


@pytest.fixture(scope="module")
def plan(problem):
    return solve(problem).meetings


def kinds(problem, plan):
    """The kinds of rules that are broken."""
    return {violation.kind for violation in violations(problem, plan)}


def of(plan, key, number=0):
    """One meeting of a series."""
    return [meeting for meeting in plan if meeting.series == key][number]


def swapped(plan, old, **changes):
    """The plan with one meeting changed."""
    return [replace(old, **changes) if meeting == old else meeting for meeting in plan]


def shifted(meeting, minutes):
    """A moment so many minutes later."""
    return {"start": meeting.start + minutes, "end": meeting.end + minutes}


def test_a_good_plan_breaks_nothing(problem, plan):
    assert kinds(problem, plan) == set()


def test_a_week_without_its_meeting(problem, plan):
    without = [meeting for meeting in plan if meeting != of(plan, "som-team", 5)]
    assert kinds(problem, without) == {"rhythm"}


def test_a_meeting_too_few_a_year(problem, plan):
    without = [meeting for meeting in plan if meeting != of(plan, "som-raad")]
    assert "rhythm" in kinds(problem, without)


def test_meetings_of_the_year_too_far_apart(problem, plan):
    dropped = (of(plan, "som-raad", 1), of(plan, "som-raad", 2))
    assert "spread" in kinds(problem, [meeting for meeting in plan if meeting not in dropped])


def test_two_meetings_in_one_week(problem, plan):
    first = of(plan, "som-team")
    extra = replace(first, day=first.day + DAY)
    assert "twice-a-week" in kinds(problem, [*plan, extra])


def test_four_weeks_without_the_voorzitter(problem, plan):
    marked = next(one for one in plan if one.series == "coordinatiecel" and one.marked)
    assert "mark" in kinds(problem, swapped(plan, marked, marked=False))


def test_a_year_without_its_joint_meeting(problem, plan):
    joint = next(one for one in plan if one.series == "som-raad" and one.marked)
    assert "mark" in kinds(problem, swapped(plan, joint, marked=False))


def test_an_hour_that_does_not_suit_the_body(problem, plan):
    raad = of(plan, "som-raad")
    assert kinds(problem, swapped(plan, raad, **shifted(raad, 240))) == {"window"}


def test_a_meeting_that_is_too_short(problem, plan):
    raad = of(plan, "som-raad")
    assert kinds(problem, swapped(plan, raad, end=raad.end - 60)) == {"duration"}


def test_a_meeting_in_a_holiday(problem, plan):
    extra = Planned(date(2026, 11, 11), 540, "som-team", 660, "atelier")
    assert "closed" in kinds(problem, [*plan, extra])


def test_a_meeting_on_a_blocked_day(problem, plan):
    day = of(plan, "som-plus").day
    assert kinds(replace(problem, blocked=frozenset({day})), plan) == {"blocked"}


def test_a_meeting_without_notice(problem, plan):
    assert kinds(replace(problem, today=of(plan, "som-raad").day - 13 * DAY), plan) == {"notice"}


def test_papers_that_nobody_can_read_in_a_holiday(problem, plan):
    raad = of(plan, "som-raad")
    days = frozenset(raad.day - number * DAY for number in range(1, 11))
    assert kinds(replace(problem, school_closed=problem.school_closed | days), plan) == {"papers"}


def test_a_meeting_outside_the_year(problem, plan):
    raad = of(plan, "som-raad", -1)
    assert "year" in kinds(problem, swapped(plan, raad, day=date(2027, 9, 2)))


def test_a_required_member_who_is_away(problem, plan):
    day = of(plan, "som-raad").day
    away = Absence("chair", day, day)
    assert "away" in kinds(replace(problem, absences=(away,)), plan)


def test_a_quorum_that_cannot_be_reached(problem, plan):
    day = of(plan, "som-raad").day
    away = tuple(Absence(f"raad{number}", day, day) for number in range(10))
    assert kinds(replace(problem, absences=away), plan) == {"quorum"}


def test_a_room_that_is_too_small(problem, plan):
    assert kinds(replace(problem, capacities={"zaal": 30}), plan) == {"room"}


def test_two_meetings_in_one_room(problem, plan):
    raad = of(plan, "som-raad")
    assert kinds(replace(problem, taken=(replace(raad, series="elders"),)), plan) == {"rooms"}


def test_somebody_in_two_places_at_once(problem, plan):
    team, cell = of(plan, "som-team"), of(plan, "coordinatiecel")
    moved = swapped(plan, cell, day=team.day, start=team.start, end=team.start + 90)
    assert "people" in kinds(problem, moved)


def test_a_meeting_that_left_its_pin(problem, plan):
    assert kinds(replace(problem, pins=(Pin("som-raad", date(2026, 10, 13), 990),)), plan) == {"pin"}


def test_a_meeting_on_a_forbidden_day(problem, plan):
    assert kinds(replace(problem, forbids=(Forbid("som-raad", of(plan, "som-raad").day),)), plan) == {"forbid"}


def test_a_raad_without_the_coordinatiecel_before_it(problem, plan):
    raad = of(plan, "som-raad")
    cells = [one for one in plan if one.series == "coordinatiecel" and one.marked and one.day < raad.day]
    assert "link" in kinds(problem, swapped(plan, cells[-1], marked=False))
