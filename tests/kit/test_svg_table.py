"""Seats around a table."""

from itertools import pairwise
from math import dist

import pytest

from som_portal.kit.svg import Table


@pytest.mark.parametrize("count", [1, 2, 5, 22, 24, 40])
def test_seats_stand_inside_the_drawing_and_never_touch(count: int) -> None:
    seats, radius = Table().seats(count), Table().seat_radius(count)
    assert len(set(seats)) == count
    assert all(radius <= x <= 440 - radius and radius <= y <= 300 - radius for x, y in seats)
    assert all(dist(one, other) >= 2 * radius - 1 for one, other in pairwise(seats))


def test_the_first_seat_is_in_the_middle_of_the_top() -> None:
    assert Table().seats(22)[0] == (220, 30)


def test_nobody_around_the_table_is_an_empty_drawing() -> None:
    assert Table().seats(0) == []
