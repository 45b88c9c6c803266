"""Working years, the burn-down and the expected balance, against a slow model that adds up posting by posting."""

from collections import defaultdict
from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.test import Client

from governance.ledger import actions
from governance.ledger.models import BudgetLine, GrantYear, Posting, SpendingRequest
from governance.ledger.queries import burn_down_of, flows_in, waiting_cents, year_overview
from governance.people.models import User
from som_portal.kit.access import Conflict
from som_portal.kit.money import euro
from tests.governance.ledger.conftest import charge_to, commit_to
from tests.governance.ledger.test_papers import invoice_of
from tests.governance.ledger.test_views import text_of

pytestmark = pytest.mark.django_db
START = datetime.fromisoformat("2026-01-02T10:00:00+01:00")
ADDS = {"commitment": (1, 0), "release": (-1, 0), "charge": (-1, 1), "direct": (0, 1), "credit": (0, -1)}
"""What a movement adds to committed and to spent."""


def slow(since: date, until: date) -> dict[str, tuple[int, int]]:
    """Committed and spent per line in a period."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in Posting.objects.select_related("source__line", "target__line", "reverses"):
        kind, sign = (one.reverses.kind, -1) if one.reverses else (one.kind, 1)
        line = one.source.line or one.target.line
        if line is not None and since <= one.booked_on <= until:
            committed, spent = ADDS.get(kind, (0, 0))
            sums[line.code][0] += sign * committed * one.amount
            sums[line.code][1] += sign * spent * one.amount
    return {code: (committed, spent) for code, (committed, spent) in sums.items()}


class Booker:
    """Books whatever the dice say; what does not fit is not booked."""

    def __init__(self, line: BudgetLine, year: GrantYear, by: User, dice: Random) -> None:
        self.line, self.year, self.by, self.dice = line, year, by, dice
        self.kept = [commit_to(line, year, 200_000, by, START) for _again in range(3)]

    def commit(self, cents: int, number: int, at: datetime) -> None:
        self.kept.append(commit_to(self.line, self.year, cents * 10, self.by, at))

    def charge(self, cents: int, number: int, at: datetime) -> None:
        charge_to(self.dice.choice(self.kept), cents, self.by, at, number=f"K-{number}")

    def release(self, cents: int, number: int, at: datetime) -> None:
        actions.release(self.dice.choice(self.kept), cents, note="Minder", key=uuid4(), by=self.by, at=at)

    def pay(self, cents: int, number: int, at: datetime) -> None:
        small = invoice_of(cents, self.by, at, number=f"P-{number}")
        actions.pay_directly(self.line, self.year, small, cents, key=uuid4(), by=self.by, at=at)

    def credit(self, cents: int, number: int, at: datetime) -> None:
        paid = charge_to(self.dice.choice(self.kept), cents, self.by, at, number=f"C-{number}").invoice
        note = invoice_of(max(1, cents // 3), self.by, at, number=f"CN-{number}", credits=paid)
        actions.credit(note, self.year, key=uuid4(), by=self.by, at=at)

    def reverse(self, cents: int, number: int, at: datetime) -> None:
        rows = Posting.objects.exclude(kind__in=("grant", "allocation", "reversal")).order_by("seq")
        actions.reverse(self.dice.choice(list(rows)), note="Fout", key=uuid4(), by=self.by, at=at)

    def ask(self, cents: int, number: int, at: datetime) -> None:
        words = {"counterparty": "x", "subject": "y", "key": uuid4(), "by": self.by, "at": at}
        actions.request_commitment(self.line, self.year, cents, **words)


def book_a_year(booker: Booker) -> None:
    """Forty deeds from January to December."""
    deeds = (booker.commit, booker.charge, booker.release, booker.pay, booker.credit, booker.reverse, booker.ask)
    for number in range(40):
        with suppress(Conflict):
            booker.dice.choice(deeds)(booker.dice.randint(1, 20_000), number, START + timedelta(days=9 * number))


@pytest.mark.parametrize("seed", range(4))
def test_every_period_says_what_its_postings_add_up_to(
    line: BudgetLine, year: GrantYear, spender: User, client: Client, seed: int
) -> None:
    book_a_year(Booker(line, year, spender, Random(seed)))
    for start in (2025, 2026):
        model = slow(date(start, 9, 1), date(start + 1, 8, 31))
        found = {flow.line.code: (flow.committed, flow.spent) for flow in flows_in(start)}
        assert found == {code: sums for code, sums in model.items() if code in found}
        assert set(model) - set(found) == set()
    seen = year_overview(year)
    together = [flow for start in (2025, 2026) for flow in flows_in(start)]
    assert (sum(one.committed for one in together), sum(one.spent for one in together)) == (seen.committed, seen.spent)
    for month in burn_down_of(seen, date(2027, 1, 1)).months:
        last = date(2026 + month.number // 12, month.number % 12 + 1, 1) - timedelta(days=1)
        assert month.left == 20_000_000 - sum(spent for _kept, spent in slow(date(2026, 1, 1), last).values())
    asked = sum(one.amount for one in SpendingRequest.objects.all() if one.refused_at is None)
    assert waiting_cents(year) == asked
    expected = euro(seen.free - asked).replace("\u00a0", " ")
    assert f"Verwacht saldo: {expected}" in text_of(client.get("/budget/2026/"))
