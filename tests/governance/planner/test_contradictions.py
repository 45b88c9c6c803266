"""Ten settings that cannot be: each explained by the fewest rules, all of them needed, with ways out that work."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from ortools.sat.python import cp_model

from governance.planner.checker import violations
from governance.planner.rules.problem import Absence, Pin
from governance.planner.rules.waivers import out_of
from governance.planner.solver.conflict import explain, universe_of
from governance.planner.solver.search import solve
from governance.planner.solver.together import Together
from tests.governance.planner.networks import charter_network

DAY = timedelta(days=1)
NOVEMBER = date(2026, 11, 23)
CHARTER = charter_network()


def with_series(key, **changes):
    """The charter network with one body changed."""
    return replace(CHARTER, series=tuple(replace(s, **changes) if s.key == key else s for s in CHARTER.series))


def away(person, first, last, **hours):
    """The charter network with one absence more."""
    return replace(CHARTER, absences=(*CHARTER.absences, Absence(person, first, last, **hours)))


def pinned(*pins):
    """The charter network with pins."""
    return replace(CHARTER, pins=pins)


SETTINGS = {
    "a blocked week": (
        replace(CHARTER, blocked=frozenset(NOVEMBER + number * DAY for number in range(5))),
        {"blocked", "rhythm"},
    ),
    "the coördinator away for a week": (
        away("coordinator", NOVEMBER, NOVEMBER + 4 * DAY),
        {"away", "rhythm"},
    ),
    "the voorzitter away for five weeks": (
        away("chair", date(2027, 1, 11), date(2027, 2, 28)),
        {"away", "mark"},
    ),
    "a pin in a holiday": (pinned(Pin("som-raad", date(2026, 11, 3), 990)), {"pin", "closed"}),
    "two pins in one week": (
        pinned(Pin("som-team", NOVEMBER, 540), Pin("som-team", NOVEMBER + DAY, 540)),
        {"pin"},
    ),
    "two pins for one person at once": (
        pinned(Pin("som-team", NOVEMBER, 540), Pin("coordinatiecel", NOVEMBER, 540)),
        {"people", "pin"},
    ),
    "a weekday that holidays take": (with_series("som-team", weekdays=(0,)), {"rhythm", "window"}),
    "a room that is too small": (replace(CHARTER, capacities={"zaal": 23}), {"rhythm", "room"}),
    "a quorum beyond the seats": (with_series("som-raad", quorum=21), {"quorum", "rhythm"}),
    "a raad when the voorzitter could not prepare it": (
        replace(away("chair", date(2026, 9, 14), date(2026, 9, 18)), pins=(Pin("som-raad", date(2026, 9, 24), 990),)),
        {"away", "link", "pin"},
    ),
}
CHEAPEST = {
    "a blocked week": ("blocked", 2),
    "the coördinator away for a week": ("away", 1),
    "the voorzitter away for five weeks": ("away", 1),
    "a pin in a holiday": ("pin", 0),
    "two pins in one week": ("pin", 0),
    "two pins for one person at once": ("pin", 0),
    "a weekday that holidays take": ("window", 2),
    "a room that is too small": ("room", 5),
    "a quorum beyond the seats": ("quorum", 5),
    "a raad when the voorzitter could not prepare it": ("pin", 0),
}
MOST_CALLS = 12
"""Of the solver, for a reason with all its ways out; each takes hundredths of a second."""


@cache
def sought(name):
    """The explanation of one setting, and how often the solver was called for it; sought once."""
    calls: list[object] = []
    solving = cp_model.CpSolver.solve

    def counted(*args):
        calls.append(args)
        return solving(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cp_model.CpSolver, "solve", counted)
        return explain(SETTINGS[name][0]), len(calls)


def explained(name):
    """The explanation of one setting."""
    return sought(name)[0]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_contradiction_is_explained_by_its_rules(name):
    assert {rule.kind for rule in explained(name).rules} == SETTINGS[name][1]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_contradiction_is_told_in_two_to_four_sentences(name):
    assert 2 <= len(explained(name).rules) <= 4


@pytest.mark.parametrize("name", SETTINGS)
def test_every_rule_of_a_contradiction_has_a_way_out(name):
    found = explained(name)
    assert sorted(way.rule for way in found.ways_out) == sorted(found.rules)


@pytest.mark.parametrize("name", SETTINGS)
def test_the_cheapest_way_out_comes_first(name):
    first = explained(name).ways_out[0]
    assert (first.rule.kind, len(first.meetings)) == CHEAPEST[name]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_rule_of_a_contradiction_is_needed(name):
    problem, rules = SETTINGS[name][0], frozenset(explained(name).rules)
    named = {key for rule in rules for key in rule.about.split("/")}
    problem = replace(problem, series=tuple(one for one in problem.series if one.key in named))
    together = Together(problem, universe_of(problem))
    assert [together.is_possible(rules), *(together.is_possible(rules - {rule}) for rule in rules)] == [
        False,
        *[True] * len(rules),
    ]


@pytest.mark.parametrize("name", SETTINGS)
def test_the_first_way_out_leads_to_a_year_that_breaks_nothing(name):
    leads_out(name, slice(1))


@pytest.mark.long
@pytest.mark.parametrize("name", SETTINGS)
def test_every_way_out_leads_to_a_year_that_breaks_nothing(name):
    leads_out(name, slice(None))


def leads_out(name, which):
    """A year exists exactly when that was promised, and the checker finds nothing in it."""
    for way in explained(name).ways_out[which]:
        problem = out_of(SETTINGS[name][0], way)
        found = solve(problem)
        assert (found is not None) == way.is_enough
        assert violations(problem, found.meetings if found else ()) == [] or not way.is_enough


@pytest.mark.parametrize("name", SETTINGS)
def test_a_contradiction_takes_few_calls_of_the_solver(name):
    assert 0 < sought(name)[1] <= MOST_CALLS


@pytest.mark.parametrize("name", SETTINGS)
def test_the_planner_finds_no_year_either(name):
    assert solve(SETTINGS[name][0]) is None


def test_a_possible_year_has_no_contradiction():
    assert explain(CHARTER) is None


def test_without_waiving_the_rule_stays_broken():
    name = "a blocked week"
    problem = SETTINGS[name][0]
    way = explained(name).ways_out[0]
    plan = [one for one in solve(CHARTER).meetings if one.day not in problem.blocked]
    assert {one.kind for one in violations(problem, [*plan, *way.meetings])} >= {"blocked"}
