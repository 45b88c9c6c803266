"""Seats that come beside those of the charter."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from governance.bodies.access import can_appoint
from governance.bodies.models import Body, Seat
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict

EXPERT = "expert"


@transaction.atomic
def add_seat(body: Body, kind: str, name: str, *, by: User | None, at: datetime) -> Seat:
    """Add a non-voting seat of a kind: a second project expert in the team, say."""
    body = Body.objects.locked(body.pk)
    can_appoint(by, body, on=clock.day_of(at)).or_403()
    seat = _add(body, kind, name=name)
    record(by, "add_seat", seat, at=at, stream=body.slug, kind=kind)
    return seat


@transaction.atomic
def add_expert_seat(
    body: Body,
    expertise: str,
    *,
    decision_number: str,
    starts_on: date,
    ends_on: date,
    is_voting: bool = False,
    by: User | None,
    at: datetime,
) -> Seat:
    """Add a temporary seat for missing expertise (house rule 9); `is_voting` only when the decision says so.

    The same expertise under the same decision is one seat.
    """
    body = Body.objects.locked(body.pk)
    can_appoint(by, body, on=clock.day_of(at)).or_403()
    found = body.seats.filter(expertise=expertise, decision_number=decision_number).first()
    if found is not None:
        return found
    Verdict.when(ends_on >= starts_on, _("De laatste dag komt na de eerste dag.")).or_409()
    seat = _add(
        body,
        EXPERT,
        name=f"Expert: {expertise}",
        is_voting=is_voting,
        expertise=expertise,
        decision_number=decision_number,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    days = {"starts_on": str(starts_on), "ends_on": str(ends_on)}
    record(by, "add_expert_seat", seat, at=at, stream=body.slug, decision=decision_number, is_voting=is_voting, **days)
    return seat


def _add(body: Body, kind: str, **fields: Any) -> Seat:
    """The next seat of a kind; the body is locked."""
    last = body.seats.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
    return Seat.objects.create(body=body, kind=kind, number=last + 1, **fields)
