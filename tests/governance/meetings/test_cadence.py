"""Weekly, three-weekly, and every four weeks with the voorzitter: examples by hand."""

from datetime import date, timedelta

from governance.meetings.rules import (
    BeadState,
    Beat,
    Cadence,
    FindingKind,
    Requirement,
    RhythmState,
    judge,
)
from tests.governance.meetings.years import (
    CELL,
    DAY,
    THREE_WEEKLY,
    WEEK,
    WEEKLY,
    YEAR,
    calendar,
    kinds,
    states,
    weekly,
)


def test_a_weekly_body_that_met_every_week_is_on_track() -> None:
    on = date(2026, 11, 24)
    verdict = judge(WEEKLY, weekly(on), YEAR, on=on)
    assert (verdict.state, verdict.next_due, verdict.next_planned) == ("on-track", date(2026, 11, 27), on)
    assert verdict.findings[0].kind == FindingKind.WEEKS_KEPT
    assert (verdict.findings[0].count, verdict.findings[0].of) == (11, 11)
    assert len(verdict.beads) == 38


def test_once_held_this_week_the_next_one_is_due_next_week() -> None:
    on = date(2026, 11, 25)
    assert judge(WEEKLY, weekly(on), YEAR, on=on).next_due == date(2026, 12, 4)


def test_a_week_without_a_meeting_is_missed_until_the_body_meets_again() -> None:
    skipped = date(2026, 11, 17)
    on = date(2026, 11, 23)
    verdict = judge(WEEKLY, weekly(on, skip=[skipped]), YEAR, on=on)
    assert verdict.state == RhythmState.MISSED
    assert states(verdict)[date(2026, 11, 20)] == BeadState.MISSED
    assert verdict.next_due == date(2026, 11, 27)
    after = date(2026, 11, 25)
    assert judge(WEEKLY, weekly(after, skip=[skipped]), YEAR, on=after).state == RhythmState.AT_RISK


def test_a_miss_puts_the_rhythm_at_risk_for_fourteen_days_and_then_only_shows() -> None:
    skipped = date(2026, 11, 17)
    last_day, day_after = date(2026, 12, 4), date(2026, 12, 5)
    assert judge(WEEKLY, weekly(last_day, skip=[skipped]), YEAR, on=last_day).state == RhythmState.AT_RISK
    verdict = judge(WEEKLY, weekly(day_after, skip=[skipped]), YEAR, on=day_after)
    assert verdict.state == RhythmState.ON_TRACK
    assert states(verdict)[date(2026, 11, 20)] == BeadState.MISSED
    assert FindingKind.BEATS_MISSED in kinds(verdict)


def test_the_week_is_not_missed_on_its_last_open_day() -> None:
    friday = date(2026, 11, 27)
    beats = weekly(date(2026, 11, 23), planned_until=date(2026, 11, 20))
    assert judge(WEEKLY, beats, YEAR, on=friday).state == RhythmState.AT_RISK
    assert judge(WEEKLY, beats, YEAR, on=friday + DAY).state == RhythmState.MISSED


def test_nothing_planned_for_the_coming_fortnight_is_a_risk() -> None:
    on = date(2026, 11, 25)
    verdict = judge(WEEKLY, weekly(on, planned_until=date(2026, 12, 3)), YEAR, on=on)
    assert (
        verdict.state == RhythmState.ON_TRACK if date(2026, 12, 11) > on + timedelta(days=14) else RhythmState.AT_RISK
    )
    bare = judge(WEEKLY, weekly(on, planned_until=on), YEAR, on=on)
    assert bare.state == RhythmState.AT_RISK
    assert states(bare)[date(2026, 12, 4)] == BeadState.DUE


def test_a_holiday_asks_for_nothing() -> None:
    on = date(2026, 11, 4)
    verdict = judge(WEEKLY, weekly(on), YEAR, on=on)
    assert verdict.state == RhythmState.SUSPENDED
    assert verdict.findings[0].kind == FindingKind.PAUSED
    assert verdict.findings[0].days == (date(2026, 11, 9),)


def test_control_without_the_pause_the_same_year_is_missed() -> None:
    on = date(2026, 11, 10)
    assert judge(WEEKLY, weekly(on), YEAR, on=on).state == RhythmState.ON_TRACK
    assert judge(WEEKLY, weekly(on), calendar(2026, pausing=False), on=on).state == RhythmState.MISSED


