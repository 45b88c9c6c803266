"""Networks to plan for in tests: the charter's five bodies, and small random ones."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from governance.meetings.school_calendar import closed_days
from governance.planner.rules.problem import Absence, Link, Mark, Problem, Rhythm, Series

DAY = timedelta(days=1)
YEAR = (date(2026, 9, 1), date(2027, 8, 31))
TODAY = date(2026, 8, 3)
PUBLIC = frozenset(closed_days(range(2026, 2029), pausing=False))
SCHOOL = frozenset(closed_days(range(2026, 2029), pausing=True))


def hours(first: float, last: float) -> tuple[int, ...]:
    """Starts every half hour, by the clock."""
    return tuple(range(int(first * 60), int(last * 60) + 1, 30))


def charter_network(prefix: str = "", rooms: Iterable[str] = ()) -> Problem:
    """The five bodies of the charter with made-up members; `prefix` tells one network from another."""
    chair, coordinator, adviser, schepen = (f"{prefix}{who}" for who in ("chair", "coordinator", "adviser", "schepen"))
    team = tuple(f"{prefix}team{n}" for n in range(5))
    raad = tuple(f"{prefix}raad{n}" for n in range(18))
    plus = tuple(f"{prefix}plus{n}" for n in range(40))
    hall = tuple(rooms) or (f"{prefix}zaal",)
    series = (
        Series(
            f"{prefix}coordinatiecel", "coördinatiecel", Rhythm(every=1), 90, (0, 1, 2, 3, 4), hours(9, 15.5), (1, 630),
            closed=SCHOOL, members=(coordinator, adviser), required=frozenset({coordinator}), size=3,
            mark=Mark(every=4, people=(chair,), required=frozenset({chair})), rooms=(f"{prefix}bureau",),
        ),
        Series(
            f"{prefix}som-team", "SOM team", Rhythm(every=1), 120, (0, 1, 2, 3, 4), hours(9, 15), (0, 540),
            closed=SCHOOL, members=(coordinator, adviser, *team), required=frozenset({coordinator}), size=7,
            rooms=(f"{prefix}atelier",),
        ),
        Series(
            f"{prefix}afstemmingscel", "afstemmingscel", Rhythm(every=3), 90, (0, 1, 2, 3, 4), hours(9, 15.5), (3, 840),
            closed=SCHOOL, members=(coordinator, adviser, schepen), required=frozenset({coordinator}), size=5,
            rooms=(f"{prefix}bureau",),
        ),
        Series(
            f"{prefix}som-raad", "SOM raad", Rhythm(times=5), 150, (0, 1, 2, 3), hours(16, 19.5), (3, 990),
            closed=SCHOOL, members=(coordinator, adviser, schepen, chair, *raad), required=frozenset({chair}),
            voting=(chair, schepen, *raad), quorum=11, size=24, notice_days=14, school_days_before=5, rooms=hall,
            mark=Mark(times=1, people=plus),
        ),
        Series(
            f"{prefix}som-plus", "SOM plus", Rhythm(times=3), 150, (0, 1, 2, 3), hours(16, 19), (1, 990),
            closed=SCHOOL, members=(coordinator, *plus), required=frozenset({coordinator}), size=45,
            notice_days=14, school_days_before=5, rooms=hall, mark=Mark(times=1, host=f"{prefix}som-raad"),
        ),
    )  # fmt: skip
    return Problem(
        *YEAR,
        TODAY,
        series,
        weights={chair: 15, schepen: 15},
        school_closed=SCHOOL,
        links=links(prefix),
        absences=(
            Absence(chair, date(2026, 11, 16), date(2026, 11, 22)),
            Absence(schepen, date(2027, 3, 1), date(2027, 3, 14)),
            Absence(coordinator, date(2027, 1, 12), date(2027, 1, 12)),
            Absence(adviser, date(2026, 10, 5), date(2026, 10, 9)),
        ),
    )


def links(prefix: str = "") -> tuple[Link, ...]:
    """Between the bodies of the charter."""
    raad, cell = f"{prefix}som-raad", f"{prefix}coordinatiecel"
    return (
        Link(raad, cell, 1, 1, unit="weeks", needs_marked=True),
        Link(raad, f"{prefix}afstemmingscel", 1, 14),
        Link(f"{prefix}som-plus", raad, -42, -14, of_marked=False),
    )


def random_network(seed: int) -> Problem:
    """A small network with its own bodies, rhythms, people, absences and order, in about ten weeks."""
    dice = random.Random(seed)
    first = date(2026, 9, 7)
    last = first + (7 * dice.randint(8, 12) - 1) * DAY
    days = [first + number * DAY for number in range((last - first).days + 1)]
    free = dice.sample(range(len(days) // 7), 2)
    closed = frozenset(days[7 * week + number] for week in free for number in range(dice.choice((1, 5))))
    people = [f"p{number}" for number in range(6)]
    bodies = [_random_series(dice, number, people, closed, len(days) // 7) for number in range(dice.randint(2, 4))]
    series = tuple(replace(one, key=f"b{number}") for number, one in enumerate(bodies))
    away = (Absence(dice.choice(people), day, day + dice.randint(0, 4) * DAY) for day in dice.sample(days, 5))
    return Problem(
        first,
        last,
        first - 30 * DAY,
        series,
        weights={"p0": 15},
        capacities={"klein": 4, "groot": 20},
        absences=tuple(away),
        blocked=frozenset(dice.sample(days, 3)),
        school_closed=closed,
        links=tuple(_random_links(dice, series)),
    )


def _random_series(dice: random.Random, number: int, people: list[str], closed: frozenset[date], weeks: int) -> Series:
    members = tuple(sorted(dice.sample(people, dice.randint(2, 4))))
    rhythm = dice.choice((Rhythm(every=1), Rhythm(every=2), Rhythm(every=3), Rhythm(times=dice.randint(2, 3))))
    starts = hours(9, 10.5) if dice.random() < 0.6 else hours(18, 19.5)
    weekdays = tuple(sorted(dice.sample(range(5), dice.randint(2, 4))))
    chair = next(person for person in people if person not in members)
    marked = rhythm.every and dice.random() < 0.4
    return Series(
        f"b{number}",
        f"body {number}",
        rhythm,
        dice.choice((60, 90, 150)),
        weekdays,
        starts,
        (dice.choice(weekdays), dice.choice(starts)),
        closed=closed if dice.random() < 0.8 else frozenset(),
        members=members,
        required=frozenset(members[:1]) if dice.random() < 0.5 else frozenset(),
        voting=members,
        quorum=len(members) // 2 + 1 if dice.random() < 0.5 else 0,
        size=len(members),
        rooms=dice.choice((("groot",), ("klein", "groot"), ("",))),
        school_days_before=dice.choice((0, 5)),
        notice_days=14,
        mark=Mark(every=max(3, rhythm.every), people=(chair,), required=frozenset({chair})) if marked else None,
    )


def _random_links(dice: random.Random, series: tuple[Series, ...]) -> Iterable[Link]:
    by_year = [one for one in series if one.rhythm.times]
    often = [one for one in series if one.rhythm.every]
    if by_year and often and dice.random() < 0.7:
        yield Link(by_year[0].key, often[0].key, 1, 14)
    weekly = [one for one in often if one.mark and one.rhythm.every == 1]
    if by_year and weekly:
        yield Link(by_year[0].key, weekly[0].key, 1, 1, unit="weeks", needs_marked=True)
