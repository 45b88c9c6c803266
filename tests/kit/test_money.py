"""Amounts are read the way people in Flanders type them, or refused with a sentence."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from som_portal.kit.money import EuroField, euro, parse_euro


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("9500", 950000), ("9.500", 950000), ("€ 9 500", 950000), ("9500,5", 950050), ("9.500,50 EUR", 950050), ("0", 0)],
)
def test_an_amount_is_read(typed: str, cents: int) -> None:
    assert parse_euro(typed) == cents


@pytest.mark.parametrize(
    "typed", ["1e5", "1.000,5.0", "1.5", "-5", "NaN", "1,000.00", "1_000", "inf", "", "٣", "1,234", "99999999999999999"]
)
def test_an_ambiguous_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_euro(typed)


@given(st.integers(min_value=0, max_value=10_000_000_000))
def test_what_is_shown_can_be_typed_back(cents: int) -> None:
    assert parse_euro(euro(cents)) == cents


def test_the_field_says_how_to_write_it() -> None:
    with pytest.raises(ValidationError, match=r"Schrijf het bedrag als 9500 of 9\.500,50"):
        EuroField().clean("1e5")


def test_zero_is_too_small() -> None:
    with pytest.raises(ValidationError, match="groter zijn dan nul"):
        EuroField().clean("0")
