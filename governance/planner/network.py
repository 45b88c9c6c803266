"""The network of today as a problem for the planner: charter, house rules, mandates, calendar, wishes, what stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import Prefetch

from governance.bodies.models import Body, Mandate, Seat
from governance.bodies.queries import SeatOnDate
from governance.charter.norms import charter, house_rules
from governance.meetings.requirements import working_year_of
from governance.meetings.school_calendar import closed_days
from governance.planner.models import PlanWish, YearPlan
from governance.planner.rules.problem import (
    DAY,
    Absence,
    Forbid,
    Link,
    Mark,
    Pin,
    Problem,
    Rhythm,
    Series,
    Waiver,
)  # fmt: skip
from governance.planner.rules.waivers import relaxed
from governance.planner.standing import ALIGNMENT, CELL, PLUS, RAAD, Standing, standing_of, with_standing
from governance.planner.wishes import Settings
from som_portal.kit import clock

SCHOOL_DAYS_BEFORE = 5
KEY_SEATS = {"som-raad/voorzitter", "som-raad/schepen", "afstemmingscel/schepen", "coordinatiecel/voorzitter"}
NEEDED_SEATS = {"som-raad": ("voorzitter",), "coordinatiecel": ("coordinator",)}
"""Without these nobody meets, when the seat is filled (our default)."""
LINKS = (
    Link(RAAD, CELL, 1, 1, unit="weeks", needs_marked=True),
    Link(RAAD, ALIGNMENT, 1, 14),
    Link(PLUS, RAAD, -42, -14, of_marked=False),
)
"""Before each raad: the coördinatiecel with the voorzitter the working week before, an afstemmingscel within two weeks.
After each SOM plus: a raad after two to six weeks, so that what was said there reaches it."""


def problem_of(plan: YearPlan, *, at: datetime) -> Problem:
    """Everything the planner must know, as it stands at a moment."""
    today, settings = clock.day_of(at), plan.settings
    year = working_year_of(plan.year)
    first = max(year.starts_on, today + DAY)
    bodies = list(Body.objects.all())
    seats = _seats(bodies, first)
    standing = standing_of(plan, first)
    closed = {body.slug: _closed(body.slug, plan.year) for body in bodies}
    series = tuple(_series(body, seats, settings, standing, closed) for body in bodies)
    problem = Problem(
        first, year.ends_on, today, tuple(one for one in series if one.rhythm != Rhythm()),
        weights=_weights(seats, settings),
        school_closed=frozenset(closed_days(range(plan.year, plan.year + 2), pausing=True)),
        points=settings.points, capacities=settings.capacities,
    )  # fmt: skip
    problem = replace(problem, links=tuple(link for link in LINKS if {link.of, link.needs} <= problem.by_key.keys()))
    wished = _with_wishes(problem, plan.wishes.select_related("body"), seats)
    stands = with_standing(wished, standing.coming, moves=plan.moves_standing)
    return replace(stands, published=plan.meetings) if plan.keeps_rest and not plan.moves_standing else stands


def _seats(bodies: list[Body], on: date) -> dict[str, list[SeatOnDate]]:
    """The seats of every body with their holders on a day. Two queries."""
    in_force = Prefetch("mandates", Mandate.objects.in_force(on).select_related("person"), to_attr="in_force")
    found: dict[str, list[SeatOnDate]] = {body.slug: [] for body in bodies}
    for seat in Seat.objects.standing(on).select_related("body").prefetch_related(in_force):
        found[seat.body.slug].append(SeatOnDate(seat, tuple(seat.in_force)))  # type: ignore[attr-defined]
    return found


def seat_names(plan: YearPlan, *, at: datetime) -> dict[str, str]:
    """By key of a person, which seat they hold, for sentences without names. Two queries."""
    seats = _seats(list(Body.objects.all()), max(working_year_of(plan.year).starts_on, clock.day_of(at)))
    rows = [row for some in seats.values() for row in some]
    return {f"p{person.pk}": row.seat.name for row in reversed(rows) for person in row.holders}


def _closed(slug: str, year: int) -> frozenset[date]:
    return frozenset(closed_days(range(year, year + 2), pausing=house_rules().is_paused_in_holidays(slug)))


def _people(rows: Iterable[SeatOnDate]) -> tuple[str, ...]:
    """Who holds these seats, by key; nobody's name leaves the database."""
    return tuple(dict.fromkeys(f"p{person.pk}" for row in rows for person in row.holders))


