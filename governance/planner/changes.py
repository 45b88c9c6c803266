"""The difference between a proposal and what stands, as people read it: what, from, to, for how many, how soon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from governance.planner.difference import difference, notice_of
from governance.planner.models import YearPlan, hour_of
from governance.planner.rules.problem import Planned, Problem
from governance.planner.standing import RAAD
from som_portal.kit.templatetags.som import day as day_in_words


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One meeting that changes. `invited`: how many people hear of it; `notice`: days until the first of both days."""

    what: str
    body: str
    day: date
    before: str
    after: str
    invited: int
    notice: int


@dataclass(frozen=True, slots=True)
class Change:
    """All that changes, in the order of the year, and how many meetings stay."""

    rows: tuple[ChangeRow, ...]
    kept: int


def change_of(plan: YearPlan, problem: Problem) -> Change | None:
    """What publishing would change; None when it is published, or when what stands does not move. No queries."""
    if plan.published_at or not plan.moves_standing:
        return None
    found = difference(problem.published, plan.meetings, joint=(RAAD,))
    rows = [
        *(row(problem, _("verplaatst"), before, after) for before, after in found.moved),
        *(row(problem, _("nieuw"), None, one) for one in found.added),
        *(row(problem, _("vervalt"), one, None) for one in found.dropped),
        *flips(problem, found.flipped),
    ]
    return Change(tuple(sorted(rows, key=lambda one: (one.day, one.body))), found.kept)


def flips(problem: Problem, pairs: tuple[tuple[Planned, Planned], ...]) -> Iterator[ChangeRow]:
    """The voorzitter comes to another meeting."""
    for before, after in pairs:
        yield row(problem, _("met de voorzitter") if after.marked else _("zonder de voorzitter"), before, after)


def row(problem: Problem, what: str, before: Planned | None, after: Planned | None) -> ChangeRow:
    """One row; at least one of the two is there."""
    first = min(one for one in (before, after) if one)
    series = problem.by_key[first.series]
    people = {*series.members, *(series.mark.people if series.mark and first.marked else ())}
    moments = (_in_words(before), _in_words(after))
    return ChangeRow(what, series.name, first.day, *moments, len(people), notice_of(problem, first))


def _in_words(meeting: Planned | None) -> str:
    return f"{day_in_words(meeting.day)}, {hour_of(meeting.start):%H.%M}" if meeting else ""
