"""Why a series has no year by itself: the fewest rules that cannot go together, and what giving one up takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from governance.planner.rules.options import Option, Rule
from governance.planner.rules.problem import Planned, Problem, Rhythm, Series, Waiver, monday_of
from governance.planner.rules.years import END, FAR, START, Beat, Place, Step, Years

NEVER_WAIVED = ("closed",)
"""Holidays are given up last: they are nobody's wish."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Giving up one rule of a contradiction: the meetings that then break it, as few as can be, and what is let go.

    `pins` and `forbids` are the numbers of wishes that go. `is_enough`: a whole year was found that keeps all the rest;
    otherwise another contradiction stays behind.
    """

    rule: Rule
    meetings: tuple[Planned, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    pins: tuple[int, ...] = ()
    forbids: tuple[int, ...] = ()
    is_enough: bool = True


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
        self.weeks = problem.weeks[series.key]
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
        pinned = {monday_of(pin.day) for rule, pin in self.pins.items() if rule in rules}
        if self.closed in rules and pinned - set(self.weeks):
            return False
        must = {number for number, monday in enumerate(self.weeks) if monday in pinned}
        active = frozenset(rules)
        beats = {(o.week, o.meeting.marked) for o in self.options if not o.breaks & active}
        return bool(Years(self.problem, self._asked(rules), must).steps(beats))

    def contradiction(self) -> tuple[Rule, ...] | None:
        """The fewest rules that leave no year, if there is none."""
        return None if self.is_possible(self.rules()) else minimal(self.rules(), self.is_possible)

    def fewest(self, rule: Rule) -> int:
        """With how few meetings that break one rule there is a year that keeps the others; 0 when none helps."""
        rest = self.rules() - {rule}
        clean = {(o.week, o.meeting.marked) for o in self.options if not o.breaks}
        beats = {(o.week, o.meeting.marked) for o in self.options if not o.breaks & rest}
        if rule == self.rhythm or beats == clean:
            return 0
        pinned = {monday_of(pin.day) for one, pin in self.pins.items() if one in rest}
        must = {number for number, monday in enumerate(self.weeks) if monday in pinned}
        return _fewest(Years(self.problem, self._asked(rest), must).steps(beats), beats - clean)

    def _asked(self, rules: Collection[Rule]) -> Series:
        """The series with no more rhythm and mark than the rules ask."""
        mark = self.series.mark
        if self.rhythm in rules:
            is_kept = self.marked in rules or not (mark and mark.every)
            return replace(self.series, mark=mark if is_kept else None)
        if mark and self.marked in rules:
            return replace(self.series, rhythm=Rhythm(every=mark.every))
        return replace(self.series, rhythm=Rhythm(every=len(self.weeks) + 1), mark=None)


def _fewest(steps: Sequence[Step], dear: Collection[Beat]) -> int:
    """How many dear beats the best path has; 0 when there is no path."""
    reached: dict[Place, int] = {START: 0}
    for step in steps:
        count = reached[step.source] + (step.beat in dear)
        reached[step.target] = min(count, reached.get(step.target, FAR))
    return reached.get(END, 0)


def cheapness(way: WayOut) -> tuple[bool, bool, bool, int, Rule]:
    """What solves it all first, and the fewest meetings; letting go a rhythm or a holiday last."""
    count = len(way.meetings) or len(way.waivers)
    return (not way.is_enough, way.rule.kind == "rhythm", way.rule.kind in NEVER_WAIVED, count, way.rule)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver found: meetings with their points, the least any year costs and the fixed moments; or why not."""

    meetings: tuple[Planned, ...] = ()
    cost: int = 0
    bound: int = 0
    fixed: dict[str, tuple[int, int]] = field(default_factory=dict)
    contradiction: Contradiction | None = None
