"""The whole budget year of demo.toml, typed into the forms by two people; every form of it says the same cents."""

import csv
import json
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from governance.ledger import reports
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting, SpendingRequest
from governance.ledger.queries import line_overview, verify, year_overview
from governance.people.models import User
from som_portal.demo.content import Entry, entries
from som_portal.kit import clock
from som_portal.kit.money import euro
from tests import make
from tests.governance.ledger.test_reports import accepted
from tests.papers import read_back

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
YEAR, ALONE = 2026, 250_000
AT = clock.brussels(YEAR, 12, 15, 10)


def typed(cents: int) -> str:
    """As somebody types it."""
    return euro(cents).removeprefix("€\u00a0")


class Desk:
    """Two people at the coördinatiecel, with one browser each."""

    def __init__(self, client_of: ClientOf) -> None:
        self.asker, self.approver = client_of(make.coordinator()), client_of(make.chair())
        self.made: dict[str, Any] = {}
        self.numbers = iter(range(1, 999))

    def book(self, path: str, by: Client | None = None, **fields: object) -> str:
        """Fill in, look back (the amount stands there in words), book; where it leads."""
        browser, form = by or self.asker, {"key": str(uuid4()), **fields}
        preview = browser.post(path, form)
        assert (preview.status_code, "Klopt dit?" in preview.content.decode()) == (200, True), path
        assert " euro" in preview.content.decode()
        booked = browser.post(path, form | {"sure": "1"})
        assert booked.status_code == 303, booked.content.decode()
        return str(booked["Location"])

    def decide(self, cents: int) -> Authorisation:
        """A decision of the raad, written in."""
        number = f"RAAD-{YEAR}-{next(self.numbers):03}"
        facts = {"reference": number, "decided_on": f"{YEAR}-01-08", "amount": typed(cents)}
        assert self.asker.post(f"/budget/{YEAR}/besluit-inschrijven/", facts).status_code == 303
        return Authorisation.objects.get(reference=number)

    def open(self) -> None:
        """The grant, and its division over the lines."""
        self.book("/budget/boekjaar-openen/", year=YEAR)
        for post in entries("post"):
            line = {"code": post["id"].lower(), "name": post["naam"], "werking": post.get("werking", "algemeen")}
            assert self.asker.post("/budget/post-toevoegen/", line | {"kind": "werking"}).status_code == 303
            given = BudgetLine.objects.get(code=post["id"].lower())
            self.book(f"/budget/{YEAR}/toewijzen/", authorisation=self.decide(post["cent"]).pk, line=given.pk)

    def vastlegging(self, row: Entry) -> None:
        """Small: alone. Large: a decision, a request, and another person."""
        line = f"/budget/{YEAR}/{row['post'].lower()}/"
        words = {"amount": typed(row["cent"]), "counterparty": row["tegenpartij"], "subject": row["omschrijving"]}
        if row["cent"] <= ALONE:
            self.book(f"{line}vastleggen/", **words)
        else:
            asked = self.book(f"{line}vragen/", **words, authorisation=self.decide(row["cent"]).pk)
            self.book(f"{asked}goedkeuren/", self.approver, visum="Offerte gezien")
        self.made[row["id"]] = Commitment.objects.latest("pk")

    def aanrekening(self, row: Entry) -> None:
        """The invoice, then its charge."""
        kept: Commitment = self.made[row["verwijst_naar"]]
        paper = {"supplier": kept.counterparty, "number": row["id"], "dated_on": f"{YEAR}-03-01"}
        noted = self.asker.post("/budget/facturen/inschrijven/", paper | {"amount": typed(row["cent"])})
        assert noted.status_code == 303, noted.content.decode()
        invoice = Invoice.objects.latest("pk")
        self.book(f"{kept.get_absolute_url()}aanrekenen/", invoice=invoice.pk, amount=typed(row["cent"]))
        self.made[row["id"]] = Posting.objects.latest("pk")

    def vrijgave(self, row: Entry) -> None:
        """What is not needed goes back."""
        kept: Commitment = self.made[row["verwijst_naar"]]
        self.book(f"{kept.get_absolute_url()}vrijgeven/", amount=typed(row["cent"]), note=row["omschrijving"])

    def tegenboeking(self, row: Entry) -> None:
        """The mirror."""
        wrong: Posting = self.made[row["verwijst_naar"]]
        self.book(f"/budget/boekingen/{wrong.pk}/tegenboeken/", note=row["omschrijving"])


