"""The only writer of events and registrations."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from community.events import access
from community.events.models import Event, Registration
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict, is_same_click
from som_portal.kit.outbox import queue_mail
from som_portal.kit.slugs import create_with_slug

TOO_SMALL = _("Er zijn al meer mensen ingeschreven. Kies een capaciteit die groot genoeg is.")
WRONG_ORDER = _("Een event eindigt niet voor het begint.")


@transaction.atomic
def plan_event(
    *,
    title: str,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    capacity: int,
    text: str,
    is_closed: bool = False,
    slug: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
    **about: Any,
) -> Event:
    """Plan an event. `about`: the lab, project or meeting it belongs to. The same `key` twice is one event."""
    access.can_run_events(by, at=at).or_403()
    Verdict.when(starts_at < ends_at, WRONG_ORDER).or_409()
    event, is_new = create_with_slug(
        Event.objects.all(),
        slug or title,
        key=key,
        title=title,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        capacity=capacity,
        text=text,
        is_closed=is_closed,
        **about,
    )
    is_same_click(event, title=title, starts_at=starts_at, text=text)
    if is_new:
        record(by, "plan_event", event, at=at, starts_at=starts_at.isoformat(), capacity=capacity)
    return event


@transaction.atomic
def change_event(event: Event, *, by: User | None, at: datetime, **changes: Any) -> Event:
    """Change what is typed in `changes`. Who registered gets a mail when moment or place changes."""
    event = Event.objects.locked(event.pk)
    access.can_change_event(by, event, at=at).or_403()
    access.is_changeable(event, at=at).or_409()
    before = (event.starts_at, event.ends_at, event.place)
    for name, value in changes.items():
        setattr(event, name, value)
    Verdict.when(event.starts_at < event.ends_at, WRONG_ORDER).or_409()
    Verdict.when(_taken(event) <= event.capacity, TOO_SMALL).or_409()
    event.save(update_fields=list(changes))
    deed = record(by, "change_event", event, at=at, changed=sorted(changes))
    if before != (event.starts_at, event.ends_at, event.place):
        _tell_all(
            event, template="mail/registration_event_changed.txt", subject=_("Gewijzigd: {event}"), effect=deed.hash
        )
    return event


@transaction.atomic
def cancel_event(event: Event, *, reason: str, by: User | None, at: datetime) -> Event:
    """Call it off and tell who registered."""
    event = Event.objects.locked(event.pk)
    access.can_change_event(by, event, at=at).or_403()
    access.is_changeable(event, at=at).or_409()
    event.cancelled_at, event.cancel_reason = at, reason
    event.save(update_fields=["cancelled_at", "cancel_reason"])
    record(by, "cancel_event", event, at=at)
    _tell_all(
        event,
        template="mail/registration_event_cancelled.txt",
        subject=_("Gaat niet door: {event}"),
        effect="cancelled",
    )
    return event


@transaction.atomic
def register(event: Event, *, key: UUID, by: User, at: datetime) -> Registration:
    """Take one place. Whoever has a place keeps that one; the event's row is locked, so capacity is never passed."""
    event = Event.objects.locked(event.pk)
    access.can_register(by, event, at=at).or_403()
    if own := _known(event, key, by):
        return own
    access.is_open(event, at=at).or_409()
    access.has_place(event, _taken(event)).or_409()
    registration = event.registrations.create(key=key, person=by, registered_at=at)
    record(by, "register", registration, at=at, event=event.slug)
    _tell(
        registration,
        template="mail/registration_confirmed.txt",
        subject=_("Je bent ingeschreven: {event}"),
        effect=str(registration.pk),
    )
    return registration


@transaction.atomic
def unregister(event: Event, *, by: User, at: datetime) -> Event:
    """Give the place back. Without a place nothing happens."""
    event = Event.objects.locked(event.pk)
    own = event.registrations.active().filter(person=by).first()
    if own is None:
        return event
    access.is_open(event, at=at).or_409()
    own.cancelled_at = at
    own.save(update_fields=["cancelled_at"])
    record(by, "unregister", own, at=at, event=event.slug)
    return event


def _taken(event: Event) -> int:
    return event.registrations.active().count()


def _known(event: Event, key: UUID, by: User) -> Registration | None:
    """A place this person has, or what this very form already did."""
    twin = Registration.objects.filter(key=key).first()
    is_own = twin is None or (twin.person_id == by.pk and twin.event_id == event.pk)
    Verdict.when(is_own, _("Dit formulier is al gebruikt. Open het opnieuw.")).or_409()
    return twin or event.registrations.active().filter(person=by).first()


def _tell_all(event: Event, template: str, subject: Promise, effect: str) -> None:
    for registration in event.registrations.active().select_related("person", "event"):
        _tell(registration, template, subject, effect)


def _tell(registration: Registration, template: str, subject: Promise, effect: str) -> None:
    """One mail to one person, once per `effect`."""
    person, event = registration.person, registration.event
    with override(person.language):
        words = str(subject).format(event=event.title)
    queue_mail(
        key=f"event:{event.pk}:{effect}:{person.pk}",
        to=person.email,
        subject=words,
        template=template,
        context={"person": person, "event": event},
        language=person.language,
    )
