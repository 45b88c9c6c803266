"""Seats that the coördinatiecel adds."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from governance.bodies.access import can_appoint
from governance.bodies.models import Body, Seat
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock


@transaction.atomic
def add_seat(body: Body, kind: str, name: str, *, by: User | None, at: datetime) -> Seat:
    """Add a non-voting seat of a kind: a second project expert in the team, say."""
    body = Body.objects.locked(body.pk)
    can_appoint(by, body, on=clock.day_of(at)).or_403()
    last = body.seats.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
    seat = Seat.objects.create(body=body, kind=kind, name=name, number=last + 1)
    record(by, "add_seat", seat, at=at, stream=body.slug, kind=kind)
    return seat
