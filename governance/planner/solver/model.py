"""The whole year of linked series as a CP-SAT model: only the options and steps within a slack of the bounds."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExprT

from governance.planner.rules.options import Option
from governance.planner.rules.problem import DAY, EARLY, HALF_HOUR, LATE, Link, Planned, Problem, Series, monday_of
from governance.planner.rules.years import END, FAR, START, Beat, Bounds, Pattern, Years, is_moved_by_host


@dataclass(slots=True)
class SeriesVars:
    """The variables of one series."""

    bounds: Bounds
    options: dict[int, IntVar]
    steps: dict[int, IntVar]
    patterns: dict[Pattern, IntVar]


class YearModel:
    """Build once, solve once."""

    def __init__(self, problem: Problem, bounds: Iterable[Bounds], slack: int | None) -> None:
        """`slack`: how far above its own bound each series may go; None leaves nothing out."""
        self.problem, self.slack = problem, slack
        self.model = CpModel()
        self.costs: list[LinearExprT] = []
        self.series = {one.series.key: self._series(one) for one in bounds}
        self._meet_apart()
        for host in self.series.values():
            self._share(host)
        for link in problem.links:
            if link.of in self.series and link.needs in self.series:
                self._link(link)
        self._full_days()
        self.model.minimize(sum(self.costs))

    # ---- one series ------------------------------------------------------------------------------------------------
    def _series(self, bounds: Bounds) -> SeriesVars:
        most = bounds.least + self.slack if self.slack is not None else None
        key = bounds.series.key
        fits = [
            n for n, least in enumerate(bounds.through_options) if least < FAR // 2 and (most is None or least <= most)
        ]
        options = {n: self.model.new_bool_var(f"{key} {bounds.options[n].meeting}") for n in fits}
        near = [n for n, least in enumerate(bounds.through_steps) if most is None or least <= most]
        steps = {n: self.model.new_bool_var(f"{key} step {n}") for n in near}
        chosen = {p for p, least in bounds.by_pattern.items() if most is None or least <= most}
        patterns = {p: self.model.new_bool_var(f"{key} {p}") for p in sorted(chosen)}
        made = SeriesVars(bounds, options, steps, patterns)
        self._path(made)
        self._moments(made)
        self.costs += [bounds.options[n].cost * var for n, var in options.items()]
        self.costs += [bounds.steps[n].cost * var for n, var in steps.items() if bounds.steps[n].cost]
        return made

    def _path(self, made: SeriesVars) -> None:
        """One path from the start to the end of the year; each beat on it has exactly one option."""
        out, into, beats = defaultdict(list), defaultdict(list), defaultdict(list)
        for number, var in made.steps.items():
            step = made.bounds.steps[number]
            out[step.source].append(var)
            into[step.target].append(var)
            if step.beat:
                beats[step.beat].append(var)
        self.model.add(sum(out[START]) == 1)
        for place in sorted((out.keys() | into.keys()) - {START, END}):
            self.model.add(sum(into[place]) == sum(out[place]))
        by_beat = defaultdict(list)
        for number, var in made.options.items():
            option = made.bounds.options[number]
            by_beat[option.week, option.meeting.marked].append(var)
        for beat in sorted(by_beat.keys() | beats.keys()):
            self.model.add(sum(by_beat[beat]) == sum(beats[beat]))
        for window in windows(made.bounds.years, by_beat):
            self.model.add_bool_or(window)

    def _moments(self, made: SeriesVars) -> None:
        """One fixed moment a year; each meeting off it costs."""
        self.model.add_exactly_one(made.patterns.values())
        own: dict[int, list[tuple[Option, IntVar]]] = defaultdict(list)
        for number, var in made.options.items():
            option = made.bounds.options[number]
            if not is_moved_by_host(made.bounds.series, option):
                own[option.week].append((option, var))
        price = self.problem.points.off_moment
        for week, options in own.items():
            if len(made.patterns) == 1:
                only = next(iter(made.patterns))
                self.costs += [price * var for option, var in options if option.pattern != only]
                continue
            off = self.model.new_bool_var(f"{made.bounds.series.key} off {week}")
            on_it = defaultdict(list)
            for option, var in options:
                on_it[option.pattern].append(var)
            for pattern, alike in on_it.items():
                self.model.add(sum(alike) <= made.patterns.get(pattern, 0) + off)
            self.costs.append(price * off)

    # ---- between series --------------------------------------------------------------------------------------------
    def _own_options(self) -> Iterable[tuple[Series, Option, IntVar]]:
        """Every option that takes people and a room: a guest's share of a joint meeting is its host's."""
        for made in self.series.values():
            for number, var in made.options.items():
                option = made.bounds.options[number]
                if not is_moved_by_host(made.bounds.series, option):
                    yield made.bounds.series, option, var

    def _meet_apart(self) -> None:
        """Nobody in two places at once, no room with two meetings: at most one option covers each half hour."""
        covers: dict[tuple[object, ...], list[tuple[str, IntVar]]] = defaultdict(list)
        groups = shared_people(self.problem, self.series)
        for series, option, var in self._own_options():
            meeting = option.meeting
            things: list[object] = [g for g, who in enumerate(groups) if comes(who, series, marked=meeting.marked)]
            things += [meeting.room] if meeting.room else []
            for cell in range(meeting.start // HALF_HOUR, -(-meeting.end // HALF_HOUR)):
                for thing in things:
                    covers[thing, meeting.day, cell].append((series.key, var))
        seen: set[frozenset[int]] = set()
        for (thing, day, _cell), options in covers.items():
            kind, about = ("rooms", thing) if isinstance(thing, str) else ("people", "")
            if self.problem.is_waived(kind, about, day):  # type: ignore[arg-type]
                continue
            key = frozenset(var.index for _series, var in options)
            if len({series for series, _var in options}) > 1 and key not in seen:
                seen.add(key)
                self.model.add_at_most_one(var for _series, var in options)

    def _share(self, guest: SeriesVars) -> None:
        """A joint meeting is one meeting: the host has it exactly when the guest has."""
        mark = guest.bounds.series.mark
        if mark is None or mark.host not in self.series:
            return
        moments: dict[tuple[object, int], tuple[list[IntVar], list[IntVar]]] = defaultdict(lambda: ([], []))
        for side, made in enumerate((self.series[mark.host], guest)):
            for number, var in made.options.items():
                meeting = made.bounds.options[number].meeting
                if meeting.marked:
                    moments[meeting.day, meeting.start][side].append(var)
        for mine, yours in moments.values():
            self.model.add(sum(mine) == sum(yours))

    def _link(self, link: Link) -> None:
        """Whoever chooses a meeting of `of` also chooses one of `needs` at the right distance; a week a time."""
        mondays = self.problem.weeks[link.needs]
        needed = _by_day(self.series[link.needs], link.needs_marked)
        for day, variables in _by_day(self.series[link.of], link.of_marked).items():
            if self.problem.is_waived("link", link.of, day):
                continue
            near = [d for d in needed if link.least <= distance(link, d, day, mondays) <= link.most]
            self.model.add(sum(var for one in near for var in needed[one]) >= sum(variables))

    def _full_days(self) -> None:
        """A third meeting of somebody's day, and an evening before an early morning."""
        groups = shared_people(self.problem, self.series)
        days: dict[tuple[int, object], list[tuple[str, Planned, IntVar]]] = defaultdict(list)
        for series, option, var in self._own_options():
            for number, who in enumerate(groups):
                if comes(who, series, marked=option.meeting.marked):
                    days[number, option.meeting.day].append((series.key, option.meeting, var))
        weights = list(groups.values())
        for (number, day), options in days.items():
            self._third(weights[number], options)
            self._short_night(weights[number], options, days.get((number, day + DAY), []))  # type: ignore[operator]

    def _third(self, people: int, options: list[tuple[str, Planned, IntVar]]) -> None:
        keys = {key for key, _meeting, _var in options}
        if len(keys) > 2:
            more = self.model.new_int_var(0, len(keys) - 2, "third")
            self.model.add(more >= sum(var for _key, _meeting, var in options) - 2)
            self.costs.append(people * self.problem.points.third_meeting * more)

    def _short_night(
        self, people: int, today: list[tuple[str, Planned, IntVar]], tomorrow: list[tuple[str, Planned, IntVar]]
    ) -> None:
        late, early = defaultdict(list), defaultdict(list)
        for key, meeting, var in today:
            if meeting.end > LATE:
                late[key].append(var)
        for key, meeting, var in tomorrow:
            if meeting.start < EARLY:
                early[key].append(var)
        if late and early:
            short = self.model.new_bool_var("short night")
            for before in late.values():
                for after in early.values():
                    self.model.add(short >= sum(before) + sum(after) - 1)
            self.costs.append(people * self.problem.points.short_night * short)


