"""Mails about seats, and to whoever keeps them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from governance.bodies.models import Body, Mandate, MandateChange
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day as in_words

CELL = "coordinatiecel"
Verb = MandateChange.Verb
SUBJECTS: dict[str, Promise] = {
    Verb.APPOINTED: gettext_lazy("Je zit op de zetel {seat}"),
    Verb.EXTENDED: gettext_lazy("Je mandaat loopt door tot en met {day}"),
    Verb.RELEASED: gettext_lazy("Je mandaat eindigt op {day}"),
    Verb.REMINDED: gettext_lazy("Je mandaat loopt af op {day}"),
}


def tell_holder(change: MandateChange, *, at: datetime) -> None:
    """Mail the holder what happened, once; not about what is over, nor what the portal loads by itself."""
    mandate = change.mandate
    is_silent = change.by_id is None and change.verb != Verb.REMINDED
    is_over = change.verb == Verb.APPOINTED and mandate.is_over(clock.day_of(at))
    if is_silent or is_over:
        return
    page = "accept" if change.verb == Verb.APPOINTED else "mandate"
    path = reverse(f"bodies:{page}", args=[mandate.seat.body.slug, mandate.pk])
    _mail(
        mandate.person,
        key=f"mandate:{change.pk}",
        subject=SUBJECTS[change.verb],
        template=f"mail/mandate_{change.verb}.txt",
        context={"mandate": mandate, "seat": mandate.seat, "reason": change.reason, "path": path},
    )


def tell_declined(change: MandateChange, *, at: datetime) -> None:
    """Mail the coördinatiecel that somebody does not accept a mandate, with the reason."""
    mandate = change.mandate
    for person in _coordinators(clock.day_of(at)):
        _mail(
            person,
            key=f"mandate:{change.pk}:{person.pk}",
            subject=gettext_lazy("Niet aanvaard: {seat}"),
            template="mail/mandate_declined.txt",
            context={"mandate": mandate, "seat": mandate.seat, "reason": change.reason, "path": _page_of(mandate)},
        )


def tell_coordinators(*, key: UUID, page: str, text: str, email: str, at: datetime) -> None:
    """Mail what a visitor reports to whoever holds a seat of the coördinatiecel that day. The same key mails once."""
    for person in _coordinators(clock.day_of(at)):
        queue_mail(
            key=f"feedback:{key}:{person.pk}",
            to=person.email,
            subject=_("Een melding over het portaal"),
            template="mail/feedback.txt",
            context={"name": person.name, "page": page, "text": text, "email": email},
            language=person.language,
        )


def _mail(person: User, *, key: str, subject: Promise, template: str, context: dict[str, Any]) -> None:
    mandate: Mandate = context["mandate"]
    with override(person.language):
        words = str(subject).format(seat=mandate.seat.name, day=_said(mandate.ends_on))
    queue_mail(
        key=key,
        to=person.email,
        subject=words,
        template=template,
        context={**context, "person": person},
        language=person.language,
    )


def _said(day: date | None) -> str:
    return in_words(day) if day else _("zonder einddatum")


def _page_of(mandate: Mandate) -> str:
    return reverse("bodies:mandate", args=[mandate.seat.body.slug, mandate.pk])


def _coordinators(on: date) -> set[User]:
    cell = Body.objects.get(slug=CELL)
    in_force = Mandate.objects.in_force(on).filter(seat__body=cell).select_related("person")
    return {mandate.person for mandate in in_force}
