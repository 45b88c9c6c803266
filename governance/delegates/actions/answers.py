"""What an institution answers, and what the coördinatiecel does with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.delegates import access
from governance.delegates.actions.asking import locked, mail_institution
from governance.delegates.actions.renewing import apply_change, renew_known
from governance.delegates.models import DelegateConfirmation, DelegateProposal
from governance.delegates.queries import SOM_PLUS, Place, confirmed_to_renew
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What an institution says about one place."""

    place: Place
    change: str
    last_day: date | None = None
    name: str = ""
    email: str = ""
    function: str = ""


@transaction.atomic
def confirm_delegates(confirmation: DelegateConfirmation, *, at: datetime) -> DelegateConfirmation:
    """The institution says that its delegates are right. Twice is once."""
    confirmation = locked(confirmation)
    if confirmation.is_unchanged:
        return confirmation
    access.can_answer_by_link(confirmation, at=at).or_409()
    confirmation.answered_at, confirmation.is_unchanged = at, True
    confirmation.save(update_fields=["answered_at", "is_unchanged"])
    record(None, "confirm_delegates", confirmation, at=at, stream=SOM_PLUS, institution=confirmation.institution.slug)
    return confirmation


@transaction.atomic
def propose_delegates(
    confirmation: DelegateConfirmation, proposed: Iterable[Proposed], *, key: UUID, at: datetime
) -> DelegateConfirmation:
    """The institution asks for other delegates; nothing changes yet. The same `key` twice is one answer."""
    confirmation = locked(confirmation)
    if confirmation.answer_key == key:
        return confirmation
    access.can_answer_by_link(confirmation, at=at).or_409()
    for one in proposed:
        confirmation.proposals.create(
            seat=one.place.seat,
            holder=one.place.holder,
            mandate=one.place.mandate,
            change=one.change,
            last_day=one.last_day,
            name=one.name,
            email=one.email,
            function=one.function,
        )
    confirmation.answered_at, confirmation.is_unchanged, confirmation.answer_key = at, False, key
    confirmation.save(update_fields=["answered_at", "is_unchanged", "answer_key"])
    record(None, "propose_delegates", confirmation, at=at, stream=SOM_PLUS, institution=confirmation.institution.slug)
    return confirmation


@transaction.atomic
def apply_answer(confirmation: DelegateConfirmation, *, by: User | None, at: datetime) -> DelegateConfirmation:
    """Do what the institution answered: renew who stays until 31 August, end who stops, appoint who is new."""
    confirmation = locked(confirmation)
    access.can_handle_answer(by, at=at).or_403()
    access.is_to_handle(confirmation).or_409()
    if confirmation.is_unchanged:
        renew_known(confirmation.institution, by=by, at=at)
    proposals = DelegateProposal.objects.filter(confirmation=confirmation)
    for proposal in proposals.select_related("seat__body", "mandate__seat__body", "mandate__person"):
        apply_change(proposal, by=by, at=at)
    _handled(confirmation, at, is_applied=True)
    record(by, "apply_answer", confirmation, at=at, stream=SOM_PLUS, institution=confirmation.institution.slug)
    if not confirmation.is_unchanged:
        mail_institution(confirmation, "applied", _("We pasten jullie afgevaardigden in SOM plus aan"))
    return confirmation


@transaction.atomic
def refuse_answer(
    confirmation: DelegateConfirmation, *, reason: str, by: User | None, at: datetime
) -> DelegateConfirmation:
    """Say why a change does not go on; the institution reads it in a mail."""
    confirmation = locked(confirmation)
    access.can_handle_answer(by, at=at).or_403()
    access.is_to_refuse(confirmation).or_409()
    confirmation.refusal = reason
    _handled(confirmation, at, is_applied=False)
    record(by, "refuse_answer", confirmation, at=at, stream=SOM_PLUS, institution=confirmation.institution.slug)
    mail_institution(confirmation, "refused", _("Jullie wijziging in SOM plus gaat niet door"))
    return confirmation


def renew_confirmed(*, by: User | None, at: datetime) -> tuple[int, int]:
    """Renew the mandates of every institution that confirmed. Returns how many went through, and how many did not.

    Each institution in its own transaction: one seat that was given away meanwhile does not hold up the others.
    """
    access.can_handle_answer(by, at=at).or_403()
    done = [_renewed(one, by, at) for one in confirmed_to_renew(clock.day_of(at))]
    return sum(done), len(done) - sum(done)


def forget_proposals(*, handled_before: datetime, answered_before: datetime, by: User | None, at: datetime) -> int:
    """Blank the words about persons in proposals nobody needs any longer. Returns how many."""
    Verdict.when(by is None, _("Vergeten doet het portaal zelf.")).or_403()
    rows = DelegateProposal.objects.to_forget(handled_before, answered_before)
    return DelegateProposal.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(
        name="", email="", function=""
    )


def _renewed(confirmation: DelegateConfirmation, by: User | None, at: datetime) -> bool:
    try:
        apply_answer(confirmation, by=by, at=at)
    except Conflict:
        return False
    return True


def _handled(confirmation: DelegateConfirmation, at: datetime, *, is_applied: bool) -> None:
    confirmation.handled_at, confirmation.is_applied = at, is_applied
    confirmation.save(update_fields=["handled_at", "is_applied", "refusal"])
