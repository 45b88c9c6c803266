"""The mails of proposing together, in the language of who reads them, in the transaction of the deed."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.ballots.models import CoProposer
from governance.bodies.models import Mandate
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail


def tell_asked_along(row: CoProposer, at: datetime) -> None:
    """Who holds the seat is asked: each holder of a duo."""
    holders = Mandate.objects.in_force(clock.day_of(at)).filter(seat=row.seat).select_related("person")
    for person in (one.person for one in holders.order_by("pk")):
        with override(person.language):
            subject = _("Dien je dit voorstel mee in? {title}").format(title=row.proposal.question)
        _send(f"coproposal-asked:{row.pk}:{person.pk}", person, subject, "mail/coproposal_asked.txt", row)


def tell_answered_along(row: CoProposer) -> None:
    """Who asked hears yes or no."""
    with override(row.asked_by.language):
        words = _("De zetel {seat} dient mee in") if row.is_accepted else _("De zetel {seat} dient niet mee in")
        subject = words.format(seat=row.seat.name)
    _send(f"coproposal-answered:{row.pk}", row.asked_by, subject, "mail/coproposal_answered.txt", row)


def tell_stepped_back(row: CoProposer) -> None:
    """Who asked hears that the seat no longer proposes."""
    with override(row.asked_by.language):
        subject = _("De zetel {seat} trekt zich terug uit je voorstel").format(seat=row.seat.name)
    _send(f"coproposal-ended:{row.pk}", row.asked_by, subject, "mail/coproposal_ended.txt", row)


def _send(key: str, person: User, subject: str, template: str, row: CoProposer) -> None:
    if not person.is_active:
        return
    asks = template.endswith("asked.txt")
    path = row.get_absolute_url() if asks else row.proposal.get_absolute_url()
    context = {"person": person, "row": row, "path": path}
    queue_mail(key=key, to=person.email, subject=subject, template=template, context=context, language=person.language)
