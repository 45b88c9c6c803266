"""What is free where, and which rows belong to what. Amounts are cents."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, F, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from governance.ledger.models import Account, Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.queries.overview import YearOverview, line_overview, year_overview
from governance.ledger.rules import PAYS_AN_INVOICE, USES_A_DECISION, AccountKind, Movement, Room


def current_year(on: date) -> GrantYear | None:
    """The budget year of a day, or the latest one before it; None before the first year is opened."""
    return GrantYear.objects.filter(year__lte=on.year).order_by("-year").first() or GrantYear.objects.first()


def overview_on(day: date) -> YearOverview | None:
    """The figures of the budget year of a day, or of the latest before it; None before the first year is opened."""
    year = current_year(day)
    return None if year is None else year_overview(year)


def room_on(line: BudgetLine, year: GrantYear) -> Room:
    """The credit of a line in a year, and what is free of it."""
    overview = line_overview(line, year)
    return Room(credit=overview.allocated, free=overview.free)


def room_of(authorisation: Authorisation) -> Room:
    """What a decision allows to be committed, and what is left of that."""
    used = _net(authorisation.postings.all(), Movement.COMMITMENT)
    return Room(credit=authorisation.amount, free=authorisation.amount - used)


def uncharged_of(invoice: Invoice) -> int:
    """What can still be charged on an invoice. A credit note takes nothing away from what was charged."""
    return invoice.amount - _paid_on(invoice)


def spent_on(invoice: Invoice, account_id: int | None = None) -> int:
    """What was charged on an invoice or paid directly, less what was reversed or given back; on one account if named.

    An invoice may be paid from two lines: what one of them paid, the other does not get back.
    """
    there = Q() if account_id is None else Q(source=account_id) | Q(target=account_id)
    paid = Posting.objects.filter(there, Q(invoice=invoice))
    back = Posting.objects.filter(there, Q(invoice__credits=invoice))
    return sum(_net(paid, kind) for kind in PAYS_AN_INVOICE) - _net(back, Movement.CREDIT)


def account_credited_by(note: Invoice, year: GrantYear) -> Account | None:
    """Where the money of a credit note comes back from: the latest that paid at least so much of its invoice."""
    assert note.credits is not None  # a credit note
    paid = Posting.objects.filter(invoice=note.credits, kind__in=PAYS_AN_INVOICE, year=year, reversed_by=None)
    targets = dict.fromkeys(posting.target for posting in paid.select_related("target__line").order_by("-seq"))
    return next((one for one in targets if spent_on(note.credits, one.pk) >= note.amount), None)


def usable_authorisations(year: GrantYear, line: BudgetLine) -> dict[int, int]:
    """The decisions (by pk) under which something can be committed on a line in a year, and how much."""
    elsewhere = Posting.objects.filter(kind__in=USES_A_DECISION, year=year).exclude(target__line=line)
    committed = Q(postings__kind=Movement.COMMITMENT)
    undone = Q(postings__kind=Movement.REVERSAL, postings__reverses__kind=Movement.COMMITMENT)
    rows = Authorisation.objects.filter(year=year).exclude(pk__in=elsewhere.values("authorisation"))
    left = (
        F("amount")
        - Coalesce(Sum("postings__amount", filter=committed), 0)
        + Coalesce(Sum("postings__amount", filter=undone), 0)
    )
    return dict(rows.annotate(left=left).filter(left__gt=0).values_list("pk", "left"))


def due_invoices() -> dict[int, int]:
    """The invoices (by pk) on which something is still to be paid, and how much."""
    paid = Q(postings__kind__in=PAYS_AN_INVOICE)
    undone = Q(postings__kind=Movement.REVERSAL, postings__reverses__kind__in=PAYS_AN_INVOICE)
    due = (
        F("amount")
        - Coalesce(Sum("postings__amount", filter=paid), 0)
        + Coalesce(Sum("postings__amount", filter=undone), 0)
    )
    rows = Invoice.objects.filter(credits=None).annotate(due=due).filter(due__gt=0)
    return dict(rows.values_list("pk", "due"))


def balance_of(year: GrantYear, kind: AccountKind) -> int:
    """The balance of the one account of a kind."""
    return Account.objects.get(year=year, kind=kind).balance


def balance_at(account_id: int) -> int:
    """The balance of an account, now."""
    return Account.objects.values_list("balance", flat=True).get(pk=account_id)


def open_commitments(year: GrantYear) -> QuerySet[Commitment]:
    """Commitments of which something is left."""
    return year.commitments.filter(account__balance__gt=0)


def committed_cents(year: GrantYear) -> int:
    """What stands on the commitments of a year and is not paid yet."""
    return int(year.accounts.filter(kind=AccountKind.COMMITMENT).aggregate(sum=Coalesce(Sum("balance"), 0))["sum"])


def commitments_of(line: BudgetLine, year: GrantYear) -> QuerySet[Commitment]:
    """The commitments of a line in a year, with what is left of each."""
    return Commitment.objects.filter(line=line, year=year).select_related("account").order_by("-pk")


def postings_of(line: BudgetLine, year: GrantYear) -> QuerySet[Posting]:
    """Every posting from or to the accounts of a line in a year, latest first."""
    return _for_reading(Posting.objects.filter(Q(source__line=line) | Q(target__line=line), year=year))


def postings_about(commitment: Commitment) -> QuerySet[Posting]:
    """The life of a commitment, oldest first."""
    return _for_reading(commitment.postings.all()).order_by("seq")


def _for_reading(postings: QuerySet[Posting]) -> QuerySet[Posting]:
    """With everything a row on screen shows."""
    return postings.select_related(
        "year", "source", "target", "authorisation", "commitment__line", "invoice", "reverses", "reversed_by"
    ).order_by("-seq")


def _paid_on(invoice: Invoice) -> int:
    return sum(_net(invoice.postings.all(), kind) for kind in PAYS_AN_INVOICE)


def _net(postings: QuerySet[Posting], kind: Movement) -> int:
    """What was booked of a kind, less what was reversed."""
    signed = Case(
        When(kind=kind, then=F("amount")),
        When(kind=Movement.REVERSAL, reverses__kind=kind, then=-F("amount")),
        default=0,
    )
    return int(postings.aggregate(sum=Coalesce(Sum(signed), 0))["sum"])
