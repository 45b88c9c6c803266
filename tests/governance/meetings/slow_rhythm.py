"""The rhythm of a body walked day by day, slowly and without weeks: what the fast rules are held against."""

from __future__ import annotations

import datetime
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from governance.meetings.rules import Beat, Cadence, Period, YearCount

DAY = datetime.timedelta(days=1)


@dataclass
class SlowCadence:
    """What a diary shows on every Sunday of the year."""

    missed: list[datetime.date] = field(default_factory=list)
    due: list[datetime.date] = field(default_factory=list)
    is_behind: bool = False
    next_due: datetime.date | None = None
    open_ahead: list[datetime.date] = field(default_factory=list)


def sundays_of(period: Period) -> list[datetime.date]:
    return [day for day in period.days() if day.weekday() == 6]


def is_to_come(beat: Beat, on: datetime.date) -> bool:
    return beat.on > on or (beat.on == on and not beat.is_held)


def gaps(
    every: int, meets: Container[datetime.date], period: Period, closed: Container[datetime.date]
) -> list[datetime.date]:
    """The last open day of each week in which so many working weeks in a row had passed without a meeting."""
    found, without = [], 0
    for sunday in sundays_of(period):
        days = [sunday - number * DAY for number in range(6, -1, -1)]
        open_days = [day for day in days if day.weekday() < 5 and day not in closed]
        if any(day in meets for day in days):
            without = 0
        elif open_days:
            without += 1
            if without == every:
                found.append(open_days[-1])
                without = 0
    return found


def slow_cadence(
    cadence: Cadence, beats: Sequence[Beat], period: Period, closed: Container[datetime.date], on: datetime.date
) -> SlowCadence:
    counted = [b for b in beats if not cadence.with_chair or is_to_come(b, on) or (b.is_held and b.chair_came)]
    done = {beat.on for beat in counted if not is_to_come(beat, on)}
    found = gaps(cadence.every, {beat.on for beat in counted}, period, closed)
    seen = SlowCadence(missed=[day for day in found if day < on], due=[day for day in found if day >= on])
    if seen.missed:
        day = seen.missed[-1] + DAY
        while day.weekday() != 0:
            day += DAY
        seen.is_behind = True
        while day <= on:
            if day in done:
                seen.is_behind = False
            day += DAY
    seen.open_ahead = [day for day in gaps(1, (), period, closed) if day >= on]
    ahead = seen.open_ahead if seen.is_behind else [d for d in gaps(cadence.every, done, period, closed) if d >= on]
    seen.next_due = ahead[0] if ahead else None
    return seen


def slow_shortage(wanted: YearCount, own: int, joint: int) -> int:
    """The least number of meetings to add, by trying."""
    for extra in range(wanted.total + 1):
        for extra_joint in range(extra + 1):
            more_joint, more_own = joint + extra_joint, own + extra - extra_joint
            if more_joint >= wanted.joint and more_own + (more_joint - wanted.joint) >= wanted.own:
                return extra
    raise AssertionError("a year can always be completed")