def test_a_meeting_that_nobody_closed_is_a_risk_and_not_a_miss() -> None:
    on = date(2026, 11, 25)
    beats = [Beat(beat.on, is_held=beat.is_held and beat.on < date(2026, 11, 20)) for beat in weekly(on)]
    verdict = judge(WEEKLY, beats, YEAR, on=on)
    assert verdict.state == RhythmState.AT_RISK
    assert verdict.findings[-1].kind == FindingKind.UNCONFIRMED
    assert verdict.findings[-1].days == (date(2026, 11, 24),)


def test_looking_back_a_meeting_held_later_was_still_planned() -> None:
    on = date(2026, 10, 6)
    assert states(judge(WEEKLY, weekly(date(2027, 8, 1)), YEAR, on=on))[date(2026, 10, 13)] == BeadState.PLANNED


def test_in_summer_the_next_meeting_is_due_in_the_first_week_of_september() -> None:
    on = date(2027, 7, 20)
    verdict = judge(WEEKLY, weekly(on), YEAR, on=on)
    assert (verdict.state, verdict.next_due) == ("suspended", date(2027, 9, 3))


def test_three_weeks_in_a_row_may_not_pass() -> None:
    first = Beat(date(2026, 9, 2), is_held=True)
    assert judge(THREE_WEEKLY, [first], YEAR, on=date(2026, 9, 21)).next_due == date(2026, 9, 25)
    assert judge(THREE_WEEKLY, [first], YEAR, on=date(2026, 9, 25)).state == RhythmState.AT_RISK
    assert judge(THREE_WEEKLY, [first], YEAR, on=date(2026, 9, 26)).state == RhythmState.MISSED


def test_a_holiday_does_not_lengthen_a_gap() -> None:
    beats = [Beat(date(2026, 9, 2) + 3 * WEEK * number, is_held=True) for number in range(3)]
    verdict = judge(THREE_WEEKLY, beats, YEAR, on=date(2026, 11, 12))
    assert [bead.on for bead in verdict.beads if bead.state == BeadState.MISSED] == []
    assert verdict.next_due == date(2026, 11, 13)


def test_a_meeting_in_a_holiday_does_shorten_a_gap() -> None:
    beats = [Beat(date(2026, 10, 20), is_held=True), Beat(date(2026, 11, 4), is_held=True)]
    assert judge(THREE_WEEKLY, beats, YEAR, on=date(2026, 11, 12)).next_due == date(2026, 11, 27)
    assert judge(THREE_WEEKLY, beats[:1], YEAR, on=date(2026, 11, 12)).next_due == date(2026, 11, 20)


def test_the_cell_needs_the_voorzitter_in_the_room_every_four_weeks() -> None:
    on = date(2026, 12, 1)
    assert judge(CELL, weekly(on, chair_every=4), YEAR, on=on).state == RhythmState.ON_TRACK
    never = judge(CELL, weekly(on), YEAR, on=on)
    assert never.state == RhythmState.MISSED
    assert FindingKind.CHAIR_BEHIND in kinds(never)
    assert judge(WEEKLY, weekly(on), YEAR, on=on).state == RhythmState.ON_TRACK


def test_the_voorzitter_is_due_four_working_weeks_after_he_last_came() -> None:
    on = date(2026, 9, 29)
    came = [
        Beat(week.monday, is_held=week.monday < on, chair_came=number == 0) for number, week in enumerate(YEAR.weeks)
    ]
    verdict = judge(Requirement(cadences=(Cadence(4, with_chair=True),)), came, YEAR, on=on)
    assert verdict.next_due == date(2026, 10, 2)
    assert judge(CELL, came, YEAR, on=date(2026, 10, 3)).state == RhythmState.MISSED


def test_a_meeting_the_voorzitter_did_not_attend_does_not_count_even_when_nobody_closed_it() -> None:
    on = date(2026, 10, 10)
    beats = [Beat(week.monday, is_held=False) for week in YEAR.weeks]
    assert judge(Requirement(cadences=(Cadence(4, with_chair=True),)), beats, YEAR, on=on).state == RhythmState.MISSED
