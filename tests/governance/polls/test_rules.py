"""Which moment suits a body best, by rule."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from governance.polls.rules import COMES, Choice, Habits, SeatTerm, Tally, ranked, slots, tally

HALF = Fraction(1, 2)
SEATS = (
    SeatTerm("Voorzitter", (1,), is_voting=True, is_required=True),
    SeatTerm("Duo", (2, 3), is_voting=True),
    SeatTerm("UCLL", (4,), is_voting=True),
    SeatTerm("Coördinator", (5,)),
)
ANSWERS = st.dictionaries(st.integers(1, 8), st.sampled_from(Choice))


def test_counts_are_of_people_and_quorum_of_voting_seats() -> None:
    found = tally(SEATS, {1: Choice.YES, 2: Choice.IF_NEED_BE, 3: Choice.NO, 9: Choice.YES}, HALF)
    assert (found.yes, found.if_need_be, found.no, found.silent) == (1, 1, 1, 2)
    assert (found.coming, found.quorum, found.missing, found.needs_reason) == (2, 2, (), False)


def test_without_somebody_required_or_without_quorum_a_date_needs_a_reason() -> None:
    assert tally(SEATS, {2: Choice.YES, 4: Choice.YES}, HALF).missing == ("Voorzitter",)
    alone = tally(SEATS, {1: Choice.YES}, HALF)
    assert (alone.has_quorum, alone.needs_reason) == (False, True)


def test_a_body_in_which_nobody_votes_needs_no_quorum() -> None:
    assert not tally([SeatTerm("Afgevaardigde", (1,))], {}, HALF).needs_reason


@given(answers=ANSWERS)
def test_everybody_of_the_body_is_counted_once(answers: dict[int, Choice]) -> None:
    found = tally(SEATS, answers, HALF)
    assert found.yes + found.if_need_be + found.no + found.silent == 5
    assert found.coming == sum(any(answers.get(p) in COMES for p in seat.people) for seat in SEATS if seat.is_voting)


@given(answers=ANSWERS, person=st.integers(1, 5))
def test_one_more_yes_never_lowers_a_moment(answers: dict[int, Choice], person: int) -> None:
    more = {**answers, person: Choice.YES}
    assert tally(SEATS, more, HALF).rank >= tally(SEATS, answers, HALF).rank


@given(tallies=st.lists(ANSWERS, max_size=8))
def test_the_best_stands_first_and_of_equals_the_earliest(tallies: list[dict[int, Choice]]) -> None:
    first = datetime(2026, 4, 21, 16, 30, tzinfo=UTC)
    rows = [(first + timedelta(days=n), n, tally(SEATS, one, HALF)) for n, one in enumerate(tallies)]
    order = ranked(rows)
    assert sorted(one[1] for one in order) == list(range(len(rows)))
    for left, right in pairwise(order):
        assert left[2].rank > right[2].rank or (left[2].rank == right[2].rank and left[0] < right[0])


@given(
    first=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    days=st.integers(0, 60),
    weekdays=st.sets(st.integers(0, 6)),
    off=st.sets(st.integers(0, 60)),
)
def test_a_slot_is_in_the_period_on_a_day_of_the_body_and_on_no_holiday(
    first: date, days: int, weekdays: set[int], off: set[int]
) -> None:
    closed = {first + timedelta(days=number) for number in off}
    last = first + timedelta(days=days)
    found = slots(first, last, Habits(tuple(weekdays), (960, 990, 1020), (1, 990)), closed)
    expected = {
        first + timedelta(days=n)
        for n in range(days + 1)
        if (first + timedelta(days=n)).weekday() in weekdays and first + timedelta(days=n) not in closed
    }
    assert {day for day, _start in found} == expected
    assert not found or found[0][1] == time(16, 30)


def test_a_rank_reads_as_promised() -> None:
    assert Tally(0, 0, 0, 0, 5, 3, ()).rank > Tally(9, 0, 0, 0, 5, 3, ("Voorzitter",)).rank
