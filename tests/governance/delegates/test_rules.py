"""How many delegates an institution has follows from its size, and from nothing else."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from governance.delegates.rules import Measure, entitled, last_day

ON = date(2026, 3, 12)
sizes = st.none() | st.integers(0, 100_000)
measures = st.builds(
    lambda low, more, threshold: Measure(low, low + more, threshold),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(0, 100_000),
)


@given(sizes, measures)
def test_an_institution_never_has_fewer_or_more_delegates_than_the_charter_allows(size, measure) -> None:
    assert measure.minimum <= entitled(size, measure) <= measure.maximum


@given(st.integers(0, 100_000), st.integers(0, 100_000), measures)
def test_a_larger_institution_never_has_fewer_delegates(size, more, measure) -> None:
    assert entitled(size, measure) <= entitled(size + more, measure)


@given(sizes, measures.filter(lambda measure: measure.threshold > 0), st.integers(0, 100_000))
def test_a_higher_threshold_never_gives_more_delegates(size, measure, more) -> None:
    assert entitled(size, replace(measure, threshold=measure.threshold + more)) <= entitled(size, measure)


@given(measures)
def test_an_unknown_size_gives_the_minimum(measure) -> None:
    assert entitled(None, measure) == measure.minimum


@given(sizes, measures)
def test_without_a_threshold_everybody_has_the_minimum(size, measure) -> None:
    assert entitled(size, replace(measure, threshold=0)) == measure.minimum


def test_the_threshold_itself_gives_the_maximum() -> None:
    assert [entitled(size, Measure(1, 2, 500)) for size in (499, 500, 501)] == [1, 2, 2]


def test_an_empty_seat_ends_yesterday() -> None:
    assert last_day(date(2025, 9, 1), [], on=ON) == date(2026, 3, 11)


def test_a_seat_that_began_today_lasts_a_day() -> None:
    assert last_day(ON, [], on=ON) == ON


def test_a_seat_ends_with_the_last_term_on_it() -> None:
    assert last_day(None, [date(2026, 6, 30), date(2026, 8, 31)], on=ON) == date(2026, 8, 31)


def test_a_seat_whose_holder_has_no_last_day_stays() -> None:
    assert last_day(None, [date(2026, 6, 30), None], on=ON) is None
