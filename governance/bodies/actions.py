"""Who takes and leaves a seat."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from governance.bodies.access import can_appoint
from governance.bodies.models import Body, Mandate, Seat
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.outbox import queue_mail


@transaction.atomic
def appoint(
    person: User,
    seat: Seat,
    *,
    starts_on: date,
    ends_on: date | None = None,
    holder: int = 1,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Put a person on a seat, from `starts_on` up to and including `ends_on`. `holder` 2 makes a duo."""
    seat = Seat.objects.locked(seat.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    _is_free(seat, person, holder, starts_on, ends_on).or_409()
    mandate = Mandate.objects.create(seat=seat, person=person, holder=holder, starts_on=starts_on, ends_on=ends_on)
    record(
        by,
        "appoint",
        mandate,
        at=at,
        stream=seat.body.slug,
        seat=seat.pk,
        starts_on=str(starts_on),
        ends_on=str(ends_on) if ends_on else None,
    )
    return mandate


@transaction.atomic
def appoint_by_mail(
    email: str,
    name: str,
    seat: Seat,
    *,
    starts_on: date,
    ends_on: date | None,
    holder: int,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Appoint who has this mail address; somebody new first gets an account under `name`."""
    seat = Seat.objects.locked(seat.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    person = User.objects.filter(email=email.lower()).first()
    if person is None:
        shown_as = User.ShownAs.SEAT if seat.by_seat_only else User.ShownAs.NAME
        person = User.objects.create_user(email, name=name, shown_as=shown_as)
    return appoint(person, seat, starts_on=starts_on, ends_on=ends_on, holder=holder, by=by, at=at)


@transaction.atomic
def release(mandate: Mandate, *, on: date, by: User | None, at: datetime) -> Mandate:
    """Let a mandate end; `on` is its last day."""
    mandate = Mandate.objects.select_related("seat__body").select_for_update(of=("self",)).get(pk=mandate.pk)
    can_appoint(by, mandate.seat, on=clock.day_of(at)).or_403()
    Verdict.when(on >= mandate.starts_on, _("Een mandaat eindigt niet voor het begint.")).or_409()
    mandate.ends_on = on
    mandate.save(update_fields=["ends_on"])
    record(by, "release", mandate, at=at, stream=mandate.seat.body.slug, ends_on=str(on))
    return mandate


@transaction.atomic
def add_seat(body: Body, kind: str, name: str, *, by: User | None, at: datetime) -> Seat:
    """Add a non-voting seat of a kind: a second project expert in the team, say."""
    body = Body.objects.locked(body.pk)
    can_appoint(by, body, on=clock.day_of(at)).or_403()
    last = body.seats.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
    seat = Seat.objects.create(body=body, kind=kind, name=name, number=last + 1)
    record(by, "add_seat", seat, at=at, stream=body.slug, kind=kind)
    return seat


def _is_free(seat: Seat, person: User, holder: int, starts_on: date, ends_on: date | None) -> Verdict:
    """No mandate of this holder, nor another one of this person on this seat, touches the period."""
    touching = seat.mandates.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        touching = touching.filter(starts_on__lte=ends_on)
    return Verdict.when(
        not touching.filter(Q(holder=holder) | Q(person=person)).exists(),
        _("Op deze zetel zit in die periode al iemand. Laat dat mandaat eerst eindigen of kies een andere dag."),
    )


def tell_coordinators(*, key: UUID, page: str, text: str, email: str, at: datetime) -> None:
    """Mail what a visitor reports to whoever holds a seat of the coördinatiecel that day. The same key mails once."""
    cell = Body.objects.get(slug="coordinatiecel")
    for person in {mandate.person for mandate in Mandate.objects.in_force(clock.day_of(at)).filter(seat__body=cell)}:
        queue_mail(
            key=f"feedback:{key}:{person.pk}",
            to=person.email,
            subject=_("Een melding over het portaal"),
            template="mail/feedback.txt",
            context={"name": person.name, "page": page, "text": text, "email": email},
            language=person.language,
        )
