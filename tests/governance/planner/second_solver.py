"""The same year as a plain mixed-integer programme for HiGHS: every option, windows instead of paths, no bounds."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import highspy

from governance.planner.checker.calendar import expected
from governance.planner.rules.options import Enumeration, Option
from governance.planner.rules.problem import DAY, Problem, Series
from governance.planner.rules.years import published_cost, year_cost


def best_cost(problem: Problem) -> int | None:
    """The points of the best year, or None when there is none. Joint meetings aside."""
    return Programme(problem).solve()


class Programme:
    """Build and solve."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.costs: list[object] = []
        self.chosen: list[tuple[Series, Option, object]] = []
        enumeration = Enumeration(problem)
        self.constant = 0
        for series in problem.series:
            weeks = len(problem.weeks[series.key])
            self.constant += year_cost(series, weeks, problem.points) + published_cost(problem, series)
            options = [(option, self.highs.addBinary()) for option in enumeration.of(series)]
            self.chosen += [(series, option, var) for option, var in options]
            self._rhythm(series, options, weeks)
            self._moments(options)
        self._together()
        self._links()

    def solve(self) -> int | None:
        """Minimise."""
        self.highs.minimize(sum(self.costs) if self.costs else 0 * self.highs.addBinary())
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return self.constant + round(self.highs.getObjectiveValue())

    def _rhythm(self, series, options, weeks):
        met = {week: [var for option, var in options if option.week == week] for week in range(weeks)}
        marks = {w: [v for option, v in options if option.week == w and option.meeting.marked] for w in range(weeks)}
        points, rhythm = self.problem.points, series.rhythm
        for variables in met.values():
            if variables:
                self.highs.addConstr(sum(variables) <= 1)
        for windows, every in ((met, rhythm.every), (marks, series.mark.every if series.mark else 0)):
            for begin in range(weeks - every + 1) if every else ():
                self._at_least_one([var for week in range(begin, begin + every) for var in windows[week]])
        if rhythm.times:
            self._exactly([var for _option, var in options], rhythm.times)
        for option, var in options:
            extra = points.extra_meeting * (rhythm.every > 1) + points.extra_mark * option.meeting.marked
            self.costs.append((option.cost + extra) * var)
        for one, other in combinations(range(weeks), 2):
            self._gap(series, met, one, other, weeks)

    def _gap(self, series, met, one, other, weeks):
        """What it costs that two weeks have meetings and none between them."""
        rhythm, gap = series.rhythm, other - one
        if rhythm.every:
            price = self.problem.points.uneven_week * max(0, rhythm.every - 1 - gap)
        else:
            low, high = weeks // rhythm.times, -(-weeks // rhythm.times)
            price = self.problem.points.uneven_week * max(0, low - 1 - gap, gap - high - 1)
        between = [var for week in range(one + 1, other) for var in met[week]]
        both = sum([*met[one], *met[other]]) if met[one] and met[other] else None
        if both is None:
            return
        rest = sum(between) if between else 0
        if rhythm.times and gap > 2 * -(-weeks // rhythm.times):
            self.highs.addConstr(both - rest <= 1)
        elif price:
            pair = self.highs.addBinary()
            self.highs.addConstr(both - rest - pair <= 1)
            self.costs.append(price * pair)

    def _moments(self, options):
        patterns = {option.pattern: self.highs.addBinary() for option, _var in options}
        if patterns:
            self._exactly(list(patterns.values()), 1)
        for option, var in options:
            off = self.highs.addBinary()
            self.highs.addConstr(off - var + patterns[option.pattern] >= 0)
            self.costs.append(self.problem.points.off_moment * off)

    def _together(self):
        for (one, first, x), (other, second, y) in combinations(self.chosen, 2):
            a, b = first.meeting, second.meeting
            if one is other or a.day != b.day or a.end <= b.start or b.end <= a.start:
                continue
            shared = expected(self.problem, a) & expected(self.problem, b)
            if shared or (a.room and a.room == b.room):
                self.highs.addConstr(x + y <= 1)
        self._days()

    def _days(self):
        days: dict[tuple, tuple[list, list, list]] = defaultdict(lambda: ([], [], []))
        for _series, option, var in self.chosen:
            for person in expected(self.problem, option.meeting):
                whole, late, early = days[person, option.meeting.day]
                whole.append(var)
                late.extend([var] if option.meeting.end > 20 * 60 else [])
                early.extend([var] if option.meeting.start < 10 * 60 else [])
        for (person, day), (whole, late, _early) in list(days.items()):
            more = self.highs.addVariable(lb=0)
            self.highs.addConstr(more >= sum(whole) - 2)
            self.costs.append(self.problem.points.third_meeting * more)
            self._nights(late, days[person, day + DAY][2] if (person, day + DAY) in days else [])

    def _nights(self, late, early):
        if late and early:
            short = self.highs.addBinary()
            for before in late:
                for after in early:
                    self.highs.addConstr(short >= before + after - 1)
            self.costs.append(self.problem.points.short_night * short)

    def _links(self):
        for link in self.problem.links:
            weeks = self.problem.weeks[link.needs]
            for series, option, var in self.chosen:
                if series.key != link.of or link.of_marked not in (None, option.meeting.marked):
                    continue
                near = [
                    other_var
                    for other, needed, other_var in self.chosen
                    if other.key == link.needs and link.needs_marked in (None, needed.meeting.marked)
                    if link.least <= _apart(link, needed.meeting.day, option.meeting.day, weeks) <= link.most
                ]
                self.highs.addConstr((sum(near) if near else 0) - var >= 0)

    def _at_least_one(self, variables):
        self.highs.addConstr(sum(variables) >= 1) if variables else self._impossible()

    def _exactly(self, variables, number):
        self.highs.addConstr(sum(variables) == number) if variables else self._impossible()

    def _impossible(self):
        var = self.highs.addBinary()
        self.highs.addConstr(var >= 2)


def _apart(link, needed, day, mondays):
    if link.unit == "days":
        return (day - needed).days
    return sum(needed - 6 * DAY <= monday and monday + 6 * DAY < day for monday in mondays)
