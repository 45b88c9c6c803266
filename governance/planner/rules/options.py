"""Every moment at which a series could meet, with what it costs and which hard rules it would break."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from governance.planner.rules.problem import DAY, HALF_HOUR, Absence, Pin, Planned, Points, Problem, Series, monday_of

UNKNOWN_SEATS = 10**6
"""The seats of a room of which nobody knows how many it has."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One hard rule by kind and what it is about: what a contradiction is made of, and what can be waived."""

    kind: str
    about: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """A possible meeting; `week` numbers the working weeks of its series, `cost` leaves the fixed moment aside."""

    meeting: Planned
    week: int
    cost: int
    breaks: frozenset[Rule] = frozenset()

    @property
    def pattern(self) -> tuple[int, int]:
        return (self.meeting.day.weekday(), self.meeting.start)


class Enumeration:
    """The options of one problem. `all_breaking`: also those that break a rule, for explaining contradictions."""

    def __init__(self, problem: Problem, *, all_breaking: bool = False) -> None:
        self.problem, self.all_breaking = problem, all_breaking
        self.away: Mapping[str, list[Absence]] = _by(problem.absences, "person")
        self.pins: Mapping[tuple[str, datetime.date], list[tuple[int, Pin]]] = _pins(problem)
        self.published = {meeting.moment: meeting for meeting in problem.published}
        self.invited = {series.key: len(series.members) for series in problem.series}
        self.has_published = {meeting.series for meeting in problem.published}
        self.school_days: dict[tuple[datetime.date, int], int] = {}

    def of(self, series: Series) -> list[Option]:
        """The options of a series in the order of the year; a marked one beside an unmarked one."""
        found = []
        for week, monday in enumerate(self.problem.weeks[series.key]):
            for meeting in self._meetings(series, monday):
                breaks = self._breaks(series, meeting, monday)
                if self.all_breaking or not breaks:
                    found.append(Option(meeting, week, self._cost(series, meeting), breaks))
        return found

    def _meetings(self, series: Series, monday: datetime.date) -> Iterator[Planned]:
        """What one week offers. The marked meeting of a guest is its host's: same moment, no room of its own."""
        for day, start in self._moments(series, monday):
            for room in series.rooms:
                yield Planned(day, start, series.key, start + series.duration, room)
                if series.mark and not series.mark.host:
                    yield Planned(day, start, series.key, start + series.duration, room, marked=True)
        if series.mark and series.mark.host:
            host = self.problem.by_key[series.mark.host]
            for day, start in self._moments(host, monday):
                yield Planned(day, start, series.key, start + host.duration, "", marked=True)

    def _moments(self, series: Series, monday: datetime.date) -> list[tuple[datetime.date, int]]:
        pins = [pin for _number, pin in self.pins.get((series.key, monday), ())]
        moments = {(pin.day, pin.start) for pin in pins}
        if self.all_breaking or not pins:
            moments |= {(monday + weekday * DAY, start) for weekday in series.weekdays for start in series.starts}
        if self.all_breaking:
            moments |= {(monday + weekday * DAY, series.preferred[1]) for weekday in range(5)}
        else:
            days = (monday + weekday * DAY for weekday in range(5) if self.problem.waivers)
            moments |= {(day, series.preferred[1]) for day in days if self.problem.is_waived("window", series.key, day)}
        return sorted(moment for moment in moments if moment[0] >= self.problem.first)

    def breaking(self, series: Series, meeting: Planned) -> frozenset[Rule]:
        """Which hard rules a moment would break by itself."""
        return self._breaks(series, meeting, monday_of(meeting.day))

    def _breaks(self, series: Series, meeting: Planned, monday: datetime.date) -> frozenset[Rule]:
        pins = self.pins.get((series.key, monday), ())
        broken = {Rule("pin", series.key, number) for number, pin in pins if not _is_pinned(pin, meeting)}
        if any(pin.is_fact and _is_pinned(pin, meeting) for _number, pin in pins):
            return frozenset(broken)
        is_shadow = bool(meeting.marked and series.mark and series.mark.host)
        broken.update(self._calendar(series, meeting))
        if not is_shadow:
            broken.update(self._people(series, meeting))
        if self.problem.waivers:
            day = meeting.day
            return frozenset(rule for rule in broken if not self.problem.is_waived(rule.kind, series.key, day))
        return frozenset(broken)

    def _calendar(self, series: Series, meeting: Planned) -> Iterator[Rule]:
        """The rules about its day and hour."""
        problem, day, start = self.problem, meeting.day, meeting.start
        is_shadow = bool(meeting.marked and series.mark and series.mark.host)
        host = problem.by_key[series.mark.host] if is_shadow and series.mark else series
        if day.weekday() not in host.weekdays or start not in host.starts:
            yield Rule("window", series.key)
        if day in series.closed:
            yield Rule("closed", series.key)
        if day in problem.blocked:
            yield Rule("blocked")
        if day < problem.today + series.notice_days * DAY and meeting.moment not in self.published:
            yield Rule("notice", series.key)
        if self._school_days(series, day) < series.school_days_before:
            yield Rule("papers", series.key)
        for number, forbid in enumerate(problem.forbids):
            if forbid.series == series.key and forbid.day == day and forbid.start in (None, start):
                yield Rule("forbid", series.key, number)

    def _school_days(self, series: Series, day: datetime.date) -> int:
        """School days in the notice of a meeting."""
        if not series.school_days_before:
            return 0
        key = (day, series.notice_days)
        if key not in self.school_days:
            days = (day - number * DAY for number in range(1, series.notice_days + 1))
            self.school_days[key] = sum(one.weekday() < 5 and one not in self.problem.school_closed for one in days)
        return self.school_days[key]

    def _people(self, series: Series, meeting: Planned) -> Iterator[Rule]:
        """The rules about who and where."""
        required = series.required | (series.mark.required if series.mark and meeting.marked else frozenset())
        for person in sorted(required):
            if self.is_away(person, meeting):
                yield Rule("away", f"{series.key}/{person}")
        if series.quorum:
            missing = sum(self.is_away(person, meeting) for person in self._often_away(series))
            if len(series.voting) - missing < series.quorum:
                yield Rule("quorum", series.key)
        guests = len(series.mark.people) if meeting.marked and series.mark and series.mark.times else 0
        if self.problem.capacities.get(meeting.room, UNKNOWN_SEATS) < series.size + guests:
            yield Rule("room", series.key)
        if any(_overlaps(other, meeting) and other.room == meeting.room for other in self.problem.taken):
            yield Rule("taken", meeting.room)

    def _often_away(self, series: Series) -> list[str]:
        """The voting members with an absence somewhere in the year."""
        return [person for person in series.voting if person in self.away]

    def is_away(self, person: str, meeting: Planned) -> bool:
        """Whether an absence touches the meeting."""
        return any(
            one.first <= meeting.day <= one.last and one.begins < meeting.end and one.ends > meeting.start
            for one in self.away.get(person, ())
        )

    def _cost(self, series: Series, meeting: Planned) -> int:
        """Absent members, hour, weekday and room; the marked one of a guest is its host's."""
        if meeting.marked and series.mark and series.mark.host:
            return 0
        points, changed = self.problem.points, self._change(series, meeting)
        people = {*series.members, *(series.mark.people if series.mark and meeting.marked else ())} & self.away.keys()
        absent = (self.problem.weights.get(p, points.absent) for p in people if self.is_away(p, meeting))
        hours = abs(meeting.start - series.preferred[1]) // HALF_HOUR * points.half_hour
        weekday = points.other_weekday * (meeting.day.weekday() != series.preferred[0])
        room = points.other_room * (meeting.room != series.rooms[0])
        return sum(absent) + hours + weekday + room + changed

    def _change(self, series: Series, meeting: Planned) -> int:
        """Re-planning: half for a meeting that is new, half for one that falls away, and a little for a mark."""
        if series.key not in self.has_published:
            return 0
        before = self.published.get(meeting.moment)
        if before is None:
            return move_cost(self.problem.points, self.problem.today, meeting, self.invited[series.key])
        flip = self.problem.points.flipped * (before.marked != meeting.marked)
        room = self.problem.points.other_room * (before.room != meeting.room)
        return flip + room - move_cost(self.problem.points, self.problem.today, before, self.invited[series.key])


