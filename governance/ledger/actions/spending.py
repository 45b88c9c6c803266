"""Keeping money aside, on request and with four eyes; giving it back; correcting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ledger import access
from governance.ledger.actions.posting import STREAM, account_of, known, post, recorded
from governance.ledger.models import (
    Account,
    Authorisation,
    BudgetLine,
    Commitment,
    GrantYear,
    Posting,
    SpendingRequest,
)
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import is_same_click


@transaction.atomic
def commit(
    line: BudgetLine,
    year: GrantYear,
    amount: int,
    *,
    counterparty: str,
    subject: str,
    asked_by: User | None,
    visum: str = "",
    request: SpendingRequest | None = None,
    authorisation: Authorisation | None = None,
    key: UUID,
    by: User | None,
    at: datetime,
) -> Commitment:
    """Keep money of a line for one third party (vastlegging); above the threshold under a decision of the raad.

    `asked_by` is the person who asked; None when that decision itself asks. Above the threshold `by` is somebody else.
    """
    year = GrantYear.objects.locked(year.pk)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.COMMITMENT, year=year, source__line=line, amount=amount):
        return booked.commitment  # type: ignore[return-value] # a commitment posting always cites its commitment
    access.can_commit(by, line, year, amount, authorisation, at=at).or_409()
    access.sees_with_other_eyes(asked_by, by, amount).or_409()
    people = {"requested_by": asked_by, "approved_by": by, "visum": visum, "request": request}
    account = Account.objects.create(year=year, kind=AccountKind.COMMITMENT, line=line)
    commitment = Commitment.objects.create(
        year=year, line=line, account=account, amount=amount, counterparty=counterparty, subject=subject, **people
    )
    papers = {"authorisation": authorisation, "commitment": commitment}
    credit = account_of(year, AccountKind.LINE, line)
    posting = post(Movement.COMMITMENT, credit, account, amount, key=key, by=by, at=at, note=subject, **papers)
    recorded(by, "commit", commitment, posting, at=at)
    return commitment


@transaction.atomic
def request_commitment(
    line: BudgetLine,
    year: GrantYear,
    amount: int,
    *,
    counterparty: str,
    subject: str,
    authorisation: Authorisation | None = None,
    key: UUID,
    by: User,
    at: datetime,
) -> SpendingRequest:
    """Ask another person to keep money of a line aside; nothing is booked yet. The same key asks once."""
    access.can_request_commitment(by, line, year, at=at).or_403()
    facts = {
        "year": year,
        "line": line,
        "amount": amount,
        "counterparty": counterparty,
        "subject": subject,
        "authorisation": authorisation,
        "requested_by": by,
        "requested_at": at,
    }
    request, is_new = SpendingRequest.objects.get_or_create(key=key, defaults=facts)
    is_same_click(request, **facts | {"requested_at": request.requested_at})
    if is_new:
        record(by, "request_commitment", request, at=at, stream=STREAM, amount=amount)
    return request


@transaction.atomic
def approve_request(
    request: SpendingRequest, *, visum: str = "", key: UUID, by: User | None, at: datetime
) -> Commitment:
    """Approve with a visum: what was asked is committed, by another person above the threshold."""
    GrantYear.objects.locked(request.year_id)
    request = SpendingRequest.objects.locked(request.pk)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.COMMITMENT, commitment__request=request):
        return booked.commitment  # type: ignore[return-value] # a commitment posting always cites its commitment
    access.can_approve_request(by, request, at=at).or_409()
    return commit(
        request.line,
        request.year,
        request.amount,
        counterparty=request.counterparty,
        subject=request.subject,
        asked_by=request.requested_by,
        visum=visum,
        request=request,
        authorisation=request.authorisation,
        key=key,
        by=by,
        at=at,
    )


@transaction.atomic
def refuse_request(request: SpendingRequest, reason: str, *, by: User | None, at: datetime) -> SpendingRequest:
    """Refuse with a reason that the asker reads; nothing is booked."""
    request = SpendingRequest.objects.locked(request.pk)
    access.can_spend(by, at=at).or_403()
    access.can_refuse_request(by, request, at=at).or_409()
    request.refused_by, request.refused_at, request.refusal = by, at, reason
    request.save(update_fields=["refused_by", "refused_at", "refusal"])
    record(by, "refuse_request", request, at=at, stream=STREAM, amount=request.amount)
    return request


@transaction.atomic
def release(
    commitment: Commitment, amount: int, *, note: str = "", key: UUID, by: User | None, at: datetime
) -> Posting:
    """Give what a commitment does not need back to its line (vrijgave)."""
    year = GrantYear.objects.locked(commitment.year_id)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.RELEASE, commitment=commitment, amount=amount):
        return booked
    access.can_release(by, commitment, amount, at=at).or_409()
    credit = account_of(year, AccountKind.LINE, commitment.line)
    posting = post(
        Movement.RELEASE, commitment.account, credit, amount, key=key, by=by, at=at, note=note, commitment=commitment
    )
    return recorded(by, "release", commitment, posting, at=at)


@transaction.atomic
def reverse(posting: Posting, *, note: str = "", key: UUID, by: User | None, at: datetime) -> Posting:
    """Correct a posting by its exact mirror (tegenboeking); nothing that was booked ever changes."""
    GrantYear.objects.locked(posting.year_id)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.REVERSAL, reverses=posting):
        return booked
    access.can_reverse(by, posting, at=at).or_409()
    papers = {
        "authorisation": posting.authorisation,
        "commitment": posting.commitment,
        "invoice": posting.invoice,
        "reverses": posting,
    }
    mirror = post(
        Movement.REVERSAL, posting.target, posting.source, posting.amount, key=key, by=by, at=at, note=note, **papers
    )
    return recorded(by, "reverse", posting, mirror, at=at)
