"""Rules that somebody let go, looked up day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.planner.checker.calendar import ONE, is_let_go
from governance.planner.rules.problem import Problem

NEVER = ("duration", "year", "twice-a-week", "spread")


def is_waived(problem: Problem, kind: str, about: str, day: date | None) -> bool:
    """Whether a broken rule was let go, for any of those it is about, on its day."""
    if day is None or kind in NEVER:
        return False
    return any(is_let_go(problem, kind, key, day) for key in (about, *about.split("/")))


def unexcused(
    problem: Problem, kind: str, key: str, weeks: list[tuple[int, int]], every: int
) -> Iterator[set[tuple[int, int]]]:
    """Every window of so many working weeks in which the rule holds, the earliest first."""
    excused = {week for week in weeks if _is_excused(problem, kind, key, week)}
    for begin in range(len(weeks) - every + 1) if every else ():
        window = set(weeks[begin : begin + every])
        if not window & excused:
            yield window


def _is_excused(problem: Problem, kind: str, key: str, week: tuple[int, int]) -> bool:
    monday = date.fromisocalendar(*week, 1)
    return any(is_let_go(problem, kind, key, monday + number * ONE) for number in range(7))
