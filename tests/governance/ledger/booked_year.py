"""The budget year of demo.toml as two people type it, through whatever types; and what every form of it must say."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any, Protocol

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from governance.ledger import reports
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.queries import line_overview, year_overview
from som_portal.demo.content import Entry, entries
from som_portal.demo.seed.budget_work import UBL
from som_portal.kit.money import euro
from tests.governance.ledger.test_reports import accepted
from tests.letters import LETTER
from tests.papers import read_back

Figures = dict[str, tuple[int, ...]]
"""Cents allocated, committed and spent, by the code of the line."""
ALONE = 250_000
NOTE = "/budget/facturen/inschrijven/"
BELOW = "fiets"
"""The line of a labo that the year of the demo does not have."""


class Typist(Protocol):
    """Somebody behind the forms."""

    def hand_in(self, path: str, /, **fields: object) -> str:
        """Fill a form in and hand it in; where it leads."""

    def book(self, path: str, /, **fields: object) -> str:
        """Fill in, look back (the amount stands there in words), book; where it leads."""


class Reader(Protocol):
    """Somebody who looks: at the words of a page, at what a file holds."""

    def words(self, path: str, /) -> str: ...
    def file(self, path: str, /) -> bytes: ...


def typed(cents: int) -> str:
    """As somebody types it."""
    return euro(cents).removeprefix("€\u00a0")


class Desk:
    """Two people at the coördinatiecel: one asks, another answers."""

    def __init__(self, year: int, asker: Typist, approver: Typist) -> None:
        self.year, self.asker, self.approver = year, asker, approver
        self.made: dict[str, Any] = {}
        self.numbers = iter(range(1, 999))

    def decide(self, cents: int) -> Authorisation:
        """A decision of the raad, written in."""
        number = f"RAAD-{self.year}-{next(self.numbers):03}"
        facts = {"reference": number, "decided_on": f"{self.year}-01-08", "amount": typed(cents)}
        self.asker.hand_in(f"/budget/{self.year}/besluit-inschrijven/", **facts)
        return Authorisation.objects.get(reference=number)

    def open(self) -> None:
        """The grant, and its division over the lines."""
        self.asker.book("/budget/boekjaar-openen/", year=self.year)
        for post in entries("post"):
            line = {"code": post["id"].lower(), "name": post["naam"], "werking": post.get("werking", "algemeen")}
            self.asker.hand_in("/budget/post-toevoegen/", **line, kind="werking")
            given = BudgetLine.objects.get(code=post["id"].lower())
            decision = self.decide(post["cent"])
            self.asker.book(f"/budget/{self.year}/toewijzen/", authorisation=decision.pk, line=given.pk)

    def vastlegging(self, row: Entry) -> None:
        """Small: alone. Large: a decision, a request, and another person."""
        words = {"amount": typed(row["cent"]), "counterparty": row["tegenpartij"], "subject": row["omschrijving"]}
        self.made[row["id"]] = self.keep(row["post"].lower(), row["cent"], words)

    def keep(self, code: str, cents: int, words: dict[str, str]) -> Commitment:
        """Money kept aside on a line, the way its amount asks for."""
        line = f"/budget/{self.year}/{code}/"
        if cents <= ALONE:
            self.asker.book(f"{line}vastleggen/", **words)
        else:
            self.ask(code, words | {"authorisation": str(self.decide(cents).pk)})
        return Commitment.objects.latest("pk")

    def ask(self, code: str, words: dict[str, str]) -> Commitment:
        """One asks, another approves with a visum."""
        asked = self.asker.book(f"/budget/{self.year}/{code}/vragen/", **words)
        self.approver.book(f"{asked}goedkeuren/", visum="Offerte gezien")
        return Commitment.objects.latest("pk")

    def aanrekening(self, row: Entry) -> None:
        """The invoice, then its charge."""
        kept: Commitment = self.made[row["verwijst_naar"]]
        invoice = self.note(row["id"], row["cent"], supplier=kept.counterparty)
        self.made[row["id"]] = self.charge(kept, invoice, row["cent"])

    def note(self, number: str, cents: int, **more: object) -> Invoice:
        """An invoice, written in."""
        self.asker.hand_in(NOTE, number=number, dated_on=f"{self.year}-03-01", amount=typed(cents), **more)
        return Invoice.objects.latest("pk")

    def charge(self, kept: Commitment, invoice: Invoice, cents: int) -> Posting:
        """An invoice or a part of it, paid out of what was kept."""
        self.asker.book(f"{kept.get_absolute_url()}aanrekenen/", invoice=invoice.pk, amount=typed(cents))
        return Posting.objects.latest("pk")

    def vrijgave(self, row: Entry) -> None:
        """What is not needed goes back."""
        self.release(self.made[row["verwijst_naar"]], row["cent"], row["omschrijving"])

    def release(self, kept: Commitment, cents: int, why: str) -> None:
        """Back to the line."""
        self.asker.book(f"{kept.get_absolute_url()}vrijgeven/", amount=typed(cents), note=why)

    def tegenboeking(self, row: Entry) -> None:
        """The mirror."""
        wrong: Posting = self.made[row["verwijst_naar"]]
        self.asker.book(f"/budget/boekingen/{wrong.pk}/tegenboeken/", note=row["omschrijving"])

    def pay(self, invoice: Invoice, code: str, cents: int) -> Posting:
        """A small invoice, from its line."""
        line = BudgetLine.objects.get(code=code)
        self.asker.book(f"{invoice.get_absolute_url()}betalen/", line=line.pk, amount=typed(cents))
        return Posting.objects.latest("pk")


def book_what_the_demo_does_not(desk: Desk) -> Figures:
    """Every form that demo.toml has no row for; what it adds, by hand: allocated, committed and spent per line."""
    home, lab = f"/budget/{desk.year}/lab/", BudgetLine.objects.get(code="lab")
    below = {"code": BELOW, "name": "Fietslabo", "werking": "laboratorium", "kind": "labo", "parent": lab.pk}
    desk.asker.hand_in("/budget/post-toevoegen/", **below)
    fiets = BudgetLine.objects.get(code=BELOW)
    desk.asker.book(f"{home}verschuiven/", target=fiets.pk, amount="1.000,01", note="Het labo begint")
    words = {"amount": "800,10", "counterparty": "Fietsatelier", "subject": "Tien fietsen"}
    kept = desk.ask(BELOW, words)
    refused = desk.asker.book(f"/budget/{desk.year}/{BELOW}/vragen/", **words | {"amount": "90"})
    desk.approver.hand_in(f"{refused}weigeren/", reason="Dat kan met de fietsen van de stad")
    paper = SimpleUploadedFile("factuur.pdf", LETTER, "application/pdf")
    invoice = desk.note("FA-1", 60_025, supplier="Fietsatelier", kbo="0123.456.749", scan=paper)
    for part in (30_020, 30_005):
        desk.charge(kept, invoice, part)
    note = desk.note("CN-1", 10_005, supplier="Fietsatelier", credits=invoice.pk)
    desk.asker.book(f"{note.get_absolute_url()}creditnota/")
    desk.release(kept, 15_000, "Twee fietsen minder")
    _pay_twice(desk)
    back = desk.decide(50_007)
    desk.asker.book(f"{home}terugnemen/", authorisation=back.pk)
    return {BELOW: (100_001, 80_010 - 60_025 - 15_000, 60_025 - 10_005 + 15_050), "lab": (-150_008, 0, 0)}


def _pay_twice(desk: Desk) -> None:
    """A Peppol file fills its form in; it is paid from the wrong line first, and once more after the reversal."""
    text = UBL.format(number="P-7", day=f"{desk.year}-03-10", supplier="Fietshandel", euros="150.50")
    file = SimpleUploadedFile("factuur.xml", text.encode(), "application/xml")
    desk.asker.hand_in(NOTE, scan=file)
    peppol = Invoice.objects.latest("pk")
    wrong = desk.pay(peppol, "stu", 15_050)
    desk.asker.book(f"/budget/boekingen/{wrong.pk}/tegenboeken/", note="Verkeerde post")
    desk.pay(peppol, BELOW, 15_050)


def close(desk: Desk) -> None:
    """Give free what is still kept, each by its form, and close the year for good."""
    for kept in Commitment.objects.filter(account__balance__gt=0).select_related("account").order_by("pk"):
        desk.release(kept, kept.account.balance, "Einde van het jaar")
    desk.asker.book(f"/budget/{desk.year}/afsluiten/")


def rows_of_the_year() -> list[Entry]:
    """What demo.toml books between January and December of its middle year."""
    return [row for row in entries("grootboek") if row["datum"].startswith("J ") and hasattr(Desk, row["soort"])]


def expected() -> Figures:
    """Allocated, committed and spent per line, added up from demo.toml alone."""
    given: dict[str, int] = {post["id"].lower(): post["cent"] for post in entries("post")}
    committed, spent = dict.fromkeys(given, 0), dict.fromkeys(given, 0)
    rows = {row["id"]: row for row in entries("grootboek")}
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
    return {line: (given[line], committed[line], spent[line]) for line in given}


def together(one: Figures, other: Figures) -> Figures:
    """Added up, line by line."""
    nothing = (0, 0, 0)
    pairs = {code: zip(one.get(code, nothing), other.get(code, nothing), strict=True) for code in one | other}
    return {code: tuple(a + b for a, b in pair) for code, pair in pairs.items()}


def found_in(year: GrantYear) -> Figures:
    """Allocated, committed and spent per line, as the ledger says it."""
    seen = {line.code: line_overview(line, year) for line in BudgetLine.objects.all()}
    return {code: (one.allocated, one.committed, one.spent) for code, one in seen.items()}


def says_the_same_everywhere(reader: Reader, year: GrantYear) -> None:
    """Screen, PDF, workbook, CSV, JSON and beancount, to the cent."""
    settled, seen = reports.settlement_of(year), year_overview(year)
    home = f"/budget/{year.year}/"
    figures = [euro(cents) for one in (*seen.lines, *seen.werkingen, seen) for cents in _four(one)]
    screen, paper = reader.words(home), _squeezed(read_back(reader.file(f"{home}afrekening/afrekening.pdf")).text)
    assert [figure for figure in figures if figure not in screen] == []
    assert [figure for figure in figures if _squeezed(figure) not in paper] == []
    book = load_workbook(BytesIO(reader.file(f"{home}afrekening/afrekening.xlsx"))).worksheets[0]
    rows = list(book.iter_rows(min_row=2, max_row=1 + len(seen.lines), values_only=True))
    cells = [[round(cell * 100) for cell in row[2:6]] for row in rows]
    assert sorted(cells) == sorted(_four(line) for line in seen.lines)
    sheet = reader.file(f"{home}afrekening/boekingen.csv").decode("utf-8-sig")
    amounts = [int(row[8].replace(",", "")) for row in list(csv.reader(StringIO(sheet), delimiter=";"))[1:]]
    assert amounts == [one.amount for one in settled.entries]
    assert json.loads(reader.file(f"{home}afrekening/boekjaar.json"))["balances"] == settled.accounts
    assert accepted(reader.file(f"{home}afrekening/boekjaar.beancount").decode()) == settled.accounts


def _four(one: Any) -> list[int]:
    return [one.allocated, one.committed, one.spent, one.free]


def _squeezed(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())
