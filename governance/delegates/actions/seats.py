"""Second seats of SOM plus come and go with the size of the institution."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from governance.bodies.models import Body, Seat
from governance.bodies.sync import DELEGATE
from governance.delegates import access
from governance.delegates.queries import SOM_PLUS, SeatPlan, plan_on
from governance.delegates.queries.plan import Closing
from governance.people.models import Institution, User
from governance.record.actions import record
from som_portal.kit import clock

SECOND_SEATS_FROM = 10_001
"""The charter numbers the first seats by institution, from 1; a sync never meets a number from here on."""


@transaction.atomic
def adjust_seats(*, seen: str, by: User | None, at: datetime) -> SeatPlan:
    """Open and close what the plan of this day says; `seen` is the mark of the plan that was shown.

    Nobody loses a place: a seat with a holder gets the holder's last day as its own. Twice is once.
    """
    body, on = Body.objects.select_for_update().get(slug=SOM_PLUS), clock.day_of(at)
    access.can_adjust_seats(by, at=at).or_403()
    plan = plan_on(on)
    if plan.is_empty:
        return plan
    access.is_as_seen(seen, plan.mark).or_409()
    for opening in plan.opening:
        for _place in range(opening.seats):
            _open(body, opening.institution, on, by, at)
    for closing in plan.closing:
        _close(closing, by, at)
    return plan


def _open(body: Body, institution: Institution, on: date, by: User | None, at: datetime) -> Seat:
    """A seat that was to end stays; else there comes one more. What closed before keeps its days."""
    seat = Seat.objects.standing(on).filter(body=body, kind=DELEGATE, institution=institution, ends_on__gte=on).first()
    if seat is None:
        seat = Seat(body=body, kind=DELEGATE, institution=institution, name=institution.name, starts_on=on)
        seat.number = _free_number(body, institution)
    seat.ends_on = None
    seat.save()
    record(by, "open_seat", seat, at=at, stream=body.slug, institution=institution.slug, starts_on=str(seat.starts_on))
    return seat


def _free_number(body: Body, institution: Institution) -> int:
    """The number of the institution for its first seat; the next one of the second seats for any other."""
    taken = body.seats.filter(kind=DELEGATE)
    if not taken.filter(number=institution.number).exists():
        return institution.number
    return max(SECOND_SEATS_FROM, (taken.aggregate(last=Max("number"))["last"] or 0) + 1)


def _close(closing: Closing, by: User | None, at: datetime) -> None:
    seat = closing.seat
    seat.ends_on = closing.last_day
    seat.save(update_fields=["ends_on"])
    record(by, "close_seat", seat, at=at, stream=SOM_PLUS, ends_on=str(closing.last_day))
