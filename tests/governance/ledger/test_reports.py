"""I17: every form of the year says the same cents, and an independent program agrees with each of them."""

import csv
import json
from datetime import datetime
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from beancount import loader
from beancount.core import realization
from beancount.core.data import Transaction
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from governance.ledger import actions, reports
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from governance.people.models import User
from som_portal.kit.access import Conflict
from som_portal.kit.money import euro
from tests.governance.ledger.conftest import charge_to, commit_to
from tests.governance.ledger.test_papers import invoice_of
from tests.papers import read_back

pytestmark = pytest.mark.django_db
FORMS = ("afrekening.pdf", "afrekening.xlsx", "boekingen.csv", "machine.csv", "boekjaar.beancount", "boekjaar.journal")


@pytest.fixture
def booked(commitment: Commitment, line: BudgetLine, spender: User, at: datetime) -> GrantYear:
    """A year with a bit of everything."""
    year = commitment.year
    invoice = charge_to(commitment, 231_055, spender, at).invoice
    note = invoice_of(31_005, spender, at, number="CN-1", credits=invoice)
    actions.credit(note, year, key=uuid4(), by=spender, at=at)
    small = invoice_of(12_345, spender, at, number="F-9")
    paid = actions.pay_directly(line, year, small, 12_345, key=uuid4(), by=spender, at=at)
    actions.reverse(paid, note='Fout "bedrag" \\ regel', key=uuid4(), by=spender, at=at)
    actions.release(commitment, 18_945, note="=1+1", key=uuid4(), by=spender, at=at)
    year.refresh_from_db()
    return year


def accepted(text: str) -> dict[str, int]:
    """The balances that beancount finds, in cents; every one of its errors fails."""
    entries, errors, _options = loader.load_string(text)
    assert errors == []
    root = realization.realize([entry for entry in entries if isinstance(entry, Transaction)])
    found = {}
    for name in {posting.account for entry in entries if isinstance(entry, Transaction) for posting in entry.postings}:
        position = realization.get(root, name).balance.get_currency_units("EUR")
        found[name] = int(position.number * 100)
    return found


def test_i17_beancount_agrees_with_every_balance(booked: GrantYear) -> None:
    settled = reports.settlement_of(booked)
    assert accepted(reports.beancount(settled)) == settled.accounts


def test_a_falsified_cent_is_refused_by_beancount(booked: GrantYear) -> None:
    text = reports.beancount(reports.settlement_of(booked))
    for wrong in ("2310.55 EUR", "200000.00 EUR"):
        cents = wrong.replace(".55", ".56").replace(".00", ".01")
        _entries, errors, _options = loader.load_string(text.replace(wrong, cents, 1))
        assert errors != []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["commit", "charge", "release", "reverse", "direct", "credit", "shift"]),
        st.integers(1, 300_000),
    ),
    max_size=12,
)
QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@settings(max_examples=10, deadline=None, suppress_health_check=QUIET)
@given(steps=STEPS)
def test_beancount_agrees_with_whatever_is_booked(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime, steps: list[tuple[str, int]]
) -> None:
    _play_and_compare(line, year, spender, at, steps)


@pytest.mark.long
@settings(max_examples=500, deadline=None, suppress_health_check=QUIET)
@given(steps=STEPS)
def test_beancount_agrees_five_hundred_times(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime, steps: list[tuple[str, int]]
) -> None:
    _play_and_compare(line, year, spender, at, steps)