def move_cost(points: Points, today: datetime.date, meeting: Planned, invited: int) -> int:
    """Half of what moving a published meeting costs: more for many invitees, and within four weeks."""
    weeks = max(0, (meeting.day - today).days) // 7
    return (points.moved + points.invitee * invited + points.short_notice * max(0, 4 - weeks)) // 2


def published_cost(problem: Problem, series: Series) -> int:
    """What it would cost to drop everything published of a series: keeping one earns its part back."""
    mine = [meeting for meeting in problem.published if meeting.series == series.key]
    return sum(move_cost(problem.points, problem.today, meeting, len(series.members)) for meeting in mine)


def _is_pinned(pin: Pin, meeting: Planned) -> bool:
    return pin.day == meeting.day and pin.start == meeting.start and pin.marked in (None, meeting.marked)


def _overlaps(one: Planned, other: Planned) -> bool:
    return one.day == other.day and one.start < other.end and other.start < one.end


def _pins(problem: Problem) -> dict[tuple[str, datetime.date], list[tuple[int, Pin]]]:
    found = defaultdict(list)
    for number, pin in enumerate(problem.pins):
        found[pin.series, monday_of(pin.day)].append((number, pin))
    return found


def _by(rows: tuple[Absence, ...], name: str) -> dict[str, list[Absence]]:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
