"""Between reading a file of dates and adding them: shown first, then sent back signed, so that nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing

from governance.bodies.models import Body
from governance.meetings.requirements import working_year_of
from governance.planner.extra_dates import DateRow, read_dates
from governance.planner.models import YearPlan, hour_of
from som_portal.kit.folding import fold

HOURS_TO_DECIDE = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview: what is added, what is left out and why, and the rows signed for the button."""

    good: list[DateRow]
    bad: list[DateRow]
    signed: str


def shown_dates(plan: YearPlan, content: bytes, bodies: Sequence[Body]) -> Shown:
    """What a file holds for a plan. Raises NoDates or Unreadable."""
    year = working_year_of(plan.year)
    names = {fold(body.name): body.slug for body in bodies} | {fold(body.slug): body.slug for body in bodies}
    rows = read_dates(content, is_in_year=lambda day: day in year, names=names)
    good = [row for row in rows if not row.why]
    return Shown(
        good, [row for row in rows if row.why], signing.dumps([_packed(row) for row in good], salt=_salt(plan))
    )


def wishes_in(plan: YearPlan, signed: str, bodies: Sequence[Body]) -> list[dict[str, Any]]:
    """The wishes of a preview, for add_plan_wish. Raises signing.BadSignature for another plan or too late."""
    by_slug = {body.slug: body for body in bodies}
    return [_wish(row, by_slug) for row in signing.loads(signed, salt=_salt(plan), max_age=HOURS_TO_DECIDE * 3600)]


def _salt(plan: YearPlan) -> str:
    return f"planner dates {plan.pk}"


def _packed(row: DateRow) -> list[Any]:
    return [row.what, str(row.first), str(row.last), row.slug, row.start]


def _wish(row: list[Any], bodies: dict[str, Body]) -> dict[str, Any]:
    what, first, last, slug, start = row
    days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last), "why": what}
    if slug in bodies:
        return {"kind": "pin", "body": bodies[slug], "start": hour_of(start), **days}
    return {"kind": "blocked", **days}
