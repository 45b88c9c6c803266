"""What is planned already in the year of a plan, and whether the planner may move it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from uuid import UUID, uuid5

from governance.meetings.models import AgendaItem, Meeting
from governance.meetings.requirements import working_year_of
from governance.planner.models import YearPlan, minute_of
from governance.planner.rules.options import Enumeration
from governance.planner.rules.problem import DAY, Pin, Planned, Problem, monday_of
from som_portal.kit import clock

RAAD, PLUS, CELL, ALIGNMENT = "som-raad", "som-plus", "coordinatiecel", "afstemmingscel"
HIT = frozenset({"away", "quorum", "closed", "blocked", "forbid", "pin", "taken"})
"""What makes an announced meeting move after all: a wish or an absence that falls on it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The meetings of the year that are not cancelled: counted before a day, and one a week to come by moment."""

    counted: Counter[str] = field(default_factory=Counter)
    counted_joint: int = 0
    coming: dict[Planned, Meeting] = field(default_factory=dict)

    def expected(self, slug: str) -> int:
        """How many are to come that this body takes part in."""
        is_joint = slug == PLUS
        return sum(one.series == slug or (is_joint and one.series == RAAD and one.marked) for one in self.coming)


def chair_key(meeting: UUID) -> UUID:
    """The key of the agenda point that says that the voorzitter comes."""
    return uuid5(meeting, "samen met de voorzitter")


def standing_of(plan: YearPlan, first: date) -> Standing:
    """What stands, seen from the first day that can be planned. Two queries."""
    year = working_year_of(plan.year)
    begin, end = (
        datetime.combine(one, time.min, tzinfo=clock.BRUSSELS) for one in (year.starts_on, year.ends_on + DAY)
    )
    rows = list(Meeting.objects.going_on().filter(starts_at__gte=begin, starts_at__lt=end).with_bodies())
    coming = [meeting for meeting in rows if meeting.day >= first]
    before = [meeting for meeting in rows if meeting.day < first]
    counted = Counter(body.slug for meeting in before for body in meeting.bodies)
    joint = sum(meeting.joint_with_id is not None for meeting in before)
    return Standing(counted, joint, _one_a_week(coming, _with_chair(coming)))


def _with_chair(meetings: Iterable[Meeting]) -> set[int]:
    """The meetings of the coördinatiecel to which the voorzitter comes."""
    keys = [chair_key(meeting.key) for meeting in meetings if meeting.body.slug == CELL]
    return set(AgendaItem.objects.filter(key__in=keys).values_list("meeting", flat=True))


def _one_a_week(meetings: Iterable[Meeting], with_chair: Collection[int]) -> dict[Planned, Meeting]:
    """The first of each body in a week, as the planner sees it."""
    found: dict[tuple[str, date], tuple[Planned, Meeting]] = {}
    for meeting in sorted(meetings, key=lambda one: (one.starts_at, one.pk)):
        slug, start = meeting.body.slug, minute_of(clock.local(meeting.starts_at).time())
        marked = meeting.joint_with_id is not None if slug == RAAD else meeting.pk in with_chair
        minutes = int((meeting.ends_at - meeting.starts_at).total_seconds()) // 60
        planned = Planned(meeting.day, start, slug, start + minutes, meeting.place, marked)
        found.setdefault((slug, monday_of(meeting.day)), (planned, meeting))
    return dict(found.values())


def with_standing(problem: Problem, coming: Collection[Planned], *, moves: bool) -> Problem:
    """The problem with what stands: as facts, or (`moves`) as what people know and what is dear to move.

    Announced meetings, and those at an hour that the settings do not know, are facts unless a wish falls on them.
    """
    known = plannable(problem, coming)
    if not moves:
        return replace(problem, pins=(*(_fact(one) for one in known), *problem.pins))
    options = Enumeration(replace(problem, published=tuple(known)))
    stays = [one for one in known if _stays(problem, options, one)]
    return replace(problem, pins=(*(_fact(one) for one in stays), *problem.pins), published=tuple(known))


def plannable(problem: Problem, coming: Collection[Planned]) -> list[Planned]:
    """What stands in a week in which the planner plans; the rest it leaves alone."""
    return [one for one in sorted(coming) if one.series in problem.by_key and _has_week(problem, one)]


def _has_week(problem: Problem, meeting: Planned) -> bool:
    is_closed = meeting.day in problem.by_key[meeting.series].closed
    return not is_closed and monday_of(meeting.day) in problem.weeks[meeting.series]


def _stays(problem: Problem, options: Enumeration, meeting: Planned) -> bool:
    series = problem.by_key[meeting.series]
    broken = {rule.kind for rule in options.breaking(series, meeting)}
    is_announced = meeting.day < problem.today + series.notice_days * DAY
    return (is_announced or "window" in broken) and not broken & HIT


def _fact(meeting: Planned) -> Pin:
    marked = meeting.marked if meeting.series == RAAD else meeting.marked or None
    return Pin(meeting.series, meeting.day, meeting.start, marked, is_fact=True)
