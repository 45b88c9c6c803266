"""Ten settings that cannot be: each explained by the fewest rules, every one of them needed, with a way out."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from governance.planner.rules.options import Enumeration
from governance.planner.rules.problem import Absence, Pin
from governance.planner.solver.conflict import Together, explain
from governance.planner.solver.search import solve
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
        ("blocked", 1),
    ),
    "the coördinator away for a week": (
        away("coordinator", NOVEMBER, NOVEMBER + 4 * DAY),
        {"away", "rhythm"},
        ("away", 1),
    ),
    "the voorzitter away for five weeks": (
        away("chair", date(2027, 1, 11), date(2027, 2, 28)),
        {"away", "mark", "rhythm"},
        ("mark", 0),
    ),
    "a pin in a holiday": (
        pinned(Pin("som-raad", date(2026, 11, 3), 990)),
        {"pin", "rhythm", "closed"},
        ("pin", 0),
    ),
    "two pins in one week": (
        pinned(Pin("som-team", NOVEMBER, 540), Pin("som-team", NOVEMBER + DAY, 540)),
        {"pin", "rhythm"},
        ("pin", 1),
    ),
    "two pins for one person at once": (
        pinned(Pin("som-team", NOVEMBER, 540), Pin("coordinatiecel", NOVEMBER, 540)),
        {"people", "pin", "rhythm"},
        ("people", 0),
    ),
    "a weekday that holidays take": (
        with_series("som-team", weekdays=(0,)),
        {"rhythm", "window"},
        ("window", 2),
    ),
    "a room that is too small": (
        replace(CHARTER, capacities={"zaal": 23}),
        {"rhythm", "room"},
        ("room", 5),
    ),
    "a quorum beyond the seats": (with_series("som-raad", quorum=21), {"quorum", "rhythm"}, ("quorum", 5)),
    "a raad when the voorzitter could not prepare it": (
        replace(away("chair", date(2026, 9, 14), date(2026, 9, 18)), pins=(Pin("som-raad", date(2026, 9, 24), 990),)),
        {"away", "link", "pin", "rhythm"},
        ("link", 0),
    ),
}


@cache
def explained(name):
    """The explanation of one setting, sought once."""
    return explain(SETTINGS[name][0])


@pytest.mark.parametrize("name", SETTINGS)
def test_a_contradiction_is_explained_by_its_rules(name):
    assert {rule.kind for rule in explained(name).rules} == SETTINGS[name][1]


@pytest.mark.parametrize("name", SETTINGS)
def test_the_cheapest_way_out_comes_first(name):
    first = explained(name).ways_out[0]
    assert (first.rule.kind, len(first.meetings)) == SETTINGS[name][2]


@pytest.mark.parametrize("name", SETTINGS)
def test_the_planner_finds_no_year_either(name):
    assert solve(SETTINGS[name][0]) is None


def test_every_rule_of_a_contradiction_is_needed():
    name = "two pins for one person at once"
    problem = SETTINGS[name][0]
    enumeration = Enumeration(problem, all_breaking=True)
    together = Together(problem, {series.key: enumeration.of(series) for series in problem.series})
    rules = frozenset(explained(name).rules)
    assert [together.is_possible(rules), *(together.is_possible(rules - {rule}) for rule in rules)] == [
        False,
        *[True] * len(rules),
    ]


def test_a_possible_year_has_no_contradiction():
    assert explain(CHARTER) is None
