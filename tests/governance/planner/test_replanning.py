"""A published year stays as it is, apart from what must move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.planner.checker import score, violations
from governance.planner.rules.problem import Absence, Forbid, Pin
from governance.planner.rules.waivers import out_of
from governance.planner.solver.conflict import explain
from governance.planner.solver.search import solve
from tests.governance.planner.networks import charter_network


@pytest.fixture(scope="module")
def published():
    problem = charter_network()
    return replace(problem, published=solve(problem).meetings)


def moved(problem, plan, *but):
    """Published meetings that are no longer in the plan, some aside."""
    stands = {meeting.moment for meeting in plan}
    return [one for one in problem.published if one.moment not in stands and one not in but]


def test_planning_again_moves_nothing(published):
    assert solve(published).meetings == published.published


@pytest.mark.parametrize("number", range(0, 96, 12))
def test_blocking_one_meeting_moves_at_most_one_other(published, number):
    assert_stable(published, number)


@pytest.mark.long
@pytest.mark.parametrize("number", range(96))
def test_blocking_any_meeting_moves_at_most_one_other(published, number):
    assert_stable(published, number)


def assert_stable(published, number):
    """Not on that day any more: what else moves, and is the year still right?"""
    blocked = published.published[number]
    problem = replace(published, forbids=(Forbid(blocked.series, blocked.day),))
    plan = solve(problem).meetings
    assert (len(moved(problem, plan, blocked)) <= 1, violations(problem, plan)) == (True, [])


def test_points_of_a_change_are_counted_alike(published):
    raad = next(meeting for meeting in published.published if meeting.series == "som-raad")
    problem = replace(published, forbids=(Forbid(raad.series, raad.day),))
    found = solve(problem)
    assert score(problem, found.meetings) == found.cost


def test_a_pin_is_kept_and_the_rest_stays(published):
    raad = [meeting for meeting in published.published if meeting.series == "som-raad"][1]
    pin = Pin("som-raad", raad.day.replace(day=raad.day.day - 1), raad.start)
    plan = solve(replace(published, pins=(pin,))).meetings
    is_kept = ("som-raad", pin.day, pin.start) in {one.moment for one in plan}
    assert (is_kept, moved(published, plan, raad)) == (True, [])


def test_three_weeks_without_the_schepen_move_nothing(published):
    day = published.published[40].day
    away = Absence("schepen", day, day + timedelta(days=20))
    assert moved(published, solve(replace(published, absences=(away,))).meetings) == []


ELEVEN = ("coordinator", "adviser", "schepen", "chair", "team0", "team1", "team2", "raad0", "raad1", "raad2", "plus0")
WINDOWS = tuple(date(2026, 9, 14) + number * timedelta(days=32) for number in range(9))
MOST_DEPUTIES = 7


@pytest.mark.parametrize("person", ("chair", "schepen", "team0"))
def test_three_weeks_without_somebody_move_little(published, person):
    assert_little_moves(published, person, WINDOWS[2])


@pytest.mark.long
@pytest.mark.parametrize("first", WINDOWS)
@pytest.mark.parametrize("person", ELEVEN)
def test_three_weeks_without_anybody_move_little(published, person, first):
    assert_little_moves(published, person, first)


def test_whoever_cannot_be_missed_gets_named_deputies(published):
    assert_little_moves(published, "coordinator", WINDOWS[2])


def assert_little_moves(published, person, first):
    """At most four more than directly hit, or a few deputies on named days and nothing moves."""
    away = Absence(person, first, first + timedelta(days=20))
    problem = replace(published, absences=(*published.absences, away))
    hit = [one for one in published.published if needs(problem, person, one) and away.first <= one.day <= away.last]
    deputies = 0
    found = solve(problem)
    while found is None:
        way = next(way for way in explain(problem).ways_out if way.rule.kind == "away")
        deputies += len(way.waivers)
        problem = out_of(problem, way)
        found = solve(problem)
    extra = len(moved(problem, found.meetings)) - len(hit)
    assert (extra <= 4, deputies <= MOST_DEPUTIES, violations(problem, found.meetings)) == (True, True, [])


def needs(problem, person, meeting):
    """Whether a meeting cannot be without somebody."""
    series = problem.by_key[meeting.series]
    marked = series.mark.required if series.mark and meeting.marked else frozenset()
    return person in series.required | marked


def test_the_same_change_gives_the_same_plan(published):
    raad = next(meeting for meeting in published.published if meeting.series == "som-raad")
    problem = replace(published, forbids=(Forbid(raad.series, raad.day),))
    assert solve(problem).meetings == solve(problem).meetings
