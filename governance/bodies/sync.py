"""Bring bodies, seats, institutions and focus areas in line with the charter. Runs after every migrate.

Adds and renames; removes nothing, because mandates and decisions point at what once was.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from governance.bodies.models import Body, Seat
from governance.charter.models import FocusArea
from governance.charter.norms import BodyNorm, Charter, HouseRules, SeatNorm, charter, house_rules
from governance.people.models import Institution, InstitutionLevel

DELEGATE = "afgevaardigde"


@transaction.atomic
def sync_charter() -> int:
    """Write what differs from the charter; return how many rows were added or changed (0 the second time)."""
    norms, rules = charter(), house_rules()
    return (
        _sync(FocusArea, "slug", _focus_areas(norms))
        + _sync(Institution, "slug", _institutions(norms))
        + _sync_levels(norms)
        + _sync(Body, "slug", ({"slug": body.slug, "letter": body.letter, "name": body.name} for body in norms.bodies))
        + _sync_seats(norms, rules)
    )


def _focus_areas(norms: Charter) -> Iterable[dict[str, Any]]:
    return (
        {"slug": area.slug, "number": area.number, "title": area.title, "short": area.short}
        for area in norms.focus_areas
    )


def _institutions(norms: Charter) -> Iterable[dict[str, Any]]:
    return (
        {
            "slug": one.slug,
            "number": one.number,
            "name": one.name,
            "quoted_name": one.quoted_name,
            "net": one.net,
            "certainty": one.certainty,
        }
        for one in norms.institutions
    )


def _sync_levels(norms: Charter) -> int:
    institutions = {one.slug: one for one in Institution.objects.all()}
    known = set(InstitutionLevel.objects.values_list("institution__slug", "level"))
    missing = [
        InstitutionLevel(institution=institutions[one.slug], level=level)
        for one in norms.institutions
        for level in one.levels
        if (one.slug, level) not in known
    ]
    InstitutionLevel.objects.bulk_create(missing)
    return len(missing)


def _sync_seats(norms: Charter, rules: HouseRules) -> int:
    bodies = {body.slug: body for body in Body.objects.all()}
    institutions = {one.slug: one for one in Institution.objects.all()}
    wanted = [
        *(row for body in norms.bodies for row in _charter_seats(body, rules)),
        *({"body": o.body, "kind": o.seat, "number": 1, "name": o.name} for o in rules.observers),
        *(
            {"body": "som-plus", "kind": DELEGATE, "number": one.number, "name": one.name, "institution": one.slug}
            for one in norms.institutions
        ),
    ]
    existing = {(seat.body_id, seat.kind, seat.number): seat for seat in Seat.objects.all()}
    written = 0
    for row in wanted:
        row["body"] = bodies[row["body"]]
        row["institution"] = institutions.get(row.get("institution", ""))
        written += _write(Seat, existing.get((row["body"].pk, row["kind"], row["number"])), row)
    return written


def _charter_seats(body: BodyNorm, rules: HouseRules) -> Iterable[dict[str, Any]]:
    for kind in body.seats:
        seat = (body.slug, kind.slug)
        speaks_for = next((r.institutions for r in rules.representations if (r.body, r.seat) == seat), ())
        for number in range(1, max(kind.count, 1) + 1):
            yield {
                "body": body.slug,
                "kind": kind.slug,
                "number": number,
                "name": _seat_name(kind, number),
                "is_voting": kind.is_voting,
                "by_seat_only": rules.is_by_seat_only(body.slug, kind.slug),
                "institution": speaks_for[0] if len(speaks_for) == 1 else "",
            }


def _seat_name(kind: SeatNorm, number: int) -> str:
    return f"{kind.name} {number}" if kind.count > 1 else kind.name


def _sync(model: type[models.Model], key: str, rows: Iterable[dict[str, Any]]) -> int:
    existing = {getattr(one, key): one for one in model._default_manager.all()}
    return sum(_write(model, existing.get(row[key]), row) for row in rows)


def _write(model: type[models.Model], found: models.Model | None, row: dict[str, Any]) -> int:
    """Create or update one row; 0 when it was already right."""
    if found is None:
        model._default_manager.create(**row)
        return 1
    changed = [name for name, value in row.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, row[name])
    if changed:
        found.save(update_fields=changed)
    return bool(changed)
