"""Why a series has no year by itself: the fewest rules that cannot go together, and what giving one up takes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from governance.planner.rules.options import Option, Rule
from governance.planner.rules.problem import Planned, Problem, Series, monday_of
from governance.planner.rules.years import END, FAR, START, Beat, Place, Step, Years

NEVER_WAIVED = ("closed",)
"""Holidays are given up last: they are nobody's wish."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Giving up one rule of a contradiction: the meetings that then break it, as few as can be."""

    rule: Rule
    meetings: tuple[Planned, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Rules that cannot go together, each of them needed for that; and the ways out, the cheapest first."""

    rules: tuple[Rule, ...]
    ways_out: tuple[WayOut, ...] = ()


def minimal(rules: Iterable[Rule], is_possible: Callable[[frozenset[Rule]], bool]) -> tuple[Rule, ...]:
    """Drop every rule without which the rest still cannot be: what stays is needed, each one tried."""
    kept = sorted(rules, key=lambda rule: (rule.kind in NEVER_WAIVED, rule))
    for rule in sorted(kept, reverse=True):
        without = frozenset(kept) - {rule}
        if not is_possible(without):
            kept = [one for one in kept if one != rule]
    return tuple(kept)


class OneSeries:
    """The years of one series under some of its rules."""

    def __init__(self, problem: Problem, series: Series, options: Sequence[Option]) -> None:
        """`options`: all of them, also those that break a rule."""
        self.problem, self.series, self.options = problem, series, options
        self.rhythm, self.marked = Rule("rhythm", series.key), Rule("mark", series.key)
        self.closed = Rule("closed", series.key)
        self.pins = {
            Rule("pin", series.key, number): pin for number, pin in enumerate(problem.pins) if pin.series == series.key
        }

    def rules(self) -> frozenset[Rule]:
        """Everything that is asked of this series alone."""
        broken = {rule for option in self.options for rule in option.breaks}
        mark = {self.marked} if self.series.mark and self.series.mark.every else set()
        return frozenset(broken | mark | {self.rhythm, self.closed} | self.pins.keys())

    def is_possible(self, rules: Collection[Rule]) -> bool:
        """Whether a year exists that keeps these rules."""
        if self.rhythm not in rules:
            return True
        if self.closed in rules and self._pinned(rules) - set(self.problem.weeks[self.series.key]):
            return False
        return bool(self._steps(rules, self._clean(rules)))

    def contradiction(self) -> Contradiction | None:
        """The smallest reason why there is no year, if there is none."""
        if self.is_possible(self.rules()):
            return None
        rules = minimal(self.rules(), self.is_possible)
        ways = [self._way_out(rule) for rule in rules]
        found = [way for way in ways if way is not None]
        return Contradiction(rules, tuple(sorted(found, key=cheapness)))

    def _clean(self, rules: Collection[Rule]) -> dict[Beat, Option]:
        """Per beat an option that breaks none of the rules."""
        active = frozenset(rules)
        return {(o.week, o.meeting.marked): o for o in self.options if not o.breaks & active}

    def _pinned(self, rules: Collection[Rule]) -> set[datetime.date]:
        """The Mondays of the weeks with a meeting that is pinned."""
        return {monday_of(pin.day) for rule, pin in self.pins.items() if rule in rules}

    def _steps(self, rules: Collection[Rule], beats: Collection[Beat]) -> list[Step]:
        mondays = self.problem.weeks[self.series.key]
        pinned = self._pinned(rules)
        must = {number for number, monday in enumerate(mondays) if monday in pinned}
        mark = self.series.mark if self.marked in rules or not (self.series.mark and self.series.mark.every) else None
        return Years(self.problem, replace(self.series, mark=mark), must).steps(beats)

    def _way_out(self, rule: Rule) -> WayOut | None:
        """The year that breaks this one rule least often; None when that does not help."""
        rules = self.rules() - {rule}
        if rule == self.rhythm:
            return WayOut(rule)
        if not self.is_possible(rules):
            return None
        options = self._clean(rules)
        steps = self._steps(rules, options)
        dear = {beat for beat in options if beat not in self._clean(self.rules())}
        beats = _cheapest_path(steps, dear)
        return WayOut(rule, tuple(options[beat].meeting for beat in beats if beat in dear))


def cheapness(way: WayOut) -> tuple[bool, bool, int, Rule]:
    """Fewest meetings first; dropping a rhythm or a holiday last."""
    return (way.rule.kind == "rhythm", way.rule.kind in NEVER_WAIVED, len(way.meetings), way.rule)


def _cheapest_path(steps: Sequence[Step], dear: Collection[Beat]) -> list[Beat]:
    """The beats of the path with the fewest dear ones."""
    reached: dict[Place, tuple[int, list[Beat]]] = {START: (0, [])}
    for step in steps:
        count, beats = reached[step.source]
        count += step.beat in dear
        if count < reached.get(step.target, (FAR, []))[0]:
            reached[step.target] = (count, [*beats, step.beat] if step.beat else beats)
    return reached[END][1]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver found: meetings with their points, the least any year costs and the fixed moments; or why not."""

    meetings: tuple[Planned, ...] = ()
    cost: int = 0
    bound: int = 0
    fixed: dict[str, tuple[int, int]] = field(default_factory=dict)
    contradiction: Contradiction | None = None
