"""A proposal as the coördinatiecel reads it: per body in one line, meeting by meeting, and in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.bodies.models import Body
from governance.meetings import wording as rhythm_wording
from governance.meetings.pictures import BeadString, string_of
from governance.meetings.requirements import calendar_of, requirement_of
from governance.meetings.rules import Beat, judge
from governance.planner.kept import ways_of
from governance.planner.models import YearPlan, hour_of
from governance.planner.rules.options import Enumeration, Rule
from governance.planner.rules.problem import DAY, Planned, Problem, Series
from governance.planner.standing import RAAD
from governance.planner.wording import POINTS, moment_in_words, rule_sentence, way_out_sentence


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting, and why it is not on the fixed moment (empty when it is)."""

    meeting: Planned
    starts: object
    ends: object
    note: str
    why: str

    @property
    def address(self) -> str:
        """What the links to fix or forbid it carry."""
        return f"{self.meeting.series}+{self.meeting.day}+{self.meeting.start}"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body: its line, its picture and its meetings."""

    body: Body
    summary: str
    rooms: tuple[str, ...]
    picture: BeadString
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way out; `number` is what its button sends."""

    number: int
    sentence: str
    is_enough: bool


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why there is no year, and the ways out, the cheapest first."""

    rules: tuple[str, ...]
    ways_out: tuple[Way, ...]


def body_rows(plan: YearPlan, problem: Problem, bodies: Sequence[Body]) -> list[BodyRow]:
    """Every body that has meetings in the proposal."""
    return [_body_row(plan, problem, body) for body in bodies if body.slug in problem.by_key]


def points_of_plan(plan: YearPlan) -> list[tuple[str, int, int]]:
    """What each soft wish weighs and what it costs in the proposal, the dearest first."""
    found, weights = plan.result.get("points", {}), plan.settings.points
    rows = ((str(POINTS[name]), getattr(weights, name), points) for name, points in found.items())
    return sorted(rows, key=lambda row: -row[2])


def reasons_of(plan: YearPlan, bodies: Sequence[Body], people: dict[str, str]) -> Reasons:
    """The contradiction in words. `people`: by key, the seat they hold."""
    names = {body.slug: body.name for body in bodies} | people
    rules = [Rule(*rule) for rule in plan.result.get("rules", ())]
    ways = [Way(number, way_out_sentence(way, names), way.is_enough) for number, way in enumerate(ways_of(plan.result))]
    return Reasons(tuple(dict.fromkeys(rule_sentence(rule, names) for rule in rules)), tuple(ways))


def _body_row(plan: YearPlan, problem: Problem, body: Body) -> BodyRow:
    series = problem.by_key[body.slug]
    own = [meeting for meeting in plan.meetings if meeting.series == body.slug]
    shared = [meeting for meeting in plan.meetings if meeting.marked and _is_guest(series, meeting)]
    fixed = plan.result.get("fixed", {}).get(body.slug) or series.preferred
    options = Enumeration(problem)
    rows = tuple(_meeting_row(problem, series, meeting, tuple(fixed), options) for meeting in own)
    return BodyRow(
        body,
        _summary(problem, series, sorted([*own, *shared]), own, tuple(fixed)),
        rooms_in_words(problem, series, own),
        _picture(plan, body, own, shared),
        rows,
    )


def rooms_in_words(problem: Problem, series: Series, own: list[Planned]) -> tuple[str, ...]:
    """Every place that is used, with its seats when somebody said how many, and how many are invited."""
    found = []
    for room in dict.fromkeys(meeting.room for meeting in own):
        some = ngettext("{room}: {n} genodigde", "{room}: {n} genodigden", series.size).format(room=room, n=series.size)
        seats = problem.capacities.get(room)
        known = ngettext("{n} zitplaats", "{n} zitplaatsen", seats or 0).format(n=seats) if seats else ""
        found.append(
            f"{some}, {known}."
            if known
            else _("{some}; hoeveel zitplaatsen er zijn, vulde niemand in.").format(some=some)
        )
    return tuple(found)


def _is_guest(series: Series, meeting: Planned) -> bool:
    return bool(series.mark and series.mark.host == meeting.series)


def _summary(
    problem: Problem, series: Series, meetings: list[Planned], own: list[Planned], fixed: tuple[int, ...]
) -> str:
    """38/38, grootste gat 1 week, vast moment di 10.30, 1 afwijking."""
    mondays = problem.weeks[series.key]
    weeks = [sum(monday <= meeting.day for monday in mondays) for meeting in meetings]
    gap = max((after - before for before, after in pairwise(weeks)), default=0)
    wanted = series.rhythm.times or -(-len(mondays) // series.rhythm.every) if mondays else 0
    off = sum((meeting.day.weekday(), meeting.start) != fixed for meeting in own)
    counted = _("{count} van {wanted} vergaderingen").format(count=len(meetings), wanted=max(wanted, len(meetings)))
    widest = ngettext("grootste gat {n} werkweek", "grootste gat {n} werkweken", gap).format(n=gap)
    moment = _("vast moment {moment}").format(moment=moment_in_words(fixed[0], fixed[1]))
    others = ngettext("{n} afwijking", "{n} afwijkingen", off).format(n=off) if off else _("geen afwijking")
    return f"{counted}, {widest}, {moment}, {others}."


def _meeting_row(
    problem: Problem, series: Series, meeting: Planned, fixed: tuple[int, ...], options: Enumeration
) -> MeetingRow:
    is_off = (meeting.day.weekday(), meeting.start) != fixed
    note = ""
    if meeting.marked:
        note = _("samen met SOM plus") if series.key == RAAD else _("met de voorzitter")
    why = _why_not(problem, series, meeting, fixed, options) if is_off else ""
    return MeetingRow(meeting, hour_of(meeting.start), hour_of(meeting.end), note, why)


def _why_not(problem: Problem, series: Series, meeting: Planned, fixed: tuple[int, ...], options: Enumeration) -> str:
    """Why the fixed moment of that week was not possible, or not wise."""
    day = meeting.day + (fixed[0] - meeting.day.weekday()) * DAY
    usual = replace(meeting, day=day, start=fixed[1], end=fixed[1] + series.duration)
    broken = sorted(options.breaking(series, usual))
    if broken:
        return rule_sentence(broken[0], {one.key: one.name for one in problem.series})
    return _("Zo past het beter bij de andere vergaderingen of bij wie er kan zijn.")


def _picture(plan: YearPlan, body: Body, own: list[Planned], shared: list[Planned]) -> BeadString:
    """The year of the body as beads, as if the proposal stood."""
    on = date(plan.year, 9, 1)
    beats = [Beat(one.day, is_joint=one.marked and one.series == RAAD) for one in [*own, *shared]]
    verdict = judge(requirement_of(body.slug), beats, calendar_of(body.slug, on), on=on)
    word, tone = rhythm_wording.STATES[verdict.state]
    said = replace(verdict, word=str(word), tone=tone, sentences=rhythm_wording.sentences(verdict, body.name))
    return string_of(body, said, on)