def _series(
    body: Body, seats: dict[str, list[SeatOnDate]], settings: Settings, standing: Standing,
    closed: dict[str, frozenset[date]],
) -> Series:  # fmt: skip
    wishes, norm, rows = settings.bodies[body.slug], charter().body(body.slug).rhythm, seats[body.slug]
    chair = [row for row in rows if norm.chair_seat and row.seat.kind == norm.chair_seat]
    members = _people(row for row in rows if row not in chair)
    voting = _people(row for row in rows if row.seat.is_voting)
    is_by_year = norm.kind == "per_year"
    needed = _people(row for row in rows if row.seat.kind in NEEDED_SEATS.get(body.slug, ()))
    return Series(
        body.slug, body.name, _rhythm(body.slug, standing), wishes.duration, wishes.weekdays, wishes.starts,
        (wishes.weekday, wishes.start), closed=closed[body.slug], members=members, required=frozenset(needed[:1]),
        voting=voting, quorum=int(len(voting) * house_rules().quorum) + 1 if voting and is_by_year else 0,
        size=len({*members, *_people(chair)}), rooms=wishes.rooms,
        notice_days=house_rules().documents_days if is_by_year else 0,
        school_days_before=SCHOOL_DAYS_BEFORE if is_by_year else 0,
        mark=_mark(body.slug, seats, standing, _people(chair)),
    )  # fmt: skip


def _rhythm(slug: str, standing: Standing) -> Rhythm:
    """What the charter asks, less what was before the first day, and no less than what stands after it.

    The joint meeting counts for both (rule 12).
    """
    norm = charter().body(slug).rhythm
    if norm.kind != "per_year":
        return Rhythm(every=norm.weeks)
    joint = charter().body(RAAD).rhythm.open_count if slug in (RAAD, PLUS) else 0
    return Rhythm(times=max(0, norm.minimum + joint - standing.counted[slug], standing.expected(slug)))


def _mark(slug: str, seats: dict[str, list[SeatOnDate]], standing: Standing, chair: tuple[str, ...]) -> Mark | None:
    norm = charter().body(slug).rhythm
    if norm.chair_weeks:
        return Mark(every=norm.chair_weeks, people=chair, required=frozenset(chair[:1]))
    asked = charter().body(RAAD).rhythm.open_count - standing.counted_joint
    joint = max(0, asked, sum(one.series == RAAD and one.marked for one in standing.coming))
    if slug == RAAD and joint:
        return Mark(times=joint, people=_people(seats[PLUS]))
    if slug == PLUS and joint:
        return Mark(times=joint, host=RAAD)
    return None


def _weights(seats: dict[str, list[SeatOnDate]], settings: Settings) -> dict[str, int]:
    """What it costs to meet without the voorzitter or the schepen."""
    rows = (row for some in seats.values() for row in some if f"{row.seat.body.slug}/{row.seat.kind}" in KEY_SEATS)
    return dict.fromkeys(_people(rows), settings.points.absent_key)


def _with_wishes(problem: Problem, wishes: Iterable[PlanWish], seats: dict[str, list[SeatOnDate]]) -> Problem:
    """The problem with what was asked by hand."""
    absences, blocked, pins, forbids, waivers = [], set(), [], [], []
    for wish in wishes:
        days = [wish.first + timedelta(days=number) for number in range((wish.last - wish.first).days + 1)]
        if wish.kind == PlanWish.Kind.AWAY:
            away = _people(row for rows in seats.values() for row in rows if row.seat.pk == wish.seat_id)
            absences += [Absence(person, wish.first, wish.last) for person in away]
        elif wish.kind == PlanWish.Kind.BLOCKED:
            blocked.update(days)
        elif wish.kind == PlanWish.Kind.PIN and wish.body and wish.minute is not None:
            pins.append(Pin(wish.body.slug, wish.first, wish.minute))
        elif wish.kind == PlanWish.Kind.WAIVE:
            waivers.append(Waiver(wish.rule, wish.body.slug if wish.body else "", wish.first, wish.last))
        elif wish.body:
            forbids += [Forbid(wish.body.slug, day, wish.minute) for day in days]
    known = problem.by_key.keys()
    wished = replace(
        problem, absences=tuple(absences), blocked=frozenset(blocked),
        pins=tuple(pin for pin in pins if pin.series in known), forbids=tuple(f for f in forbids if f.series in known),
    )  # fmt: skip
    return relaxed(wished, waivers)
