"""Mails about seats and to whoever keeps them."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from governance.bodies.models import Body, Mandate
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail


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
