"""The stage of a sitting and the time a point used, against a model that counts every minute."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.meetings.rules.presence import Stretch
from governance.sittings.rules import Stage, stage_of, time_used
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
