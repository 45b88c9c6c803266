"""The pages of the budget, as (url name, role, what its address is about)."""

from collections.abc import Callable
from typing import Any

from governance.ballots.models import Decision
from governance.ledger.models import Commitment, GrantYear, Invoice, Posting, SpendingRequest
from tests.rights.roles import STRANGER

Address = Callable[[], list[Any]]


def latest_year() -> list[Any]:
    """The latest budget year."""
    return [GrantYear.objects.latest("year").year]


def year_line() -> list[Any]:
    """The studio's line of this year."""
    return [*latest_year(), "stu"]


def own_line() -> list[Any]:
    """The line of a labo, this year."""
    return [*latest_year(), "thuistaal"]


def first(rows: Any) -> Address:
    """The first of these rows."""
    return lambda: [rows.all()[0].pk]


LATEST, WAITING = first(Commitment.objects.order_by("-pk")), first(SpendingRequest.objects.open())
DUE, NOTE = first(Invoice.objects.filter(postings=None, credits=None)), first(Invoice.objects.exclude(credits=None))
PLAIN: Address = list
MONEY: list[tuple[str, str, Address]] = [
    ("ledger:year", STRANGER, latest_year),
    ("ledger:settlement", STRANGER, latest_year),
    ("front:money", STRANGER, latest_year),
    ("front:interests", "voorzitter", lambda: [Decision.objects.exclude(commitment=None)[0].number]),
    ("ledger:working_year", STRANGER, lambda: [GrantYear.objects.latest("year").year - 1]),
    ("ledger:posting", "coordinator", first(Posting.objects.order_by("-pk"))),
    ("ledger:my_lines", "labotrekker", PLAIN),
    ("ledger:commitment", STRANGER, first(Commitment.objects.order_by("pk"))),
    *((f"ledger:{name}", "coordinator", year_line) for name in ("line", "postings", "commit", "shift", "take_back")),
    ("ledger:request_commitment", "coordinator", year_line),
    *((f"ledger:{name}", "coordinator", latest_year) for name in ("authorise", "allocate", "requests", "close_year")),
    *((f"ledger:{name}", "coordinator", PLAIN) for name in ("open_year", "add_line", "invoices", "note_invoice")),
    *((f"ledger:{name}", "coordinator", LATEST) for name in ("charge", "release")),
    *((f"ledger:{name}", "voorzitter", WAITING) for name in ("request", "approve_request", "refuse_request")),
    *((f"ledger:{name}", "coordinator", DUE) for name in ("invoice", "pay_directly")),
    ("ledger:line", "coordinator", own_line),
    ("ledger:entrust_line", "coordinator", lambda: ["thuistaal"]),
    ("ledger:credit", "coordinator", NOTE),
    ("ledger:reverse", "coordinator", first(Posting.objects.order_by("-pk"))),
]
