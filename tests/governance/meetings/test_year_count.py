"""A number of meetings a year: examples by hand, and the shortage by trying."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.meetings.rules import (
    BeadState,
    Beat,
    FindingKind,
    RhythmState,
    YearCount,
    judge,
)
from tests.governance.meetings.slow_rhythm import slow_shortage
from tests.governance.meetings.years import (
    PLUS,
    RAAD,
    YEAR,
    calendar,
)

FOUR = (date(2026, 10, 8), date(2026, 12, 10), date(2027, 2, 25), date(2027, 5, 13))
JOINT = Beat(date(2027, 6, 10), is_joint=True)


def raad(on: date) -> list[Beat]:
    return [Beat(day, is_held=day < on) for day in FOUR] + [JOINT]


def test_four_raden_and_an_open_one_planned_is_on_track() -> None:
    on = date(2026, 11, 24)
    verdict = judge(RAAD, raad(on), YEAR, on=on)
    assert (verdict.state, verdict.next_planned) == ("on-track", date(2026, 12, 10))
    assert [(finding.kind, finding.count, finding.of) for finding in verdict.findings] == [
        ("year-held", 1, 5),
        ("year-joint", 1, 1),
        ("next-planned", 0, 0),
    ]


@pytest.mark.parametrize("dropped", range(5))
def test_one_meeting_less_is_a_risk_with_a_day_by_which_to_meet(dropped: int) -> None:
    on = date(2026, 9, 14)
    beats = [beat for number, beat in enumerate(raad(on)) if number != dropped]
    verdict = judge(RAAD, beats, YEAR, on=on)
    assert verdict.state == RhythmState.AT_RISK
    assert [bead.state for bead in verdict.beads].count(BeadState.DUE) == 1
    assert verdict.next_due == date(2026, 10, 23)


def test_a_fifth_own_raad_does_not_replace_the_open_one() -> None:
    on = date(2026, 9, 14)
    beats = [*raad(on)[:4], Beat(date(2027, 6, 10))]
    assert judge(RAAD, beats, YEAR, on=on).state == RhythmState.AT_RISK


def test_the_joint_one_counts_for_som_plus() -> None:
    on = date(2026, 9, 14)
    assert judge(PLUS, [Beat(date(2026, 11, 19)), JOINT], YEAR, on=on).state == RhythmState.ON_TRACK
    assert judge(PLUS, [JOINT], YEAR, on=on).state == RhythmState.AT_RISK


def test_a_year_that_ends_short_is_missed() -> None:
    on = date(2027, 7, 2)
    held = [Beat(day, is_held=True) for day in FOUR]
    verdict = judge(RAAD, held, YEAR, on=on)
    assert verdict.state == RhythmState.MISSED
    assert verdict.findings[-1].kind == FindingKind.YEAR_LOST
    assert verdict.next_due == calendar(2027).weeks[7].last_open_day
    assert judge(RAAD, held, YEAR, on=date(2027, 6, 30)).state == RhythmState.AT_RISK


def test_a_number_a_year_is_never_suspended() -> None:
    on = date(2026, 11, 4)
    assert judge(RAAD, raad(on), YEAR, on=on).state == RhythmState.ON_TRACK


def test_a_meeting_of_last_year_does_not_count() -> None:
    on = date(2026, 9, 14)
    assert (
        judge(PLUS, [Beat(date(2026, 8, 31), is_held=True), Beat(date(2026, 11, 19))], YEAR, on=on).state == "at-risk"
    )


@given(own=st.integers(0, 8), joint=st.integers(0, 4), has_own=st.integers(0, 10), has_joint=st.integers(0, 6))
def test_the_shortage_is_the_least_number_of_meetings_that_repairs_it(
    own: int, joint: int, has_own: int, has_joint: int
) -> None:
    wanted = YearCount(own, joint)
    assert wanted.short(has_own, has_joint) == slow_shortage(wanted, has_own, has_joint)
