"""Why there is no year: first each series by itself, then all together; every rule of the answer is tried again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from ortools.sat.python import cp_model

from governance.planner.rules.options import Enumeration, Option, Rule
from governance.planner.rules.problem import HALF_HOUR, Problem, Series, monday_of
from governance.planner.rules.reasons import Contradiction, OneSeries, WayOut, cheapness, minimal
from governance.planner.rules.years import Years, is_moved_by_host
from governance.planner.solver.model import comes, distance, shared_people, windows
from governance.planner.solver.search import SOLVED, plain_solver

PEOPLE = Rule("people")
Universe = Mapping[str, list[Option]]


def explain(problem: Problem) -> Contradiction | None:
    """The smallest set of rules that cannot go together, or None when a year exists after all."""
    enumeration = Enumeration(problem, all_breaking=True)
    universe = {series.key: enumeration.of(series) for series in problem.series}
    for series in problem.series:
        found = OneSeries(problem, series, universe[series.key]).contradiction()
        if found is not None:
            return found
    core = Together(problem, universe).core()
    return Together(_only(problem, core), universe).contradiction() if core else None


def _only(problem: Problem, core: Collection[Rule]) -> Problem:
    """The problem with the series that a contradiction is about, and the hosts of their joint meetings."""
    named = {key for rule in core for key in rule.about.split("/")}
    hosts = {one.mark.host for one in problem.series if one.mark and one.key in named}
    kept = tuple(series for series in problem.series if series.key in named | hosts)
    return replace(problem, series=kept)


class Together:
    """A model in which every rule has a literal: a year exists for a set of rules when they can all be assumed."""

    def __init__(self, problem: Problem, universe: Universe) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.literals: dict[Rule, cp_model.IntVar] = {}
        self.options: list[tuple[Series, Option, cp_model.IntVar]] = []
        for series in problem.series:
            self._series(series, universe[series.key])
        self._apart()
        self._share()
        self._links()
        self._pins()

    def core(self) -> frozenset[Rule] | None:
        """Rules that cannot go together, as the solver reports them and as tried again; None when a year exists."""
        everything = frozenset(self.literals)
        solver = self._asked(everything)
        if solver is None:
            return None
        named = {literal.index: rule for rule, literal in self.literals.items()}
        core = frozenset(named[index] for index in solver.sufficient_assumptions_for_infeasibility() if index in named)
        return core if core and not self.is_possible(core) else everything

    def contradiction(self) -> Contradiction | None:
        """The reason, with the ways out."""
        core = self.core()
        if core is None:
            return None
        rules = minimal(core, self.is_possible)
        ways = [way for rule in rules if (way := self._way_out(rule)) is not None]
        return Contradiction(rules, tuple(sorted(ways, key=cheapness)))

    def _literal(self, rule: Rule) -> cp_model.IntVar:
        if rule not in self.literals:
            self.literals[rule] = self.model.new_bool_var(f"{rule}")
        return self.literals[rule]

    def _series(self, series: Series, options: list[Option]) -> None:
        """Its year, unless its rhythm is given up; no option that breaks a rule that holds."""
        by_beat = defaultdict(list)
        for option in options:
            var = self.model.new_bool_var("")
            self.options.append((series, option, var))
            by_beat[option.week, option.meeting.marked].append(var)
            for rule in option.breaks:
                self.model.add_implication(self._literal(rule), ~var)
        years = Years(self.problem, series)
        steps = [(step, self.model.new_bool_var("")) for step in years.steps(by_beat)]
        out, into, beats = defaultdict(list), defaultdict(list), defaultdict(list)
        for step, var in steps:
            out[step.source].append(var)
            into[step.target].append(var)
            if step.beat:
                beats[step.beat].append(var)
        skipped = ~self._literal(Rule("rhythm", series.key))
        starts = [var for place, vars_ in out.items() if place[0] < 0 for var in vars_]
        self.model.add(sum(starts) <= 1)
        self.model.add_bool_or([*starts, skipped])
        for place in out.keys() & into.keys():
            self.model.add(sum(into[place]) == sum(out[place]))
        for beat, vars_ in by_beat.items():
            self.model.add(sum(vars_) == sum(beats[beat]))
        for window in windows(years, by_beat):
            self.model.add_bool_or([*window, skipped])

    def _apart(self) -> None:
        covers: dict[tuple[object, ...], list[tuple[str, cp_model.IntVar]]] = defaultdict(list)
        groups = shared_people(self.problem, self.problem.by_key)
        for series, option, var in self.options:
            if is_moved_by_host(series, option):
                continue
            meeting = option.meeting
            things: list[object] = [g for g, who in enumerate(groups) if comes(who, series, marked=meeting.marked)]
            things += [meeting.room] if meeting.room else []
            for cell in range(meeting.start // HALF_HOUR, -(-meeting.end // HALF_HOUR)):
                for thing in things:
                    covers[thing, meeting.day, cell].append((series.key, var))
        for (thing, *_when), vars_ in covers.items():
            if len({key for key, _var in vars_}) > 1:
                rule = Rule("rooms", thing) if isinstance(thing, str) else PEOPLE
                self.model.add(sum(var for _key, var in vars_) <= 1).only_enforce_if(self._literal(rule))

    def _share(self) -> None:
        for guest in self.problem.series:
            if guest.mark is None or guest.mark.host not in self.problem.by_key:
                continue
            moments: dict[object, list[list[cp_model.IntVar]]] = defaultdict(lambda: [[], []])
            for series, option, var in self.options:
                if option.meeting.marked and series.key in (guest.key, guest.mark.host):
                    moments[option.meeting.day, option.meeting.start][series.key == guest.key].append(var)
            rhythms = [self._literal(Rule("rhythm", key)) for key in (guest.key, guest.mark.host)]
            for mine, yours in moments.values():
                self.model.add(sum(mine) == sum(yours)).only_enforce_if(rhythms)

    def _links(self) -> None:
        for number, link in enumerate(self.problem.links):
            if not {link.of, link.needs} <= self.problem.by_key.keys():
                continue
            literal = self._literal(Rule("link", f"{link.of}/{link.needs}", number))
            mondays = self.problem.weeks[link.needs]
            needed = self._by_day(link.needs, link.needs_marked)
            for day, vars_ in self._by_day(link.of, link.of_marked).items():
                near = [d for d in needed if link.least <= distance(link, d, day, mondays) <= link.most]
                enough = sum(var for one in near for var in needed[one]) >= sum(vars_)
                self.model.add(enough).only_enforce_if(literal)

    def _by_day(self, key: str, marked: bool | None) -> dict[date, list[cp_model.IntVar]]:
        found = defaultdict(list)
        for series, option, var in self.options:
            if series.key == key and marked in (None, option.meeting.marked):
                found[option.meeting.day].append(var)
        return found

    def _pins(self) -> None:
        """A pinned meeting is held when its series is."""
        for number, pin in enumerate(self.problem.pins):
            if pin.series not in self.problem.by_key:
                continue
            monday = monday_of(pin.day)
            week = self.problem.weeks[pin.series].index(monday) if monday in self.problem.weeks[pin.series] else -1
            vars_ = [var for series, option, var in self.options if series.key == pin.series and option.week == week]
            held = [self._literal(Rule("pin", pin.series, number)), self._literal(Rule("rhythm", pin.series))]
            self.model.add(sum(vars_) >= 1).only_enforce_if(held)

    # ---- asking ----------------------------------------------------------------------------------------------------
    def is_possible(self, rules: Collection[Rule]) -> bool:
        """Whether a year exists that keeps these rules."""
        return self._asked(rules) is None

    def _asked(self, rules: Collection[Rule]) -> cp_model.CpSolver | None:
        """The solver that says there is no year for these rules, or None when there is one.

        Without presolve: that has been wrong about what is impossible, and here it is also the slower way.
        """
        self.model.clear_assumptions()
        self.model.add_assumptions([self.literals[rule] for rule in sorted(rules)])
        solver = plain_solver(20)
        return None if solver.solve(self.model) in SOLVED else solver

    def _way_out(self, given_up: Rule) -> WayOut | None:
        """The year that breaks one rule least often; None when it does not help."""
        if given_up.kind == "rhythm":
            return WayOut(given_up)
        self.model.clear_assumptions()
        self.model.add_assumptions([self.literals[rule] for rule in sorted(self.literals) if rule != given_up])
        breaking = [(option, var) for _series, option, var in self.options if given_up in option.breaks]
        self.model.minimize(sum(var for _option, var in breaking))
        solver = plain_solver(20)
        verdict = solver.solve(self.model)
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        if verdict not in SOLVED:
            return None
        return WayOut(given_up, tuple(option.meeting for option, var in breaking if solver.boolean_value(var)))
