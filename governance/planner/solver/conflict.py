"""Why there is no year: first each series by itself, then all together; every rule of the answer is tried again.

And the ways out: one rule let go as seldom as can be, each found as a whole year that keeps all the others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from governance.planner.rules.options import Enumeration, Option, Rule
from governance.planner.rules.problem import Planned, Problem, Waiver
from governance.planner.rules.reasons import Contradiction, OneSeries, WayOut, cheapness, minimal
from governance.planner.rules.waivers import out_of
from governance.planner.solver.together import Exemption, Together, Universe, thinned

OF_ALL = ("blocked", "people")
"""Rules of the whole network; the others are of one series."""


def explain(problem: Problem) -> Contradiction | None:
    """The smallest set of rules that cannot go together with the ways out, or None when a year exists after all."""
    universe = universe_of(problem)
    together = Together(problem, thinned(universe))
    alone = [OneSeries(problem, series, universe[series.key]) for series in problem.series]
    rules = next((found for one in alone if (found := one.contradiction()) is not None), None)
    if rules is None:
        rules = _joint(problem, universe, together)
        if rules is None:
            return None
    return Contradiction(rules, tuple(WaysOut(problem, together, rules, alone).all()))


def universe_of(problem: Problem) -> dict[str, list[Option]]:
    """The options of every series, also those that break a rule."""
    enumeration = Enumeration(problem, all_breaking=True)
    return {series.key: enumeration.of(series) for series in problem.series}


def _joint(problem: Problem, universe: Universe, thin: Together) -> tuple[Rule, ...] | None:
    """Rules of several series that cannot go together: sought among few hours, shown among all of them."""
    core = thin.core()
    if core is None:
        return None
    named = {key for rule in core for key in rule.about.split("/")}
    hosts = {one.mark.host for one in problem.series if one.mark and one.key in named}
    some = replace(problem, series=tuple(one for one in problem.series if one.key in named | hosts))
    for part in (some, problem):
        whole = Together(part, universe)
        found = core if not whole.is_possible(core) else whole.core()
        if found is not None:
            return minimal(found, whole.is_possible)
    return None


class WaysOut:
    """The ways out of one contradiction."""

    def __init__(
        self, problem: Problem, together: Together, rules: Collection[Rule], alone: Sequence[OneSeries]
    ) -> None:
        self.problem, self.together, self.rules, self.alone = problem, together, rules, alone

    def all(self) -> list[WayOut]:
        """At most one for each rule, the cheapest first."""
        found = (self._by_exemption(rule) or self._by_trial(rule) for rule in self.rules)
        return sorted((way for way in found if way is not None), key=cheapness)

    def _by_exemption(self, rule: Rule) -> WayOut | None:
        """As few meetings or weeks as can be; when all other rules cannot be kept, at least those of this reason."""
        everything = frozenset(self.together.literals) - {rule}
        for others, is_enough in ((everything, True), (frozenset(self.rules) - {rule}, False)):
            if rule.kind in ("pin", "forbid"):
                if self.together.is_possible(others):
                    return _without_wish(rule, is_enough)
                continue
            few = self.together.fewest(rule, others, self._least(rule))
            if few:
                return _with_waivers(rule, few, is_enough)
        return None

    def _least(self, rule: Rule) -> int:
        """How often a rule is broken at least, as each series by itself knows it."""
        return max(1, *(one.fewest(rule) for one in self.alone))

    def _by_trial(self, rule: Rule) -> WayOut | None:
        """What no exemption can say: another problem, tried as a whole. Without its body, a reason is gone anyway."""
        for waiver in _tries(self.problem, rule):
            way = WayOut(rule, waivers=(waiver,))
            changed = out_of(self.problem, way)
            again = Together(changed, thinned(universe_of(changed)))
            is_enough = again.is_possible(again.literals)
            if is_enough or rule.kind == "rhythm":
                return replace(way, is_enough=is_enough)
        return None


def _tries(problem: Problem, rule: Rule) -> list[Waiver]:
    """A pinned day on which a body does not meet; a body that is counted by the year, left out of it."""
    if rule.kind == "closed":
        return [Waiver("closed", rule.about, p.day, p.day) for p in problem.pins if p.series == rule.about]
    if rule.kind == "rhythm":
        return [Waiver("rhythm", rule.about, problem.first, problem.last)]
    return []


def _without_wish(rule: Rule, is_enough: bool) -> WayOut:
    pins, forbids = ((rule.number,), ()) if rule.kind == "pin" else ((), (rule.number,))
    return WayOut(rule, pins=pins, forbids=forbids, is_enough=is_enough)


def _with_waivers(rule: Rule, few: list[Exemption], is_enough: bool) -> WayOut:
    about = "" if rule.kind in OF_ALL else rule.about if rule.kind in ("rooms", "taken") else rule.about.split("/")[0]
    waivers = {Waiver(rule.kind, about, one.first, one.last) for one in few}
    meetings: list[Planned] = [one.meeting for one in few if one.meeting is not None]
    return WayOut(rule, tuple(sorted(meetings)), tuple(sorted(waivers)), is_enough=is_enough)