def _play_and_compare(line: BudgetLine, year: GrantYear, by: User, at: datetime, steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        lab = actions.add_line("LAB-A", "Labo A", "laboratorium", kind="labo", parent=line, by=by, at=at)
        for number, (verb, amount) in enumerate(steps):
            try:
                _step(verb, amount, number, line, lab, year, by, at)
            except Conflict:
                continue
        year.refresh_from_db()
        settled = reports.settlement_of(year)
        found = accepted(reports.beancount(settled))
        assert {name: cents for name, cents in settled.accounts.items() if name in found} == found
        assert all(cents == 0 for name, cents in settled.accounts.items() if name not in found)
        transaction.set_rollback(True)


def _step(verb, amount, number, line, lab, year, by, at) -> None:  # type: ignore[no-untyped-def]
    """One random deed."""
    latest = Commitment.objects.first()
    if verb == "shift":
        actions.shift(line, lab, year, amount, key=uuid4(), by=by, at=at)
    elif verb == "direct":
        paper = invoice_of(amount, by, at, number=f"D-{number}")
        actions.pay_directly(line, year, paper, amount, key=uuid4(), by=by, at=at)
    elif verb == "commit" or latest is None:
        commit_to(line, year, amount, by, at)
    elif verb == "charge":
        charge_to(latest, amount, by, at, number=f"F-{number}")
    elif verb == "credit":
        paid = charge_to(latest, amount, by, at, number=f"F-{number}").invoice
        note = invoice_of(max(1, amount // 2), by, at, number=f"C-{number}", credits=paid)
        actions.credit(note, year, key=uuid4(), by=by, at=at)
    elif verb == "release":
        actions.release(latest, amount, key=uuid4(), by=by, at=at)
    else:
        actions.reverse(year.postings.latest("seq"), key=uuid4(), by=by, at=at)


def test_i17_screen_pdf_xlsx_csv_and_json_say_the_same_cents(client: Client, booked: GrantYear) -> None:
    settled = reports.settlement_of(booked)
    seen = settled.overview
    cents = [one.amount for one in settled.entries]
    files = {name: client.get(f"/budget/2026/afrekening/{name}") for name in (*FORMS, "boekjaar.json")}
    assert {answer.status_code for answer in files.values()} == {200}
    semicolons = list(csv.reader(StringIO(files["boekingen.csv"].content.decode("utf-8-sig")), delimiter=";"))
    assert [int(row[8].replace(",", "")) for row in semicolons[1:]] == cents
    machine = list(csv.DictReader(StringIO(files["machine.csv"].content.decode())))
    assert [int(row["cents"]) for row in machine] == cents
    whole = json.loads(files["boekjaar.json"].content)
    assert ([one["cents"] for one in whole["entries"]], whole["balances"]) == (cents, settled.accounts)
    screen = client.get("/budget/2026/afrekening/").content.decode().replace("\u00a0", " ")
    paper = " ".join(read_back(files["afrekening.pdf"].content).text.replace("\u00a0", " ").split())
    for figure in (seen.grant, seen.allocated, seen.committed, seen.spent, seen.free):
        assert euro(figure).replace("\u00a0", " ") in screen
        assert euro(figure).replace("\u00a0", " ") in paper


def test_amounts_in_the_workbook_are_numbers_and_totals_are_formulas(client: Client, booked: GrantYear) -> None:
    content = client.get("/budget/2026/afrekening/afrekening.xlsx").content
    book = load_workbook(BytesIO(content))
    lines = book.worksheets[0]
    assert [cell.data_type for cell in lines[2][2:6]] == ["n"] * 4
    assert round(lines["C2"].value * 100) == 5_800_000
    assert lines["C4"].value == "=SUM(C2:C3)"
    settled = reports.settlement_of(booked)
    for sheet, side in ((book.worksheets[1], False), (book.worksheets[2], True)):
        amounts = [round(row[8].value * 100) for row in sheet.iter_rows(min_row=2, max_row=sheet.max_row - 1)]
        assert amounts == [one.amount for one in settled.journals[side]]


def test_a_decision_shows_apart_what_it_divided_and_what_was_committed_under_it(booked: GrantYear) -> None:
    found = {number: (one.divided, one.committed) for number, one in reports.settlement_of(booked).decisions.items()}
    assert found == {"RAAD-2025-009": (5_800_000, 0), "RAAD-2026-014": (0, 950_000)}


def test_words_are_never_formulas(client: Client, booked: GrantYear) -> None:
    text = client.get("/budget/2026/afrekening/boekingen.csv").content.decode()
    assert text.startswith("\ufeff")
    assert ";'=1+1;" in text
    book = load_workbook(BytesIO(client.get("/budget/2026/afrekening/afrekening.xlsx").content))
    words = [cell.value for sheet in book.worksheets for row in sheet for cell in row if isinstance(cell.value, str)]
    assert "'=1+1" in words
    assert [word for word in words if word.startswith("=") and not word.startswith("=SUM(")] == []


def test_the_settlement_is_a_tagged_pdf_with_invoices_decisions_and_seal(client: Client, booked: GrantYear) -> None:
    paper = read_back(client.get("/budget/2026/afrekening/afrekening.pdf").content)
    assert (paper.title, paper.standard, paper.is_tagged) == ("Afrekening 2026", "ua-1", True)
    squeezed = "".join(paper.text.split())
    for found in ("F-1", "CN-1", "RAAD-2026-014", booked.last_hash):
        assert found in squeezed


def test_a_form_that_does_not_exist_is_404(client: Client, booked: GrantYear) -> None:
    assert client.get("/budget/2026/afrekening/niets.exe").status_code == 404
    assert client.get("/budget/1999/afrekening/boekingen.csv").status_code == 404


def test_every_balance_is_asserted_for_hledger(booked: GrantYear) -> None:
    settled = reports.settlement_of(booked)
    text = reports.hledger(settled)
    sums: dict[str, int] = {}
    for part in text.split("\n\n")[1:-1]:
        for row in part.splitlines()[2:]:
            name, amount = row.split("  EUR ")
            sums[name.strip()] = sums.get(name.strip(), 0) + round(float(amount) * 100)
    asserted = {
        row.split("  EUR ")[0].strip(): round(float(row.split("= EUR ")[1]) * 100)
        for row in text.split("\n\n")[-1].splitlines()[1:]
    }
    assert asserted == settled.accounts
    assert {name: sums.get(name, 0) for name in asserted} == asserted
