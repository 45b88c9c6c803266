"""The years one series could have: an exact lower bound, and the cheapest year through every option.

A year is a path through the working weeks. A place on it is (week, meetings so far, marks so far or weeks since the
last one); a step says in which week the next meeting is and whether it carries the mark. All meetings off the fixed
moment of the series cost extra, so the cheapest year is sought for every fixed moment apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from governance.planner.rules.options import Option, published_cost
from governance.planner.rules.problem import Points, Problem, Rhythm, Series, monday_of

Place = tuple[int, int, int]
Pattern = tuple[int, int]
Beat = tuple[int, bool]
Prices = dict[Beat, int]
START: Place = (-1, 0, 0)
END: Place = (10**6, 0, 0)
FAR = 10**9
WIDEST = 2
"""Two meetings of a series that is counted by the year are at most this many times the even spacing apart."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one meeting to the next; `beat` is the week and the mark of the next one, None at the end of the year."""

    source: Place
    target: Place
    beat: Beat | None
    cost: int


def spacing_cost(rhythm: Rhythm, gap: int, weeks: int, points: Points) -> int:
    """Six points for every working week beyond one more or less than the even spacing."""
    if rhythm.every:
        return points.uneven_week * max(0, rhythm.every - gap - 1)
    low, high = weeks // rhythm.times, -(-weeks // rhythm.times)
    return points.uneven_week * max(0, low - 1 - gap, gap - high - 1)


def year_cost(series: Series, weeks: int, points: Points) -> int:
    """What every year costs besides its steps: below zero, for the meetings and marks that are needed anyway."""
    needed = weeks // series.rhythm.every * points.extra_meeting if series.rhythm.every > 1 else 0
    marks = weeks // series.mark.every * points.extra_mark if series.mark and series.mark.every else 0
    return -needed - marks