def rows_of_the_year() -> list[Entry]:
    """What demo.toml books between January and December of its middle year."""
    return [row for row in entries("grootboek") if row["datum"].startswith("J ") and hasattr(Desk, row["soort"])]


def expected() -> dict[str, tuple[int, int]]:
    """Committed and spent per line, added up from demo.toml alone."""
    committed: dict[str, int] = {post["id"].lower(): 0 for post in entries("post")}
    spent, rows = dict(committed), {row["id"]: row for row in entries("grootboek")}
    line_of: dict[str, str] = {}
    for row in rows_of_the_year():
        about = rows.get(row.get("verwijst_naar", ""), row)
        line = row.get("post", "").lower() or line_of[about["id"]]
        line_of[row["id"]] = line
        cents = row.get("cent", about.get("cent"))
        undone = row["soort"] == "tegenboeking"
        if row["soort"] in ("vastlegging", "vrijgave"):
            committed[line] += cents if row["soort"] == "vastlegging" else -cents
        else:
            committed[line] += cents if undone else -cents
            spent[line] += -cents if undone else cents
    return {line: (committed[line], spent[line]) for line in committed}


@pytest.fixture
def desk(client_of: ClientOf) -> Iterator[Desk]:
    with time_machine.travel(AT, tick=False):
        yield Desk(client_of)


def test_i17_the_year_of_the_demo_typed_in_says_the_same_cents_everywhere(desk: Desk, client: Client) -> None:
    desk.open()
    for row in rows_of_the_year():
        getattr(desk, row["soort"])(row)
    year = GrantYear.objects.get(year=YEAR)
    found = {line.code: line_overview(line, year) for line in BudgetLine.objects.all()}
    assert {code: (one.committed, one.spent) for code, one in found.items()} == expected()
    assert SpendingRequest.objects.open().count() == 0
    assert verify() == []
    _everywhere(client, year)


def _everywhere(client: Client, year: GrantYear) -> None:
    """Screen, PDF, workbook, CSV, JSON and beancount."""
    settled, seen = reports.settlement_of(year), year_overview(year)
    home = f"/budget/{YEAR}/"
    figures = [euro(cents) for one in (*seen.lines, *seen.werkingen, seen) for cents in _four(one)]
    screen = client.get(home).content.decode()
    paper = _squeezed(read_back(client.get(f"{home}afrekening/afrekening.pdf").content).text)
    assert [figure for figure in figures if figure not in screen] == []
    assert [figure for figure in figures if _squeezed(figure) not in paper] == []
    book = load_workbook(BytesIO(client.get(f"{home}afrekening/afrekening.xlsx").content)).worksheets[0]
    rows = list(book.iter_rows(min_row=2, max_row=1 + len(seen.lines), values_only=True))
    cells = [[round(cell * 100) for cell in row[2:6]] for row in rows]
    assert sorted(cells) == sorted(_four(line) for line in seen.lines)
    sheet = client.get(f"{home}afrekening/boekingen.csv").content.decode("utf-8-sig")
    amounts = [int(row[8].replace(",", "")) for row in list(csv.reader(StringIO(sheet), delimiter=";"))[1:]]
    assert amounts == [one.amount for one in settled.entries]
    assert json.loads(client.get(f"{home}afrekening/boekjaar.json").content)["balances"] == settled.accounts
    assert accepted(client.get(f"{home}afrekening/boekjaar.beancount").content.decode()) == settled.accounts


def _four(one: Any) -> list[int]:
    return [one.allocated, one.committed, one.spent, one.free]


def _squeezed(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())
