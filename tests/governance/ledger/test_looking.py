"""Looking at a year: pictures that never show more than there is, and the pages that drill down to one posting."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from governance.ledger import actions, pictures
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from governance.ledger.queries import burn_down_of, flows_in, waiting_cents, year_overview
from governance.people.models import User
from tests import make
from tests.governance.ledger.conftest import charge_to, commit_to
from tests.governance.ledger.test_papers import invoice_of
from tests.governance.ledger.test_views import text_of

ClientOf = Callable[[User], Client]
CENTS = st.integers(0, 20_000_000)


@pytest.mark.parametrize(
    ("used", "credit", "tone"),
    [
        (0, 0, ""),
        (1, 0, "bad"),
        (79, 100, ""),
        (80, 100, "warn"),
        (94, 100, "warn"),
        (95, 100, "bad"),
        (100, 100, "bad"),
    ],
)
def test_a_line_warns_at_80_and_95_percent(used: int, credit: int, tone: str) -> None:
    assert pictures.used_tone(used, credit) == tone


@given(st.lists(CENTS, max_size=6), st.integers(1, 2_000))
def test_the_parts_of_a_bar_never_pass_the_whole(parts: list[int], total: int) -> None:
    found = pictures.widths(parts, sum(parts), total)
    assert min(found, default=0) >= 0
    assert sum(found) == (total if sum(parts) else 0)


@given(CENTS, st.lists(CENTS, max_size=4), st.integers(10, 400))
def test_a_waterfall_ends_at_what_is_left(whole: int, falls: list[int], wide: int) -> None:
    steps = pictures.waterfall(("a", whole), [("b", cents, "k") for cents in falls], "c", wide)
    assert steps[-1].cents == whole - sum(falls)
    assert len(steps) == len(falls) + 2
    if sum(falls) <= whole:
        assert all(step.x >= 0 and step.width >= 0 and step.x + step.width <= wide for step in steps)


@given(CENTS, st.lists(st.integers(0, 1_000_000), min_size=12, max_size=12), st.integers(0, 12))
def test_a_burn_down_ends_where_the_money_is(grant: int, spent: list[int], known: int) -> None:
    months = pictures.burn_down(grant, spent, known)
    assert months[-1].ideal == 0
    assert [month.left is None for month in months] == [number > known for number in range(1, 13)]
    if known:
        assert months[known - 1].left == grant - sum(spent[:known])


@pytest.mark.django_db
def test_the_burn_down_counts_credit_notes_and_corrections(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    invoice = charge_to(commitment, 300_000, spender, at).invoice
    note = invoice_of(100_000, spender, at, number="CN", credits=invoice)
    actions.credit(note, year, key=uuid4(), by=spender, at=at)
    wrong = charge_to(commitment, 50_000, spender, at, number="F-2")
    actions.reverse(wrong, key=uuid4(), by=spender, at=at)
    burn = burn_down_of(year_overview(year), at.date())
    assert [month.left for month in burn.months[:4]] == [20_000_000, 20_000_000, 19_800_000, None]


@pytest.mark.django_db
def test_a_working_year_reaches_over_two_budget_years(
    commitment: Commitment, line: BudgetLine, spender: User, at: datetime
) -> None:
    charge_to(commitment, 300_000, spender, at)
    [flow] = flows_in(2025)
    assert (flow.line, flow.committed, flow.spent) == (line, 650_000, 300_000)
    assert flows_in(2026) == []


@pytest.mark.django_db
def test_what_is_asked_lowers_the_expected_balance(
    client: Client, line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    facts = {"counterparty": "x", "subject": "y"}
    actions.request_commitment(line, year, 123_456, **facts, key=uuid4(), by=spender, at=at)
    assert waiting_cents(year) == 123_456
    assert "Verwacht saldo: € 198.765,44" in text_of(client.get("/budget/2026/"))


@pytest.mark.django_db
def test_a_line_that_is_nearly_gone_says_so(client: Client, line: BudgetLine, spender: User, at: datetime) -> None:
    assert "gebruikt" not in text_of(client.get("/budget/2026/")).replace("Hoeveel is er gebruikt?", "")
    for _again in range(23):
        commit_to(line, GrantYear.objects.get(), 240_000, spender, at)
    assert "95 % gebruikt, bijna op" in text_of(client.get("/budget/2026/"))


@pytest.mark.django_db
def test_a_stranger_drills_down_to_the_paper_but_not_to_the_person(
    client: Client, client_of: ClientOf, commitment: Commitment, spender: User, at: datetime
) -> None:
    posting = charge_to(commitment, 100, spender, at)
    path = reverse("ledger:posting", args=[posting.pk])
    page = text_of(client.get(path))
    assert "Kennisinstelling F-1" in page
    assert posting.hash in page
    assert spender.name not in page
    assert spender.name in text_of(client_of(make.user("Iemand")).get(path))


@pytest.mark.django_db
@time_machine.travel(make.AT, tick=False)
def test_who_leads_a_labo_reads_its_own_line_in_plain_words(
    client_of: ClientOf, line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    lead = make.user("Labotrekker")
    lab = actions.add_line("AI", "AI", "laboratorium", kind="labo", parent=line, holder=lead, by=spender, at=at)
    actions.shift(line, lab, year, 100_000, key=uuid4(), by=spender, at=at)
    commit_to(lab, year, 60_000, spender, at)
    page = text_of(client_of(lead).get("/budget/mijn-posten/"))
    assert "Je kreeg € 1.000. Daarvan is € 0 uitgegeven en staat € 600 opzij" in page
    assert "Je kan nog € 400 besteden." in page
    assert "Je hebt geen eigen post" in text_of(client_of(spender).get("/budget/mijn-posten/"))


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["1", "9999"])
def test_a_working_year_that_cannot_be_is_404(client: Client, start: str) -> None:
    assert client.get(f"/budget/werkjaar/{start}/").status_code == 404
