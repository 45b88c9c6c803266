"""The rhythm of a body over random years, against a slow model that walks day by day."""

import datetime
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.meetings.rules import (
    BeadState,
    Beat,
    Cadence,
    CountedYear,
    FindingKind,
    Period,
    Requirement,
    RhythmState,
    WorkCalendar,
    YearMeaning,
    judge,
    work_calendar,
)
from governance.meetings.rules.cadence import gap_weeks
from governance.meetings.school_calendar import closed_days
from tests.governance.meetings.slow_rhythm import gaps, is_to_come, slow_cadence
from tests.governance.meetings.years import DAY

STARTS = st.integers(2010, 2040)


@st.composite
def random_years(draw: st.DrawFn) -> tuple[Period, set[date], list[Beat], date]:
    """A working year or a calendar year, its closed days, some meetings and a day to look at it."""
    period = CountedYear(draw(STARTS), draw(st.sampled_from(YearMeaning))).period
    first = period.starts_on - 6 * DAY
    days = st.integers(0, 371).map(lambda number: first + number * DAY)
    closed = set(closed_days(range(period.starts_on.year - 1, period.starts_on.year + 3), pausing=draw(st.booleans())))
    closed |= set(draw(st.lists(days, max_size=30)))
    step = draw(st.sampled_from([0, 5, 7, 14, 21, 28]))
    series = [first + number * DAY for number in range(draw(st.integers(0, 20)), 371, step)] if step else []
    dropped = set(draw(st.lists(st.sampled_from(series), max_size=6))) if series else set()
    meets = sorted({*(day for day in series if day not in dropped), *draw(st.lists(days, max_size=12))})
    flags = st.lists(st.booleans(), min_size=len(meets), max_size=len(meets))
    beats = [Beat(d, held, False, came) for d, held, came in zip(meets, draw(flags), draw(flags), strict=True)]
    on = period.starts_on + draw(st.integers(0, 364)) * DAY
    return period, closed, beats, on


def fast_calendar(period: Period, closed: set[date]) -> WorkCalendar:
    following = Period(period.ends_on + DAY, period.ends_on.replace(year=period.ends_on.year + 1))
    return work_calendar(period, following, closed)


@settings(max_examples=150)
@given(scene=random_years(), every=st.integers(1, 5), with_chair=st.booleans())
def test_a_cadence_is_judged_as_the_slow_model_does(
    scene: tuple[Period, set[date], list[Beat], date], every: int, with_chair: bool
) -> None:
    agrees_with_the_slow_model(scene, every, with_chair)


@pytest.mark.long
@settings(max_examples=10_000)
@given(scene=random_years(), every=st.integers(1, 5), with_chair=st.booleans())
def test_ten_thousand_cadences_are_judged_as_the_slow_model_does(
    scene: tuple[Period, set[date], list[Beat], date], every: int, with_chair: bool
) -> None:
    agrees_with_the_slow_model(scene, every, with_chair)


def agrees_with_the_slow_model(scene: tuple[Period, set[date], list[Beat], date], every: int, with_chair: bool) -> None:
    period, closed, beats, on = scene
    cadence, margin = Cadence(every, with_chair), timedelta(days=14)
    slow = slow_cadence(cadence, beats, period, closed, on)
    week_calendar = fast_calendar(period, closed)
    verdict = judge(Requirement(cadences=(cadence,)), beats, week_calendar, on=on)
    if not with_chair:
        assert [bead.on for bead in verdict.beads if bead.state == BeadState.MISSED] == slow.missed
        assert [bead.on for bead in verdict.beads if bead.state == BeadState.DUE] == slow.due
    else:
        missed = [finding for finding in verdict.findings if finding.kind == FindingKind.CHAIR_MISSED]
        assert [day for finding in missed for day in finding.days] == slow.missed
    if slow.next_due:
        assert verdict.next_due == slow.next_due
    doubtful = any(not beat.is_held and not is_to_come(beat, on) for beat in beats if in_weeks(beat.on, period))
    wobbly = any(day >= on - margin for day in slow.missed) or any(day <= on + margin for day in slow.due[:1])
    expected = RhythmState.AT_RISK if wobbly or (doubtful and not with_chair) else RhythmState.ON_TRACK
    expected = RhythmState.MISSED if slow.is_behind else expected
    works_now = any(week.holds(on) for week in week_calendar.weeks)
    assert verdict.state == (expected if works_now else RhythmState.SUSPENDED)


def in_weeks(day: date, period: Period) -> bool:
    return day + (6 - day.weekday()) * DAY in period


@settings(max_examples=100)
@given(scene=random_years(), every=st.integers(1, 5))
def test_no_gap_means_a_meeting_in_every_window_of_so_many_working_weeks(
    scene: tuple[Period, set[date], list[Beat], date], every: int
) -> None:
    period, closed, beats, _on = scene
    weeks = fast_calendar(period, closed).weeks
    days = [beat.on for beat in beats]
    windows = [weeks[number : number + every] for number in range(len(weeks) - every + 1)]
    kept = all(any(window[0].monday <= day <= window[-1].sunday for day in days) for window in windows)
    assert (gap_weeks(every, days, weeks) == []) == kept
    assert [week.last_open_day for week in gap_weeks(every, days, weeks)] == gaps(every, set(days), period, closed)


@settings(max_examples=100)
@given(scene=random_years(), extra=st.integers(0, 364), every=st.integers(1, 4))
def test_one_more_held_meeting_never_makes_it_worse(
    scene: tuple[Period, set[date], list[Beat], date], extra: int, every: int
) -> None:
    period, closed, beats, on = scene
    gravity = {RhythmState.ON_TRACK: 0, RhythmState.AT_RISK: 1, RhythmState.MISSED: 2}
    more = Beat(min(period.starts_on + extra * DAY, on), is_held=True)
    requirement, held = Requirement(cadences=(Cadence(every),)), [beat for beat in beats if beat.is_held]
    week_calendar = fast_calendar(period, closed)
    before = len(gap_weeks(every, [b.on for b in held], week_calendar.weeks))
    after = len(gap_weeks(every, [b.on for b in [*held, more]], week_calendar.weeks))
    assert after <= before
    verdicts = [judge(requirement, rows, week_calendar, on=on).state for rows in (held, [*held, more])]
    if RhythmState.SUSPENDED not in verdicts and more.on == on:
        assert gravity[verdicts[1]] <= gravity[verdicts[0]]


def test_the_slow_model_itself_sees_a_week_without_a_meeting() -> None:
    period = Period(date(2026, 9, 7), date(2026, 9, 27))
    assert gaps(1, {date(2026, 9, 8), date(2026, 9, 24)}, period, ()) == [datetime.date(2026, 9, 18)]
