"""A year from its opening to its closing, and its division over the lines."""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from governance.ledger import access
from governance.ledger.actions.posting import STREAM, account_of, known, post, recorded
from governance.ledger.actions.sealing import publish_seal
from governance.ledger.models import Account, Authorisation, BudgetLine, GrantYear, Posting
from governance.ledger.rules import AccountKind, Movement, grant_cents
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def open_year(year: int, *, by: User | None, at: datetime) -> GrantYear:
    """Open a budget year and book the city's grant."""
    access.can_administer(by, at=at).or_403()
    access.can_open_year(by, year, at=at).or_409()
    opened = GrantYear.objects.create(year=year)
    grant = Account.objects.create(year=opened, kind=AccountKind.GRANT, floor=-grant_cents())
    free = Account.objects.create(year=opened, kind=AccountKind.FREE)
    key = uuid5(NAMESPACE_URL, f"som:toelage:{year}")
    post(Movement.GRANT, grant, free, grant_cents(), key=key, by=by, at=at)
    record(by, "open_year", opened, at=at, stream=STREAM, year=year, amount=grant_cents())
    return opened


@transaction.atomic
def add_line(
    code: str,
    name: str,
    werking: str,
    *,
    kind: str = BudgetLine.Kind.WERKING,
    parent: BudgetLine | None = None,
    holder: User | None = None,
    by: User | None,
    at: datetime,
) -> BudgetLine:
    """Add a budgetpost; it holds money in a year once the raad's decision is allocated, or money shifted, to it."""
    access.can_administer(by, at=at).or_403()
    access.can_add_line(by, code, werking, parent, at=at).or_409()
    line = BudgetLine.objects.create(
        code=code, name=name, werking=BudgetLine.Werking(werking), kind=kind, parent=parent, holder=holder
    )
    record(by, "add_line", line, at=at, stream=STREAM, code=code)
    return line


@transaction.atomic
def entrust_line(line: BudgetLine, person: User | None, *, by: User | None, at: datetime) -> BudgetLine:
    """Say who follows a line: that person reads it in plain words and may ask for its money. None: nobody."""
    line = BudgetLine.objects.locked(line.pk)
    access.can_administer(by, at=at).or_403()
    access.can_entrust_line(by, line, at=at).or_409()
    line.holder = person
    line.save(update_fields=["holder"])
    record(by, "entrust_line", line, at=at, stream=STREAM, code=line.code)
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
    if booked := known(key, Movement.ALLOCATION, authorisation=authorisation, target__line=line):
        return booked
    access.can_allocate(by, line, authorisation, at=at).or_409()
    free = Account.objects.get(year=year, kind=AccountKind.FREE)
    credit = account_of(year, AccountKind.LINE, line)
    posting = post(
        Movement.ALLOCATION, free, credit, authorisation.amount, key=key, by=by, at=at, authorisation=authorisation
    )
    return recorded(by, "allocate", authorisation, posting, at=at)


@transaction.atomic
def take_back(line: BudgetLine, authorisation: Authorisation, *, key: UUID, by: User | None, at: datetime) -> Posting:
    """Take the amount of a decision back from a line, to be divided again (terugname), once."""
    year = GrantYear.objects.locked(authorisation.year_id)
    access.can_administer(by, at=at).or_403()
    if booked := known(key, Movement.TAKEBACK, authorisation=authorisation, source__line=line):
        return booked
    access.can_take_back(by, line, authorisation, at=at).or_409()
    free = Account.objects.get(year=year, kind=AccountKind.FREE)
    ends = (account_of(year, AccountKind.LINE, line), free)
    posting = post(Movement.TAKEBACK, *ends, authorisation.amount, key=key, by=by, at=at, authorisation=authorisation)
    return recorded(by, "take_back", authorisation, posting, at=at)


@transaction.atomic
def shift(
    source: BudgetLine,
    target: BudgetLine,
    year: GrantYear,
    amount: int,
    *,
    authorisation: Authorisation | None = None,
    note: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
) -> Posting:
    """Move what is free from one line to another (verschuiving); between two werkingen under a decision."""
    year = GrantYear.objects.locked(year.pk)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.SHIFT, year=year, source__line=source, target__line=target, amount=amount):
        return booked
    access.can_shift(by, source, target, year, amount, authorisation, at=at).or_409()
    ends = (account_of(year, AccountKind.LINE, source), account_of(year, AccountKind.LINE, target))
    posting = post(Movement.SHIFT, *ends, amount, key=key, by=by, at=at, note=note, authorisation=authorisation)
    return recorded(by, "shift", target, posting, at=at)


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
        post(Movement.CLOSING, account, grant, account.balance, key=key, by=by, at=at)
    year.refresh_from_db()
    year.closed = True
    year.save(update_fields=["closed"])
    record(by, "close_year", year, at=at, stream=STREAM, seq=year.last_seq, hash=year.last_hash)
    publish_seal(year, f"afrekening {year.year}", by=by, at=at)
    return year
