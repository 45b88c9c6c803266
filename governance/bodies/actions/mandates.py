"""Who takes and leaves a seat."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.access import can_appoint
from governance.bodies.actions.accounts import as_the_seat_asks, person_for
from governance.bodies.actions.changes import done_before, held_still, note
from governance.bodies.actions.telling import tell_holder
from governance.bodies.models import Mandate, MandateChange, Seat
from governance.bodies.periods import is_extendable, is_free, is_no_substitute, is_within
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.uploads import Upload

Verb = MandateChange.Verb


@transaction.atomic
def appoint(
    person: User,
    seat: Seat,
    *,
    starts_on: date,
    ends_on: date | None = None,
    holder: int = 1,
    reason: str = "",
    paper: Upload | None = None,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Put a person on a seat, from `starts_on` up to and including `ends_on`. `holder` 2 makes a duo."""
    seat = Seat.objects.locked(seat.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    if found := done_before(key, Verb.APPOINTED):
        return found.mandate
    is_within(seat, starts_on, ends_on).or_409()
    is_free(seat, person, holder, starts_on, ends_on).or_409()
    is_no_substitute(seat, person, starts_on, ends_on).or_409()
    person = as_the_seat_asks(person, seat)
    mandate = Mandate.objects.create(seat=seat, person=person, holder=holder, starts_on=starts_on, ends_on=ends_on)
    change = note(mandate, Verb.APPOINTED, None, reason=reason, paper=paper, key=key, by=by, at=at)
    tell_holder(change, at=at)
    days = {"starts_on": str(starts_on), "ends_on": _said(ends_on)}
    record(by, "appoint", mandate, at=at, stream=seat.body.slug, seat=seat.pk, **days)
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
    reason: str = "",
    paper: Upload | None = None,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Appoint who has this mail address; somebody new first gets an account under `name`."""
    seat = Seat.objects.locked(seat.pk)
    can_appoint(by, seat, on=clock.day_of(at)).or_403()
    return appoint(
        person_for(seat, email, name),
        seat,
        starts_on=starts_on,
        ends_on=ends_on,
        holder=holder,
        reason=reason,
        paper=paper,
        key=key,
        by=by,
        at=at,
    )


@transaction.atomic
def extend(
    mandate: Mandate,
    *,
    until: date | None,
    reason: str,
    paper: Upload | None = None,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Give a mandate a later last day (None: without an end), also to take a release back."""
    mandate = held_still(mandate)
    can_appoint(by, mandate.seat, on=clock.day_of(at)).or_403()
    if done_before(key, Verb.EXTENDED):
        return mandate
    is_extendable(mandate, until).or_409()
    return _end(mandate, Verb.EXTENDED, until, reason=reason, paper=paper, key=key, by=by, at=at)


@transaction.atomic
def extend_several(
    mandates: Sequence[Mandate], *, until: date, reason: str, key: UUID | None = None, by: User | None, at: datetime
) -> list[Mandate]:
    """Give all these mandates the same later last day, or none of them when one cannot have it."""
    Verdict.when(mandates, _("Kies eerst een of meer mandaten die je kan verlengen.")).or_409()
    rows = sorted(mandates, key=lambda mandate: (mandate.seat_id, mandate.pk))  # so that two lists never wait in a ring
    return [
        extend(
            mandate,
            until=until,
            reason=reason,
            key=None if key is None else uuid5(key, str(mandate.pk)),
            by=by,
            at=at,
        )
        for mandate in rows
    ]


@transaction.atomic
def release(
    mandate: Mandate,
    *,
    on: date,
    reason: str = "",
    paper: Upload | None = None,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Let a mandate end earlier; `on` is its last day."""
    mandate = held_still(mandate)
    can_appoint(by, mandate.seat, on=clock.day_of(at)).or_403()
    if done_before(key, Verb.RELEASED):
        return mandate
    Verdict.when(on >= mandate.starts_on, _("Een mandaat eindigt niet voor het begint.")).or_409()
    _is_earlier(mandate, on).or_409()
    return _end(mandate, Verb.RELEASED, on, reason=reason, paper=paper, key=key, by=by, at=at)


def _end(
    mandate: Mandate,
    verb: MandateChange.Verb,
    last_day: date | None,
    *,
    reason: str,
    paper: Upload | None,
    key: UUID | None,
    by: User | None,
    at: datetime,
) -> Mandate:
    """Write the new last day, what happened, and the deed."""
    before, mandate.ends_on = mandate.ends_on, last_day
    mandate.save(update_fields=["ends_on"])
    change = note(mandate, verb, before, reason=reason, paper=paper, key=key, by=by, at=at)
    tell_holder(change, at=at)
    deed = "extend" if verb == Verb.EXTENDED else "release"
    record(by, deed, mandate, at=at, stream=mandate.seat.body.slug, ends_on=_said(last_day), ended_on=_said(before))
    return mandate


def _said(day: date | None) -> str | None:
    return None if day is None else str(day)


def _is_earlier(mandate: Mandate, on: date) -> Verdict:
    is_earlier = mandate.ends_on is None or on < mandate.ends_on
    return Verdict.when(is_earlier, _("Dit mandaat eindigt dan al. Wil je een latere dag, verleng het."))
