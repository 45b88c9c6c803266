"""A person asks to be erased; the coördinatiecel answers within twenty days."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from governance.people.models import User
from governance.record.actions import record
from governance.record.models import ErasureRequest
from som_portal.kit.access import Verdict
from som_portal.kit.outbox import queue_mail
from som_portal.privacy import access

ALREADY_ANSWERED = _("Deze vraag is al beantwoord of ingetrokken.")


@transaction.atomic
def ask_erasure(*, key: UUID, by: User, at: datetime) -> ErasureRequest:
    """Ask the coördinatiecel to be erased. Who asked already keeps that request and its clock."""
    person = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    known = person.erasure_requests.waiting().first() or ErasureRequest.objects.filter(key=key, person=person).first()
    if known is not None:
        return known
    request = ErasureRequest.objects.create(key=key, person=person, asked_at=at)
    record(by, "ask_erasure", request, at=at)
    return request


@transaction.atomic
def withdraw_erasure(*, by: User, at: datetime) -> None:
    """Take the request back. Without one nothing happens."""
    request = by.erasure_requests.waiting().select_for_update().first()
    if request is not None:
        record(by, "withdraw_erasure", request, at=at)
        request.delete()


@transaction.atomic
def refuse_erasure(request: ErasureRequest, *, reason: str, by: User, at: datetime) -> ErasureRequest:
    """Say why the person cannot be erased; they read it in a mail and on their page."""
    found = (
        ErasureRequest.objects.select_related("person").select_for_update(of=("self",)).filter(pk=request.pk).first()
    )
    Verdict.when(found is not None and found.refused_at is None, ALREADY_ANSWERED).or_409()
    assert found is not None
    access.can_refuse_erasure(by, found.person, at=at).or_403()
    found.refused_at, found.reason = at, reason
    found.save(update_fields=["refused_at", "reason"])
    record(by, "refuse_erasure", found, at=at)
    queue_mail(
        key=f"erasure-refused:{found.pk}",
        to=found.person.email,
        subject=_("Je vraag om gewist te worden"),
        template="mail/erasure_refused.txt",
        context={"name": found.person.name, "reason": reason},
        language=found.person.language,
    )
    return found
