"""What every booking does: know its key, ask the database to post, record."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from governance.ledger.models import Account, BudgetLine, GrantYear, Posting
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Reused

STREAM = "budget"


def known(key: UUID, movement: Movement, **facts: object) -> Posting | None:
    """The posting this key already made. Raises Reused when the key belongs to another booking."""
    posting = Posting.objects.select_related("commitment").filter(key=key).first()
    if posting and not Posting.objects.filter(pk=posting.pk, kind=movement, **facts).exists():
        raise Reused(_("Dit formulier boekte al iets anders. Wat je nu typte, is niet geboekt: kijk na en ga verder."))
    return posting


def account_of(year: GrantYear, kind: AccountKind, line: BudgetLine) -> Account:
    """The account of a line in a year; the year is locked."""
    return Account.objects.get_or_create(year=year, kind=kind, line=line)[0]


def post(
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


def recorded(by: User | None, verb: str, thing: Model, posting: Posting, *, at: datetime) -> Posting:
    """Write the deed of a posting in the record."""
    year = posting.year.year
    record(by, verb, thing, at=at, stream=STREAM, year=year, seq=posting.seq, amount=posting.amount, hash=posting.hash)
    return posting