class Years:
    """The graph of one series."""

    def __init__(self, problem: Problem, series: Series, must: Collection[int] = ()) -> None:
        """`must`: weeks in which a pinned meeting is."""
        self.series, self.points = series, problem.points
        self.weeks, self.must = len(problem.weeks[series.key]), sorted(must)
        rhythm, mark = series.rhythm, series.mark
        self.excused, self.excused_mark = problem.excused("rhythm", series), problem.excused("mark", series)
        self.latest = _latest(self.weeks, rhythm.every, self.excused)
        self.latest_mark = _latest(self.weeks, mark.every if mark else 0, self.excused_mark)
        self.base = year_cost(series, self.weeks, self.points) + published_cost(problem, series)

    def steps(self, beats: Collection[Beat]) -> list[Step]:
        """Every step between places that lie on some whole year, in the order of the weeks."""
        by_week = defaultdict(list)
        for beat in sorted(beats):
            by_week[beat[0]].append(beat)
        found: list[Step] = []
        places: dict[int, set[Place]] = defaultdict(set)
        places[-1].add(START)
        for week in range(-1, self.weeks):
            for place in sorted(places[week]):
                for step in self._from(place, by_week):
                    found.append(step)
                    places[step.target[0]].add(step.target)
        return _alive(found)

    def _from(self, place: Place, by_week: dict[int, list[Beat]]) -> Iterator[Step]:
        for gap in range(1, self._widest(place) + 1):
            week = place[0] + gap
            for beat in by_week.get(week, ()):
                step = self._step(place, beat, gap)
                if step:
                    yield step
            if week in self.must:
                return
        if self._may_end(place):
            yield Step(place, END, None, 0)

    def _widest(self, place: Place) -> int:
        rhythm = self.series.rhythm
        if rhythm.every:
            return self.latest[place[0] + 1] - place[0]
        return self.weeks if place == START else WIDEST * -(-self.weeks // rhythm.times)

    def _may_end(self, place: Place) -> bool:
        week, count, marks = place
        rhythm, mark = self.series.rhythm, self.series.mark
        if any(must > week for must in self.must):
            return False
        if (rhythm.every and self.latest[week + 1] < self.weeks) or (rhythm.times and count != rhythm.times):
            return False
        if mark is None:
            return True
        return self.latest_mark[week - marks + 1] >= self.weeks if mark.every else marks == mark.times

    def _step(self, place: Place, beat: Beat, gap: int) -> Step | None:
        rhythm, mark = self.series.rhythm, self.series.mark
        count, marks = place[1], place[2]
        if rhythm.times:
            count += 1
        if count > rhythm.times:
            return None
        if mark and mark.every:
            if beat[0] > self.latest_mark[place[0] - marks + 1]:
                return None
            marks = 0 if beat[1] else marks + gap
        elif mark:
            marks += beat[1]
            if marks > mark.times:
                return None
        return Step(place, (beat[0], count, marks), beat, self._cost(place, beat, gap))

    def _cost(self, place: Place, beat: Beat, gap: int) -> int:
        spacing = 0 if place == START else spacing_cost(self.series.rhythm, gap, self.weeks, self.points)
        extra = self.points.extra_meeting if self.series.rhythm.every > 1 else 0
        mark = self.series.mark
        return spacing + extra + (self.points.extra_mark if mark and mark.every and beat[1] else 0)


def _latest(weeks: int, every: int, excused: Collection[int]) -> list[int]:
    """After a meeting in week n - 1, or from the start for n = 0: the last week for the next one (`weeks`: none).

    An excused week begins the count again.
    """
    latest = [weeks] * (weeks + 1)
    for begin in range(weeks + 1) if every else ():
        run = 0
        for week in range(begin, weeks):
            run = 0 if week in excused else run + 1
            if run == every:
                latest[begin] = week
                break
    return latest


@dataclass(slots=True)
class Bounds:
    """What the years of one series cost at least: of all, through every step and through every option."""

    series: Series
    options: list[Option]
    steps: list[Step]
    years: Years
    least: int
    by_pattern: dict[Pattern, int]
    through_steps: list[int]
    through_options: list[int]


def bounds_of(problem: Problem, series: Series, options: Sequence[Option]) -> Bounds | None:
    """The bounds, or None when no year of this series exists at all."""
    mondays = problem.weeks[series.key]
    pinned = {monday_of(pin.day) for pin in problem.pins if pin.series == series.key}
    if not pinned <= set(mondays):
        return None
    years = Years(problem, series, {mondays.index(monday) for monday in pinned})
    cheapest, hosted = _cheapest(options), _cheapest(o for o in options if is_moved_by_host(series, o))
    steps = years.steps(cheapest)
    if not steps:
        return None
    bounds = Bounds(series, list(options), steps, years, FAR, {}, [FAR] * len(steps), [])
    rests = {
        pattern: _measure(bounds, pattern, {**_beat_costs(cheapest, on_it, problem.points), **hosted})
        for pattern, on_it in _patterns(series, options).items()
    }
    bounds.through_options = _through_options(bounds, rests, problem.points)
    return bounds


def _patterns(series: Series, options: Iterable[Option]) -> dict[Pattern, Prices]:
    """The fixed moments a series could have, each with the cheapest option on it per beat."""
    found: dict[Pattern, list[Option]] = {series.preferred: []}
    for option in options:
        if not is_moved_by_host(series, option):
            found.setdefault(option.pattern, []).append(option)
    return {pattern: _cheapest(on_it) for pattern, on_it in found.items()}


def is_moved_by_host(series: Series, option: Option) -> bool:
    """The meeting that a series has as a guest says nothing about its own fixed moment."""
    return bool(series.mark and series.mark.host and option.meeting.marked)


def _cheapest(options: Iterable[Option]) -> Prices:
    """The cheapest option of every beat."""
    cheapest: Prices = {}
    for option in options:
        beat = (option.week, option.meeting.marked)
        cheapest[beat] = min(cheapest.get(beat, FAR), option.cost)
    return cheapest


def _beat_costs(cheapest: Prices, on_it: Prices, points: Points) -> Prices:
    """The cheapest meeting of every beat with one fixed moment."""
    return {beat: min(cost + points.off_moment, on_it.get(beat, FAR)) for beat, cost in cheapest.items()}


def _measure(bounds: Bounds, pattern: Pattern, costs: Prices) -> Prices:
    """Forward and backward along the steps with one fixed moment: what the rest of a year with each beat costs."""
    prices = [step.cost + (costs[step.beat] if step.beat else 0) for step in bounds.steps]
    forward: dict[Place, int] = {START: bounds.years.base}
    for step, price in zip(bounds.steps, prices, strict=True):
        reached = forward[step.source] + price
        if reached < forward.get(step.target, FAR):
            forward[step.target] = reached
    bounds.by_pattern[pattern] = forward[END]
    bounds.least = min(bounds.least, forward[END])
    backward: dict[Place, int] = {END: 0}
    rest: Prices = {}
    for number in range(len(bounds.steps) - 1, -1, -1):
        step = bounds.steps[number]
        onward = prices[number] + backward[step.target]
        if onward < backward.get(step.source, FAR):
            backward[step.source] = onward
        whole = forward[step.source] + onward
        if whole < bounds.through_steps[number]:
            bounds.through_steps[number] = whole
        if step.beat and whole - costs[step.beat] < rest.get(step.beat, FAR):
            rest[step.beat] = whole - costs[step.beat]
    return rest


def _through_options(bounds: Bounds, rests: dict[Pattern, Prices], points: Points) -> list[int]:
    """The cheapest year with each option: on its own fixed moment, or off whichever suits the rest best."""
    off: Prices = {}
    for rest in rests.values():
        for beat, cost in rest.items():
            off[beat] = min(cost + points.off_moment, off.get(beat, FAR))
    through = []
    for option in bounds.options:
        beat = (option.week, option.meeting.marked)
        if is_moved_by_host(bounds.series, option):
            others = off.get(beat, FAR) - points.off_moment
        else:
            others = min(off.get(beat, FAR), rests[option.pattern].get(beat, FAR))
        through.append(others + option.cost if others < FAR // 2 else FAR)
    return through


def _alive(steps: list[Step]) -> list[Step]:
    """Without the steps that no whole year takes."""
    ends, kept = {END}, []
    for step in reversed(steps):
        if step.target in ends:
            ends.add(step.source)
            kept.append(step)
    return kept[::-1]
