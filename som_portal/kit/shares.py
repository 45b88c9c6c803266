"""Shares of a whole, exact: never floats."""

from fractions import Fraction
from math import floor


def more_than(share: Fraction, of: int) -> int:
    """The least whole number that is more than this share of the whole: more than half of 19 is 10."""
    return floor(of * share) + 1
