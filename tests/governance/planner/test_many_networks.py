"""Many networks at once: what shares people is one network, what shares a room are neighbours."""

from dataclasses import replace

from governance.planner.checker import score, violations
from governance.planner.rules.problem import Problem
from governance.planner.solver.many import neighbours, solve_many
from governance.planner.solver.search import solve
from tests.governance.planner.networks import charter_network


def beside(*some: Problem) -> Problem:
    """Networks as one problem."""
    return replace(
        some[0],
        series=tuple(series for one in some for series in one.series),
        links=tuple(link for one in some for link in one.links),
        absences=tuple(absence for one in some for absence in one.absences),
        weights={person: weight for one in some for person, weight in one.weights.items()},
    )


def test_networks_with_a_hall_are_neighbours_and_others_are_not():
    three = [charter_network(f"n{n} ", rooms=("zaal" if n < 2 else "elders",)) for n in range(3)]
    assert [len(hood) for hood in neighbours(beside(*three))] == [2, 1]


def test_two_networks_in_one_hall_get_the_year_that_one_model_proves():
    both = beside(*(charter_network(f"n{n} ", rooms=("zaal",)) for n in range(2)))
    found, whole = solve_many(both), solve(both)
    assert (found.cost, found.bound, violations(both, found.meetings)) == (whole.cost, whole.cost, [])
    assert score(both, found.meetings) == found.cost


def test_the_first_plan_breaks_nothing_and_is_told():
    both = beside(*(charter_network(f"n{n} ", rooms=(f"zaal {n}",)) for n in range(2)))
    told: list[str] = []
    found = solve_many(both, reached=told.append)
    assert (told, found.is_proven) == (["first"], True)
