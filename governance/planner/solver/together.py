"""Every rule of every series in one model, each behind a literal, so that any set of them can be tried together.

No points here, and no paths: a rhythm is a clause per window of weeks. What lets a rule go on one day or in one week
has a variable of its own, false as long as the rule holds, so that the fewest exceptions can be sought too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ortools.sat.python import cp_model

from governance.planner.rules.options import Option, Rule
from governance.planner.rules.problem import DAY, HALF_HOUR, Planned, Problem, Series, monday_of
from governance.planner.rules.years import WIDEST, is_moved_by_host
from governance.planner.solver.model import comes, distance, shared_people, spans
from governance.planner.solver.solvers import SOLVED, plain_solver

PEOPLE = Rule("people")
Universe = Mapping[str, list[Option]]
Vars = list[cp_model.IntVar]


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule let go once: for a meeting, or from a first to a last day."""

    first: date
    last: date
    var: cp_model.IntVar
    meeting: Planned | None = None


def thinned(universe: Universe) -> dict[str, list[Option]]:
    """The first, the middle and the last hour of what is alike on a day: enough to show that a year exists.

    That none exists is never concluded from this.
    """
    found = {}
    for key, options in universe.items():
        alike: dict[tuple[object, ...], list[Option]] = defaultdict(list)
        for option in options:
            meeting = option.meeting
            alike[meeting.day, meeting.marked, meeting.room, option.breaks].append(option)
        found[key] = [
            one for some in alike.values() for one in dict.fromkeys((some[0], some[len(some) // 2], some[-1]))
        ]
    return found


class Together:
    """A year exists for a set of rules when their literals can all be assumed."""

    def __init__(self, problem: Problem, universe: Universe) -> None:
        """`universe`: the options of every series, also those that break a rule."""
        self.problem = problem
        self.model = cp_model.CpModel()
        self.literals: dict[Rule, cp_model.IntVar] = {}
        self.exceptions: dict[Rule, list[Exemption]] = defaultdict(list)
        self.options: list[tuple[Series, Option, cp_model.IntVar]] = []
        for series in problem.series:
            self._series(series, universe[series.key])
        self._apart()
        self._share()
        self._links()
        self._pins()

    # ---- asking ----------------------------------------------------------------------------------------------------
    def core(self) -> frozenset[Rule] | None:
        """Rules that cannot go together, as the solver reports them and as tried again; None when a year exists."""
        everything = frozenset(self.literals)
        solver = self._asked(everything)
        if solver is None:
            return None
        named = {literal.index: rule for rule, literal in self.literals.items()}
        core = frozenset(named[index] for index in solver.sufficient_assumptions_for_infeasibility() if index in named)
        return core if core and not self.is_possible(core) else everything

    def is_possible(self, rules: Collection[Rule]) -> bool:
        """Whether a year exists that keeps these rules."""
        return self._asked(rules) is None

    def fewest(self, given_up: Rule, others: Collection[Rule], least: int) -> list[Exemption] | None:
        """Few exceptions to one rule with which a year keeps all others; None when no number of them helps.

        `least`: with fewer it cannot be. They are the fewest when that many, or one or two more, will do.
        """
        some = self.exceptions[given_up]
        found = self._excepted(some, others, least)
        if found is not None:
            return found
        any_number = self._excepted(some, others, len(some))
        for most in (least + 1, least + 2) if any_number else ():
            found = self._excepted(some, others, most)
            if found is not None:
                return found
        return any_number

    def _excepted(self, exceptions: Sequence[Exemption], others: Collection[Rule], most: int) -> list[Exemption] | None:
        limit = self.model.new_bool_var("")
        self.model.add(sum(one.var for one in exceptions) <= most).only_enforce_if(limit)
        solver = plain_solver(20)
        self._assume(others, limit)
        if solver.solve(self.model) not in SOLVED:
            return None
        return [one for one in exceptions if solver.boolean_value(one.var)]

    def _asked(self, rules: Collection[Rule]) -> cp_model.CpSolver | None:
        """The solver that says there is no year for these rules, or None when there is one.

        Without presolve: that has been wrong about what is impossible, and here it is also the slower way.
        """
        self._assume(rules)
        solver = plain_solver(20)
        return None if solver.solve(self.model) in SOLVED else solver

    def _assume(self, rules: Collection[Rule], *more: cp_model.IntVar) -> None:
        self.model.clear_assumptions()
        known = sorted(rule for rule in rules if rule in self.literals)
        self.model.add_assumptions([*(self.literals[rule] for rule in known), *more])

    # ---- building --------------------------------------------------------------------------------------------------
    def _literal(self, rule: Rule) -> cp_model.IntVar:
        if rule not in self.literals:
            self.literals[rule] = self.model.new_bool_var(f"{rule}")
        return self.literals[rule]

    def _except(self, rule: Rule, first: date, last: date) -> cp_model.IntVar:
        """A variable that is true when the rule is let go on these days."""
        var = self.model.new_bool_var("")
        self.model.add_implication(self._literal(rule), ~var)
        self.exceptions[rule].append(Exemption(first, last, var))
        return var

    def _series(self, series: Series, options: list[Option]) -> None:
        """Its rhythm and its mark; no option that breaks a rule that holds."""
        met: dict[int, Vars] = defaultdict(list)
        marked: dict[int, Vars] = defaultdict(list)
        for option in options:
            var = self.model.new_bool_var("")
            self.options.append((series, option, var))
            met[option.week].append(var)
            if option.meeting.marked:
                marked[option.week].append(var)
            for rule in option.breaks:
                self.model.add_implication(self._literal(rule), ~var)
                day = option.meeting.day
                self.exceptions[rule].append(Exemption(day, day, var, option.meeting))
        for vars_ in met.values():
            self.model.add_at_most_one(vars_)
        mark = series.mark
        self._windows(series, "rhythm", series.rhythm.every, met)
        self._windows(series, "mark", mark.every if mark else 0, marked)
        if series.rhythm.times:
            self._times(series, met, [var for vars_ in marked.values() for var in vars_])

    def _windows(self, series: Series, kind: str, every: int, met: Mapping[int, Vars]) -> None:
        """One in every window of so many working weeks, in which nobody let that go."""
        mondays = self.problem.weeks[series.key]
        excused = self.problem.excused(kind, series)
        begins = list(spans(len(mondays), every, excused))
        if not begins:
            return
        rule = Rule(kind, series.key)
        let_go = [self._except(rule, monday, monday + 6 * DAY) for monday in mondays]
        for begin, end in begins:
            weeks = range(begin, end)
            self.model.add_bool_or([*(var for week in weeks for var in met.get(week, ())), *let_go[begin:end]])

    def _times(self, series: Series, met: Mapping[int, Vars], marked: Vars) -> None:
        """So many a year, as many of them marked as asked, and never too far apart."""
        holds = self._literal(Rule("rhythm", series.key))
        weeks, times = len(self.problem.weeks[series.key]), series.rhythm.times
        self.model.add(sum(var for vars_ in met.values() for var in vars_) == times).only_enforce_if(holds)
        if series.mark and series.mark.times:
            self.model.add(sum(marked) == series.mark.times).only_enforce_if(holds)
        wide = WIDEST * -(-weeks // times)
        after = [self.model.new_bool_var("") for _week in range(weeks)]
        for week in range(weeks):
            for var in met.get(week, ()):
                self.model.add_implication(var, after[week])
                if week + wide < weeks:
                    near = [one for w in range(week + 1, week + wide + 1) for one in met.get(w, ())]
                    later = [~after[week + wide + 1]] if week + wide + 1 < weeks else []
                    if later:
                        self.model.add_bool_or([*near, ~var, *later, ~holds])
            if week:
                self.model.add_implication(after[week], after[week - 1])

    def _apart(self) -> None:
        """Nobody in two places, and no room with two meetings, in any half hour."""
        covers: dict[tuple[object, ...], list[tuple[str, cp_model.IntVar]]] = defaultdict(list)
        groups = list(enumerate(shared_people(self.problem, self.problem.by_key)))
        things = {
            (series.key, marked): [number for number, who in groups if comes(who, series, marked=marked)]
            for series in self.problem.series
            for marked in (False, True)
        }
        for series, option, var in self.options:
            if is_moved_by_host(series, option):
                continue
            meeting = option.meeting
            taken: list[object] = [*things[series.key, meeting.marked], *([meeting.room] if meeting.room else [])]
            for cell in range(meeting.start // HALF_HOUR, -(-meeting.end // HALF_HOUR)):
                for thing in taken:
                    covers[thing, meeting.day, cell].append((series.key, var))
        self._exclude(covers)

    def _exclude(self, covers: Mapping[tuple[object, ...], list[tuple[str, cp_model.IntVar]]]) -> None:
        """At most one of those that cover the same half hour, each set once."""
        let_go: dict[tuple[Rule, date], cp_model.IntVar] = {}
        seen: set[tuple[Rule, frozenset[int]]] = set()
        for (thing, day, _cell), vars_ in covers.items():
            rule = Rule("rooms", thing) if isinstance(thing, str) else PEOPLE
            alike = (rule, frozenset(var.index for _key, var in vars_))
            if alike in seen or len({key for key, _var in vars_}) < 2 or not isinstance(day, date):
                continue
            seen.add(alike)
            if self.problem.is_waived(rule.kind, rule.about, day):
                continue
            if (rule, day) not in let_go:
                let_go[rule, day] = self._except(rule, day, day)
            self.model.add(sum(var for _key, var in vars_) <= 1).only_enforce_if(~let_go[rule, day])

    def _share(self) -> None:
        """A joint meeting is in the year of both."""
        for guest in self.problem.series:
            if guest.mark is None or guest.mark.host not in self.problem.by_key:
                continue
            moments: dict[object, tuple[Vars, Vars]] = defaultdict(lambda: ([], []))
            for series, option, var in self.options:
                if option.meeting.marked and series.key in (guest.key, guest.mark.host):
                    moments[option.meeting.day, option.meeting.start][series.key == guest.key].append(var)
            for mine, yours in moments.values():
                self.model.add(sum(mine) == sum(yours))

    def _links(self) -> None:
        for number, link in enumerate(self.problem.links):
            if not {link.of, link.needs} <= self.problem.by_key.keys():
                continue
            rule = Rule("link", f"{link.of}/{link.needs}", number)
            mondays = self.problem.weeks[link.needs]
            needed = self._by_day(link.needs, link.needs_marked)
            for day, vars_ in self._by_day(link.of, link.of_marked).items():
                if self.problem.is_waived("link", link.of, day):
                    continue
                near = [d for d in needed if link.least <= distance(link, d, day, mondays) <= link.most]
                enough = sum(var for one in near for var in needed[one]) >= sum(vars_)
                self.model.add(enough).only_enforce_if(~self._except(rule, day, day))

    def _by_day(self, key: str, marked: bool | None) -> dict[date, Vars]:
        found = defaultdict(list)
        for series, option, var in self.options:
            if series.key == key and marked in (None, option.meeting.marked):
                found[option.meeting.day].append(var)
        return found

    def _pins(self) -> None:
        """A pinned meeting is held; in a week without working days only if the body may meet in it."""
        for number, pin in enumerate(self.problem.pins):
            if pin.series not in self.problem.by_key:
                continue
            monday = monday_of(pin.day)
            week = self.problem.weeks[pin.series].index(monday) if monday in self.problem.weeks[pin.series] else -1
            vars_ = [var for series, option, var in self.options if series.key == pin.series and option.week == week]
            closed = [] if week >= 0 else [~self._literal(Rule("closed", pin.series))]
            self.model.add_bool_or([*vars_, *closed, ~self._literal(Rule("pin", pin.series, number))])