def _by_day(made: SeriesVars, marked: bool | None) -> dict[date, list[IntVar]]:
    found = defaultdict(list)
    for number, var in made.options.items():
        meeting = made.bounds.options[number].meeting
        if marked in (None, meeting.marked):
            found[meeting.day].append(var)
    return found


def windows(years: Years, by_beat: Mapping[Beat, list[IntVar]]) -> Iterator[list[IntVar]]:
    """The options of which at least one is chosen: what the path says too, said so that the solver sees it at once."""
    for begin, end in spans(years.weeks, years.series.rhythm.every, years.excused):
        yield [var for week in range(begin, end) for mark in (False, True) for var in by_beat[week, mark]]
    for begin, end in spans(years.weeks, years.series.mark.every if years.series.mark else 0, years.excused_mark):
        yield [var for week in range(begin, end) for var in by_beat[week, True]]
    for week in years.must:
        yield [*by_beat[week, False], *by_beat[week, True]]


def spans(weeks: int, every: int, excused: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Every so many weeks in a row, from the first to after the last, none of them excused."""
    for begin in range(weeks - every + 1) if every else ():
        if excused.isdisjoint(range(begin, begin + every)):
            yield begin, begin + every


def distance(link: Link, needed: date, day: date, mondays: Sequence[date]) -> int:
    """From the meeting that is needed to the one that needs it, in days or in working weeks of the first."""
    if link.unit == "days":
        return (day - needed).days
    return bisect_left(mondays, monday_of(day)) - bisect_left(mondays, monday_of(needed))


Group = tuple[tuple[str, bool], ...]


def shared_people(problem: Problem, among: Collection[str]) -> dict[Group, int]:
    """The people of more than one series, by the series they come to (and whether only to the marked), with numbers."""
    where: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for series in problem.series:
        if series.key in among:
            for person in series.members:
                where[person].add((series.key, False))
            for person in series.mark.people if series.mark and not series.mark.host else ():
                if person not in series.members:
                    where[person].add((series.key, True))
    groups: dict[Group, int] = defaultdict(int)
    for places in where.values():
        if len(places) > 1:
            groups[tuple(sorted(places))] += 1
    return dict(groups)


def comes(who: Group, series: Series, *, marked: bool) -> bool:
    """Whether these people come to a meeting of a series."""
    return any(key == series.key and (marked or not only_marked) for key, only_marked in who)
