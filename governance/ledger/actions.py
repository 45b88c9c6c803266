"""The only writers of the ledger: lock the year, ask, post, record. Amounts are whole euro cents.

Every booking carries the `key` of the form it came from: the same key twice is one posting and the same answer.
Deeds go to the record's own stream `budget`.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from governance.ledger import access
from governance.ledger.models import Account, Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.rules import AccountKind, Movement, grant_cents
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict

STREAM = "budget"


@transaction.atomic
def open_year(year: int, *, by: User | None, at: datetime) -> GrantYear:
    """Open a budget year and book the city's grant."""
    access.can_administer(by, at=at).or_403()
    access.can_open_year(by, year, at=at).or_409()
    opened = GrantYear.objects.create(year=year)
    grant = Account.objects.create(year=opened, kind=AccountKind.GRANT, floor=-grant_cents())
    free = Account.objects.create(year=opened, kind=AccountKind.FREE)
    key = uuid5(NAMESPACE_URL, f"som:toelage:{year}")
    _post(Movement.GRANT, grant, free, grant_cents(), key=key, by=by, at=at)
    record(by, "open_year", opened, at=at, stream=STREAM, year=year, amount=grant_cents())
    return opened


@transaction.atomic
def add_line(code: str, name: str, werking: str, *, by: User | None, at: datetime) -> BudgetLine:
    """Add a budgetpost; it holds money in a year once the raad's decision is allocated to it."""
    access.can_administer(by, at=at).or_403()
    line = BudgetLine.objects.create(code=code, name=name, werking=BudgetLine.Werking(werking))
    record(by, "add_line", line, at=at, stream=STREAM, code=code)
    return line


@transaction.atomic
def authorise(
    year: GrantYear, amount: int, reference: str, decided_on: date, *, by: User | None, at: datetime
) -> Authorisation:
    """Note what a decision of the raad allows; `reference` is its number."""
    access.can_administer(by, at=at).or_403()
    authorisation = Authorisation.objects.create(year=year, amount=amount, reference=reference, decided_on=decided_on)
    record(by, "authorise", authorisation, at=at, stream=STREAM, reference=reference, amount=amount)
    return authorisation


@transaction.atomic
def allocate(line: BudgetLine, authorisation: Authorisation, *, key: UUID, by: User | None, at: datetime) -> Posting:
    """Give a line the amount of a decision (toewijzing), once."""
    year = GrantYear.objects.locked(authorisation.year_id)
    access.can_administer(by, at=at).or_403()
    if known := _known(key, Movement.ALLOCATION, authorisation=authorisation, target__line=line):
        return known
    access.can_allocate(by, line, authorisation, at=at).or_409()
    free = Account.objects.get(year=year, kind=AccountKind.FREE)
    credit = _account(year, AccountKind.LINE, line)
    posting = _post(
        Movement.ALLOCATION, free, credit, authorisation.amount, key=key, by=by, at=at, authorisation=authorisation
    )
    return _recorded(by, "allocate", authorisation, posting, at=at)


@transaction.atomic
def commit(
    line: BudgetLine,
    year: GrantYear,
    amount: int,
    *,
    counterparty: str,
    subject: str,
    authorisation: Authorisation | None = None,
    key: UUID,
    by: User | None,
    at: datetime,
) -> Commitment:
    """Keep money of a line for one third party (vastlegging); above the threshold under a decision of the raad."""
    year = GrantYear.objects.locked(year.pk)
    access.can_spend(by, at=at).or_403()
    if known := _known(key, Movement.COMMITMENT, year=year, source__line=line, amount=amount):
        return known.commitment  # type: ignore[return-value] # a commitment posting always cites its commitment
    access.can_commit(by, line, year, amount, authorisation, at=at).or_409()
    account = Account.objects.create(year=year, kind=AccountKind.COMMITMENT, line=line)
    commitment = Commitment.objects.create(
        year=year,
        line=line,
        account=account,
        amount=amount,
        counterparty=counterparty,
        subject=subject,
        requested_by=by,
    )
    papers = {"authorisation": authorisation, "commitment": commitment}
    credit = _account(year, AccountKind.LINE, line)
    posting = _post(Movement.COMMITMENT, credit, account, amount, key=key, by=by, at=at, note=subject, **papers)
    _recorded(by, "commit", commitment, posting, at=at)
    return commitment


@transaction.atomic
def release(
    commitment: Commitment, amount: int, *, note: str = "", key: UUID, by: User | None, at: datetime
) -> Posting:
    """Give what a commitment does not need back to its line (vrijgave)."""
    year = GrantYear.objects.locked(commitment.year_id)
    access.can_spend(by, at=at).or_403()
    if known := _known(key, Movement.RELEASE, commitment=commitment, amount=amount):
        return known
    access.can_release(by, commitment, amount, at=at).or_409()
    credit = _account(year, AccountKind.LINE, commitment.line)
    posting = _post(
        Movement.RELEASE, commitment.account, credit, amount, key=key, by=by, at=at, note=note, commitment=commitment
    )
    return _recorded(by, "release", commitment, posting, at=at)


