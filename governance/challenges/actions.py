"""The only writer of signals and challenges."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from governance.challenges import access
from governance.challenges.models import Challenge, Signal
from governance.charter.models import FocusArea
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import is_same_click
from som_portal.kit.outbox import queue_mail
from som_portal.kit.slugs import create_with_slug


@transaction.atomic
def raise_signal(
    *, title: str, text: str, level: str, focus_area: FocusArea, key: UUID, by: User, at: datetime
) -> Signal:
    """Give a signal. The same `key` twice is one signal and one mail."""
    access.can_raise_signal(by, at=at).or_403()
    signal, is_new = Signal.objects.get_or_create(
        key=key,
        defaults={
            "title": title,
            "text": text,
            "level": level,
            "focus_area": focus_area,
            "raised_by": by,
            "raised_at": at,
        },
    )
    is_same_click(signal, raised_by_id=by.pk, title=title, text=text)
    if is_new:
        record(by, "raise_signal", signal, at=at, focus_area=focus_area.slug, level=level)
        _mail(by, signal, "received", _("We kregen je signaal goed binnen"), "mail/signal_received.txt")
    return signal


@transaction.atomic
def take_up_signal(signal: Signal, *, by: User, at: datetime) -> Signal:
    """Put the signal on the table of the coördinatiecel."""
    signal = Signal.objects.locked(signal.pk)
    access.can_handle_signals(by, at=at).or_403()
    access.can_take_up_signal(by, signal, at=at).or_409()
    signal.taken_up_at = at
    signal.save(update_fields=["taken_up_at"])
    record(by, "take_up_signal", signal, at=at)
    _tell(signal, note="")
    return signal


@transaction.atomic
def answer_signal(signal: Signal, *, answer: str, by: User, at: datetime) -> Signal:
    """Say what SOM does with it, or why not."""
    signal = _close(signal, answer, by, at)
    signal.save(update_fields=["answer", "answered_at"])
    record(by, "answer_signal", signal, at=at)
    _tell(signal, note=answer)
    return signal


@transaction.atomic
def refer_signal(signal: Signal, *, answer: str, by: User, at: datetime) -> Signal:
    """Say who can help better than SOM."""
    signal = _close(signal, answer, by, at)
    signal.is_referred = True
    signal.save(update_fields=["answer", "answered_at", "is_referred"])
    record(by, "refer_signal", signal, at=at)
    _tell(signal, note=answer)
    return signal


@transaction.atomic
def open_challenge(
    *, title: str, summary: str, focus_areas: Iterable[FocusArea], by: User, at: datetime, slug: str = ""
) -> Challenge:
    """Name what several signals have in common. `slug`: a short address; without it, made of the title."""
    access.can_handle_signals(by, at=at).or_403()
    challenge, _is_new = create_with_slug(
        Challenge.objects.all(), slug or title, title=title, summary=summary, opened_at=at
    )
    challenge.focus_areas.set(focus_areas)
    record(by, "open_challenge", challenge, at=at)
    return challenge


@transaction.atomic
def bundle_signals(
    signals: Iterable[Signal],
    *,
    challenge: Challenge | None = None,
    title: str = "",
    summary: str = "",
    focus_areas: Iterable[FocusArea] = (),
    by: User,
    at: datetime,
) -> Challenge:
    """Put waiting signals behind one challenge, an existing or a new one, and tell who gave them."""
    access.can_handle_signals(by, at=at).or_403()
    if challenge is None:
        challenge = open_challenge(title=title, summary=summary, focus_areas=focus_areas, by=by, at=at)
    keys = sorted(signal.pk for signal in signals)
    for signal in Signal.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"):
        access.is_waiting(signal).or_409()
        signal.challenge = challenge
        signal.save(update_fields=["challenge"])
        _tell(signal, note=challenge.title)
    record(by, "bundle_signals", challenge, at=at, signals=keys)
    return challenge


def _close(signal: Signal, answer: str, by: User, at: datetime) -> Signal:
    signal = Signal.objects.locked(signal.pk)
    access.can_handle_signals(by, at=at).or_403()
    access.is_waiting(signal).or_409()
    signal.answer = answer
    signal.answered_at = at
    return signal


def _tell(signal: Signal, *, note: str) -> None:
    person = signal.raised_by
    if person is None or not person.is_active:
        return
    subject = _("Wat we met je signaal deden")
    _mail(person, signal, f"update:{signal.state}", subject, "mail/signal_update.txt", note=note)


def _mail(person: User, signal: Signal, effect: str, subject: Promise, template: str, **more: str) -> None:
    """One mail to one person in their language, once per `effect`."""
    with override(person.language):
        words = str(subject)
    queue_mail(
        key=f"signal:{signal.pk}:{effect}",
        to=person.email,
        subject=words,
        template=template,
        context={"person": person, "signal": signal, **more},
        language=person.language,
    )
