"""Who was there when: the rules of presence against a model that looks at every minute."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.meetings.rules.presence import Absence, Stay, Stretch, absence_from, seats_in
from tests import make

MINUTE = timedelta(minutes=1)
POINT, OTHER = 7, 8


def at(minute: int) -> datetime:
    return make.AT + minute * MINUTE


def stay(came: int | None, left: int | None = None, left_for: int | None = None, seat: int = 1) -> Stay:
    """In minutes after the start."""
    came_at, left_at = (None if minute is None else at(minute) for minute in (came, left))
    return Stay(seat, came_at, left_at, left_for)


@pytest.mark.parametrize(
    ("stays", "absence"),
    [
        ([stay(None)], None),
        ([stay(0)], None),
        ([stay(10, 20)], None),
        ([stay(0, 12), stay(12, 30)], None),
        ([], Absence.AWAY),
        ([stay(12)], Absence.LATER),
        ([stay(20)], Absence.LATER),
        ([stay(0, 18)], Absence.EARLIER),
        ([stay(0, 10)], Absence.EARLIER),
        ([stay(0, 12), stay(18)], Absence.BETWEEN),
        ([stay(0, 9), stay(25)], Absence.BETWEEN),
        ([stay(0, 10, POINT), stay(20)], Absence.RECUSED),
        ([stay(0, 10, OTHER), stay(20)], Absence.BETWEEN),
    ],
)
def test_what_a_seat_missed_of_a_point_from_minute_10_to_20(stays: list[Stay], absence: Absence | None) -> None:
    assert absence_from(POINT, [Stretch(at(10), at(20))], stays, now=at(60)) == absence


def test_a_point_that_goes_on_ends_now() -> None:
    going_on = [Stretch(at(10))]
    assert absence_from(POINT, going_on, [stay(0, 30)], now=at(20)) is None
    assert absence_from(POINT, going_on, [stay(0, 30)], now=at(40)) is Absence.EARLIER


minutes = st.integers(0, 30)
stays_of_a_seat = st.lists(
    st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: stay(*pair)), max_size=4
)
spans = st.lists(minutes, min_size=2, max_size=4, unique=True).map(sorted).filter(lambda turns: len(turns) % 2 == 0)


@given(stays_of_a_seat, spans)
def test_nothing_was_missed_exactly_when_somebody_was_there_every_minute(stays: list[Stay], turns: list[int]) -> None:
    pairs = list(zip(turns[::2], turns[1::2], strict=True))
    stretches = [Stretch(at(start), at(end)) for start, end in pairs]
    every_minute = [any(one.holds(at(m)) for one in stays) for start, end in pairs for m in range(start, end)]
    absence = absence_from(POINT, stretches, stays, now=at(60))
    assert (absence is None) == all(every_minute)
    assert (absence is Absence.AWAY) <= (not any(every_minute))


def test_two_holders_of_one_seat_are_one_seat() -> None:
    assert seats_in([stay(0, seat=3), stay(5, seat=3), stay(9, seat=4)], at(6)) == {3}