@transaction.atomic
def charge(
    commitment: Commitment,
    amount: int,
    *,
    supplier: str,
    number: str,
    dated_on: date,
    note: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
) -> Posting:
    """Pay an invoice out of a commitment (aanrekening). The same invoice is charged once, unless reversed."""
    year = GrantYear.objects.locked(commitment.year_id)
    access.can_spend(by, at=at).or_403()
    if known := _known(key, Movement.CHARGE, commitment=commitment, amount=amount):
        return known
    access.can_charge(by, commitment, amount, supplier, number, at=at).or_409()
    invoice = Invoice.objects.numbered(supplier, number) or Invoice.objects.create(
        supplier=supplier, number=number, dated_on=dated_on, amount=amount
    )
    spent = _account(year, AccountKind.SPENT, commitment.line)
    papers = {"commitment": commitment, "invoice": invoice}
    posting = _post(Movement.CHARGE, commitment.account, spent, amount, key=key, by=by, at=at, note=note, **papers)
    return _recorded(by, "charge", commitment, posting, at=at)


@transaction.atomic
def reverse(posting: Posting, *, note: str = "", key: UUID, by: User | None, at: datetime) -> Posting:
    """Correct a posting by its exact mirror (tegenboeking); nothing that was booked ever changes."""
    GrantYear.objects.locked(posting.year_id)
    access.can_spend(by, at=at).or_403()
    if known := _known(key, Movement.REVERSAL, reverses=posting):
        return known
    access.can_reverse(by, posting, at=at).or_409()
    papers = {
        "authorisation": posting.authorisation,
        "commitment": posting.commitment,
        "invoice": posting.invoice,
        "reverses": posting,
    }
    mirror = _post(
        Movement.REVERSAL, posting.target, posting.source, posting.amount, key=key, by=by, at=at, note=note, **papers
    )
    return _recorded(by, "reverse", posting, mirror, at=at)


@transaction.atomic
def close_year(year: GrantYear, *, by: User | None, at: datetime) -> GrantYear:
    """Sweep what is left back to the city's grant and close the year, for good."""
    year = GrantYear.objects.locked(year.pk)
    access.can_administer(by, at=at).or_403()
    access.can_close_year(by, year, at=at).or_409()
    grant = Account.objects.get(year=year, kind=AccountKind.GRANT)
    left = year.accounts.filter(kind__in=[AccountKind.LINE, AccountKind.FREE], balance__gt=0).order_by("pk")
    for account in left:
        key = uuid5(NAMESPACE_URL, f"som:afsluiting:{year.year}:{account.pk}")
        _post(Movement.CLOSING, account, grant, account.balance, key=key, by=by, at=at)
    year.refresh_from_db()
    year.closed = True
    year.save(update_fields=["closed"])
    record(by, "close_year", year, at=at, stream=STREAM, seq=year.last_seq, hash=year.last_hash)
    return year


def _known(key: UUID, movement: Movement, **facts: object) -> Posting | None:
    """The posting this key already made. Raises Conflict when the key belongs to another booking."""
    posting = Posting.objects.select_related("commitment").filter(key=key).first()
    if posting and not Posting.objects.filter(pk=posting.pk, kind=movement, **facts).exists():
        raise Conflict(_("Dit formulier boekte al iets anders. Open het opnieuw en probeer nog eens."))
    return posting


def _account(year: GrantYear, kind: AccountKind, line: BudgetLine) -> Account:
    """The account of a line in a year; the year is locked."""
    return Account.objects.get_or_create(year=year, kind=kind, line=line)[0]


def _post(
    movement: Movement,
    source: Account,
    target: Account,
    amount: int,
    *,
    key: UUID,
    by: User | None,
    at: datetime,
    note: str = "",
    **papers: Model | None,
) -> Posting:
    """Ask the database to post; it numbers, seals and moves the balances, or refuses."""
    posting = Posting.objects.create(
        key=key,
        year_id=source.year_id,
        kind=movement,
        source=source,
        target=target,
        amount=amount,
        booked_on=clock.day_of(at),
        created_at=at,
        actor=by,
        note=note,
        **papers,
    )
    posting.refresh_from_db(fields=["seq", "previous_hash", "hash"])
    return posting


def _recorded(by: User | None, verb: str, thing: Model, posting: Posting, *, at: datetime) -> Posting:
    """Write the deed of a posting in the record."""
    year = posting.year.year
    record(by, verb, thing, at=at, stream=STREAM, year=year, seq=posting.seq, amount=posting.amount, hash=posting.hash)
    return posting
