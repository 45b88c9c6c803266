"""The planner against judges that share nothing with it: the checker, and another solver."""

import pytest

from governance.planner.checker import score, violations
from governance.planner.solver.search import Stopped, solve
from tests.governance.planner.networks import charter_network, random_network
from tests.governance.planner.second_solver import best_cost


@pytest.fixture(scope="module")
def charter_year():
    problem = charter_network()
    return problem, solve(problem)


def test_the_charter_year_is_proven_the_best(charter_year):
    _problem, found = charter_year
    assert (found.cost, found.bound, len(found.meetings)) == (82, 82, 96)


def test_the_checker_finds_nothing_in_the_charter_year(charter_year):
    problem, found = charter_year
    assert violations(problem, found.meetings) == []


def test_the_checker_counts_the_same_points_for_the_charter_year(charter_year):
    problem, found = charter_year
    assert score(problem, found.meetings) == found.cost


def test_the_same_input_gives_the_same_plan(charter_year):
    problem, found = charter_year
    assert solve(problem).meetings == found.meetings


@pytest.mark.parametrize("seed", range(40))
def test_a_random_network_gets_a_year_that_breaks_nothing(seed):
    keeps_every_rule(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40, 540))
def test_many_random_networks_get_a_year_that_breaks_nothing(seed):
    keeps_every_rule(seed)


def keeps_every_rule(seed):
    """A plan that the checker accepts with the same points, or a second solver that agrees there is none."""
    problem = random_network(seed)
    found = solve(problem)
    if found is None:
        assert best_cost(problem) is None
    else:
        seen = (violations(problem, found.meetings), score(problem, found.meetings), found.bound)
        assert seen == ([], found.cost, found.cost)


@pytest.mark.parametrize("seed", range(5))
def test_a_second_solver_finds_nothing_better(seed):
    assert_equal_optimum(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5, 105))
def test_a_second_solver_finds_nothing_better_in_many(seed):
    assert_equal_optimum(seed)


def assert_equal_optimum(seed):
    """Both solvers say the same: so many points, or impossible."""
    problem = random_network(seed)
    found = solve(problem)
    assert best_cost(problem) == (found.cost if found else None)


def test_whoever_listens_may_stop_the_search():
    with pytest.raises(Stopped):
        solve(random_network(1), tell=lambda _bound: False)
