"""What a year of meetings must satisfy, as plain data: the network, its calendar, its wishes and what each one weighs.

Weeks are named by their Monday, hours are minutes after midnight by the clock in Leuven.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)
HALF_HOUR = 30
LATE, EARLY = 20 * 60, 10 * 60
"""A meeting that ends after `LATE` and one that begins before `EARLY` the next morning is a short night."""


def monday_of(day: datetime.date) -> datetime.date:
    """The Monday of the week of a day: its name."""
    return day - day.weekday() * DAY


@dataclass(frozen=True, slots=True)
class Points:
    """The one table of what a soft wish weighs; less is better. Weeks are working weeks."""

    off_moment: int = 20
    uneven_week: int = 6
    absent: int = 3
    absent_key: int = 15
    half_hour: int = 1
    other_weekday: int = 2
    extra_meeting: int = 10
    extra_mark: int = 4
    third_meeting: int = 4
    short_night: int = 2
    other_room: int = 2
    moved: int = 1000
    flipped: int = 100
    invitee: int = 1
    short_notice: int = 20


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A meeting in every window of `every` working weeks, or `times` meetings a year; at most one a week."""

    every: int = 0
    times: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What some meetings of a series carry: the voorzitter beside it (`every`), or another body (`times`).

    `people` come to a marked meeting only; `host`: the marked meeting is the marked one of that series.
    """

    every: int = 0
    times: int = 0
    people: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()
    host: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The meetings of one body in one year. `closed`: days on which it does not meet, with their names."""

    key: str
    name: str
    rhythm: Rhythm
    duration: int
    weekdays: tuple[int, ...]
    starts: tuple[int, ...]
    preferred: tuple[int, int]
    closed: frozenset[datetime.date] = frozenset()
    members: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()
    voting: tuple[str, ...] = ()
    quorum: int = 0
    size: int = 0
    rooms: tuple[str, ...] = ("",)
    notice_days: int = 0
    school_days_before: int = 0
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from the first to the last day, between two hours."""

    person: str
    first: datetime.date
    last: datetime.date
    begins: int = 0
    ends: int = 24 * 60


@dataclass(frozen=True, slots=True)
class Link:
    """Every meeting of `of` (marked, unmarked or any) has one of `needs` so long before it, both ends included.

    Negative is after it. `unit`: "days", or "weeks" for working weeks of `needs`.
    """

    of: str
    needs: str
    least: int
    most: int
    unit: str = "days"
    of_marked: bool | None = None
    needs_marked: bool | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """This meeting stays where it is. `is_fact`: announced or held, whatever the rules say of its day."""

    series: str
    day: datetime.date
    start: int
    marked: bool | None = None
    is_fact: bool = False


@dataclass(frozen=True, slots=True)
class Forbid:
    """Not this day for this series, or not at this hour of it."""

    series: str
    day: datetime.date
    start: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Waiver:
    """A hard rule is let go from the first to the last day, for one series or ("") for all."""

    kind: str
    series: str
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True, order=True)
class Planned:
    """One meeting of a plan."""

    day: datetime.date
    start: int
    series: str
    end: int
    room: str = ""
    marked: bool = False

    @property
    def moment(self) -> tuple[str, datetime.date, int]:
        return (self.series, self.day, self.start)


@dataclass(frozen=True)
class Problem:
    """One network and one year. `today`: what is nearer than a series' notice can no longer be planned."""

    first: datetime.date
    last: datetime.date
    today: datetime.date
    series: tuple[Series, ...]
    weights: dict[str, int] = field(default_factory=dict)
    capacities: dict[str, int] = field(default_factory=dict)
    absences: tuple[Absence, ...] = ()
    blocked: frozenset[datetime.date] = frozenset()
    school_closed: frozenset[datetime.date] = frozenset()
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    forbids: tuple[Forbid, ...] = ()
    published: tuple[Planned, ...] = ()
    taken: tuple[Planned, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    points: Points = Points()

    @cached_property
    def by_key(self) -> dict[str, Series]:
        return {series.key: series for series in self.series}

    @cached_property
    def weeks(self) -> dict[str, tuple[datetime.date, ...]]:
        """The Mondays of the working weeks of each series: at least one day of Monday to Friday is not closed."""
        return {series.key: self._weeks_of(series) for series in self.series}

    def is_waived(self, kind: str, key: str, first: datetime.date, last: datetime.date | None = None) -> bool:
        """Whether a rule of a series is let go on a day, or on any day until `last`."""
        return any(
            one.kind == kind and one.series in ("", key) and one.first <= (last or first) and first <= one.last
            for one in self.waivers
        )

    def excused(self, kind: str, series: Series) -> frozenset[int]:
        """The numbers of the working weeks in which the rhythm or the mark of a series is let go."""
        mondays = enumerate(self.weeks[series.key] if self.waivers else ())
        return frozenset(n for n, monday in mondays if self.is_waived(kind, series.key, monday, monday + 6 * DAY))

    def _weeks_of(self, series: Series) -> tuple[datetime.date, ...]:
        monday = self.first - self.first.weekday() * DAY
        mondays = []
        while monday + 6 * DAY <= self.last:
            days = [monday + number * DAY for number in range(5)]
            if any(day >= self.first and self._is_open(series, day) for day in days):
                mondays.append(monday)
            monday += WEEK
        return tuple(mondays)

    def _is_open(self, series: Series, day: datetime.date) -> bool:
        return day not in series.closed or self.is_waived("closed", series.key, day)
