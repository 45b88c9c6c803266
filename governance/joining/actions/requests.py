"""Asking to belong to an institution, and the answer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.joining import access
from governance.joining.actions.mails import mail_answerers, mail_asker
from governance.joining.models import JoinRequest
from governance.joining.queries import answerers_of, institution_for
from governance.people.actions import place
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict, is_same_click
from som_portal.kit.http import found_or_404


@transaction.atomic
def ask_to_join(*, sentence: str, key: UUID, by: User, at: datetime) -> JoinRequest:
    """Ask to belong to the institution of one's own mail domain. The same `key` asks once."""
    by = User.objects.select_for_update().get(pk=by.pk)
    known = JoinRequest.objects.filter(key=key).first()
    if known is not None:
        is_same_click(known, person_id=by.pk, sentence=sentence)
        return known
    access.can_ask_to_join(by, at=at).or_403()
    access.has_no_open_request(by).or_409()
    institution = found_or_404(institution_for(by))
    request = JoinRequest.objects.create(person=by, institution=institution, sentence=sentence, key=key, asked_at=at)
    record(by, "ask_to_join", request, at=at, institution=institution.pk)
    mail_answerers(request, answerers_of(institution, clock.day_of(at)))
    mail_asker(request, "sent", gettext_lazy("We kregen je vraag goed binnen"))
    return request


@transaction.atomic
def admit(request: JoinRequest, *, by: User | None, at: datetime) -> JoinRequest:
    """The person belongs to the institution from now on."""
    request = _held(request, by, at)
    person = User.objects.select_for_update().get(pk=request.person_id)
    Verdict.when(
        person.institution_id in (None, request.institution_id),
        _("Deze persoon hoort intussen al bij een andere instelling."),
    ).or_409()
    place(person, request.institution)
    request.is_admitted = True
    return _answered(request, "admit", by, at)


@transaction.atomic
def refuse_join_request(request: JoinRequest, *, reason: str, by: User | None, at: datetime) -> JoinRequest:
    """Say why not; the person reads the reason."""
    request = _held(request, by, at)
    request.is_admitted, request.reason = False, reason
    return _answered(request, "refuse_join_request", by, at)


def _held(request: JoinRequest, by: User | None, at: datetime) -> JoinRequest:
    request = JoinRequest.objects.locked(request.pk)
    access.can_answer_join_request(by, request, at=at).or_403()
    access.is_waiting(request).or_409()
    return request


ANSWERS = {
    "admit": ("admitted", gettext_lazy("Je hoort nu bij je instelling op SOM")),
    "refuse_join_request": ("refused", gettext_lazy("Een antwoord op je vraag aan SOM")),
}


def _answered(request: JoinRequest, verb: str, by: User | None, at: datetime) -> JoinRequest:
    request.answered_at, request.answered_by = at, by
    request.save(update_fields=["answered_at", "answered_by", "is_admitted", "reason"])
    record(by, verb, request, at=at, institution=request.institution_id)
    mail_asker(request, *ANSWERS[verb])
    return request
