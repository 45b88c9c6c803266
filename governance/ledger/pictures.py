"""The arithmetic of the budget's pictures: bars, a burn-down, a waterfall. Whole units; no Django, no colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

WARN_AT, ALARM_AT = Fraction(80, 100), Fraction(95, 100)


def used_tone(used: int, credit: int) -> str:
    """ "warn" from 80 % of the credit, "bad" from 95 %, else ""."""
    share = Fraction(used, credit) if credit > 0 else Fraction(int(used > 0))
    return "bad" if share >= ALARM_AT else "warn" if share >= WARN_AT else ""


def percent(part: int, whole: int) -> int:
    """A share in whole percents, rounded down, so that 100 means all of it."""
    return part * 100 // whole if whole > 0 else 0


def widths(parts: Sequence[int], whole: int, total: int) -> list[int]:
    """Widths that together never pass `total`, in proportion to the parts of the whole."""
    ends = [total * sum(parts[: number + 1]) // whole if whole > 0 else 0 for number in range(len(parts))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of a waterfall, with where it begins: names stand above the bars, so that a phone shows them whole."""

    name: str
    cents: int
    x: int
    width: int
    kind: str


def waterfall(start: tuple[str, int], falls: Sequence[tuple[str, int, str]], rest: str, wide: int) -> list[Step]:
    """From a sum, past each fall, to what is left. `falls`: name, cents, kind."""
    name, whole = start
    steps, left = [Step(name, whole, 0, wide if whole else 0, "whole")], whole
    for fall, cents, kind in falls:
        begin = wide - _scaled(left, whole, wide)
        left -= cents
        steps.append(Step(fall, cents, begin, wide - _scaled(left, whole, wide) - begin, kind))
    width = _scaled(left, whole, wide)
    return [*steps, Step(rest, left, wide - width, width, "rest")]


def _scaled(cents: int, whole: int, size: int) -> int:
    return max(0, size * cents // whole) if whole > 0 else 0


@dataclass(frozen=True, slots=True)
class Month:
    """The end of a month: what is left when nothing is spent but by the ideal line, and what is left really."""

    number: int
    ideal: int
    left: int | None
    """None for months that are still to come."""


def burn_down(grant: int, spent_by_month: Sequence[int], known: int) -> list[Month]:
    """Twelve months; `known` of them have begun. The ideal line spends the same every month."""
    months, left = [], grant
    for number in range(1, 13):
        left -= spent_by_month[number - 1]
        months.append(Month(number, grant - grant * number // 12, left if number <= known else None))
    return months


def line_through(heights: Sequence[int], whole: int, wide: int, tall: int) -> str:
    """An SVG path from the full height at the left through each of these, a twelfth of the width apart."""
    points = [(0, 0), *((wide * (n + 1) // 12, tall - _scaled(cents, whole, tall)) for n, cents in enumerate(heights))]
    return "M" + "L".join(f"{x} {y}" for x, y in points)
