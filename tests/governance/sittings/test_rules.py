"""The stage of a sitting and the time a point used, against a model that counts every minute."""

from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from governance.ballots.rules import BallotRules, Choice, Result, RollSeat, outcome
from governance.meetings.rules.presence import Stretch
from governance.sittings.rules import Quorum, Stage, quorum_now, stage_of, time_used
from tests import make

MINUTE = timedelta(minutes=1)


def at(minute: int) -> datetime:
    return make.AT + minute * MINUTE


def spans(turns: list[int]) -> list[Stretch]:
    return [Stretch(at(start), at(end)) for start, end in zip(turns[::2], turns[1::2], strict=True)]


def minutes_in(turns: list[int]) -> set[int]:
    pairs = zip(turns[::2], turns[1::2], strict=True)
    return {minute for start, end in pairs for minute in range(start, end)}


turns = st.lists(st.integers(0, 60), max_size=6, unique=True).map(sorted).filter(lambda found: len(found) % 2 == 0)


@given(turns, turns)
def test_the_time_used_is_every_minute_on_the_table_that_was_not_suspended(table: list[int], paused: list[int]) -> None:
    used = time_used(spans(table), spans(paused), at(100))
    assert used == len(minutes_in(table) - minutes_in(paused)) * MINUTE


def test_what_lasts_lasts_until_now() -> None:
    assert time_used([Stretch(at(0))], [Stretch(at(10))], at(25)) == 10 * MINUTE


def test_the_stage_follows_from_what_happened() -> None:
    no = {"is_opened": False, "is_suspended": False, "is_settled": False}
    assert stage_of(**no) is Stage.TO_OPEN
    assert stage_of(**no | {"is_opened": True}) is Stage.OPEN
    assert stage_of(**no | {"is_opened": True, "is_suspended": True}) is Stage.SUSPENDED
    assert stage_of(**no | {"is_settled": True}) is Stage.CLOSED


RULES = BallotRules(version="proef", quorum_above=Fraction(1, 2), digital_days=10)
some_seats = st.sets(st.integers(1, 24))


@given(st.sets(st.integers(1, 20), min_size=1), some_seats, some_seats, some_seats)
def test_the_lamp_and_the_ballot_say_the_same(
    filled: set[int], there: set[int], proxied: set[int], recused: set[int]
) -> None:
    lamp = quorum_now(filled, there, RULES, proxied=proxied, recused=recused)
    roll = [RollSeat(seat, is_recused=seat in recused) for seat in filled]
    voting = (filled & (there | proxied)) - recused
    said = outcome(roll, dict.fromkeys(voting, Choice.FOR), RULES)
    assert (lamp.present, lamp.needed, lamp.recused) == (said.counts.cast, said.quorum, said.counts.recused)
    assert lamp.is_reached == (said.result is not Result.NO_QUORUM)
    assert lamp.proxied == len(voting - there)


def test_missing_seats_are_counted() -> None:
    assert Quorum(filled=19, present=7, needed=10).missing == 3
