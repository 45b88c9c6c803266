"""Who permanently stands in for the holders of a seat."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.access import can_appoint
from governance.bodies.actions.accounts import as_the_seat_asks, person_for
from governance.bodies.models import Seat, Substitute
from governance.bodies.periods import is_no_holder, is_within
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict


@transaction.atomic
def appoint_substitute(
    person: User, seat: Seat, *, starts_on: date, ends_on: date | None = None, by: User | None, at: datetime
) -> Substitute:
    """Let a person stand in for who holds the seat, from `starts_on` up to and including `ends_on`."""
    seat = Seat.objects.locked(seat.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    if found := seat.substitutes.filter(person=person, starts_on=starts_on, ends_on=ends_on).first():
        return found
    is_within(seat, starts_on, ends_on).or_409()
    is_no_holder(seat, person, starts_on, ends_on).or_409()
    _has_none(seat, starts_on, ends_on).or_409()
    person = as_the_seat_asks(person, seat)
    substitute = Substitute.objects.create(seat=seat, person=person, starts_on=starts_on, ends_on=ends_on)
    days = {"starts_on": str(starts_on), "ends_on": str(ends_on) if ends_on else None}
    record(by, "appoint_substitute", substitute, at=at, stream=seat.body.slug, seat=seat.pk, **days)
    return substitute


@transaction.atomic
def appoint_substitute_by_mail(
    email: str, name: str, seat: Seat, *, starts_on: date, ends_on: date | None, by: User | None, at: datetime
) -> Substitute:
    """Let who has this mail address stand in; somebody new first gets an account under `name`."""
    seat = Seat.objects.locked(seat.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    return appoint_substitute(person_for(seat, email, name), seat, starts_on=starts_on, ends_on=ends_on, by=by, at=at)


@transaction.atomic
def release_substitute(substitute: Substitute, *, on: date, by: User | None, at: datetime) -> Substitute:
    """Let a substitution end earlier; `on` is its last day."""
    seat = Seat.objects.locked(substitute.seat_id)
    substitute = Substitute.objects.locked(substitute.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    if substitute.ends_on == on:
        return substitute
    Verdict.when(on >= substitute.starts_on, _("Een plaatsvervanging eindigt niet voor ze begint.")).or_409()
    is_earlier = substitute.ends_on is None or on < substitute.ends_on
    Verdict.when(is_earlier, _("Deze plaatsvervanging eindigt dan al. Kies een vroegere dag.")).or_409()
    substitute.ends_on = on
    substitute.save(update_fields=["ends_on"])
    record(by, "release_substitute", substitute, at=at, stream=seat.body.slug, ends_on=str(on))
    return substitute


def _has_none(seat: Seat, starts_on: date, ends_on: date | None) -> Verdict:
    return Verdict.when(
        not seat.substitutes.touching(starts_on, ends_on).exists(),
        _("Deze zetel heeft in die periode al een plaatsvervanger. Laat die eerst eindigen of kies een andere dag."),
    )
