"""The budget in public, and booking through the browser: fill in, look back, book."""

import re
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.charter.norms import house_rules
from governance.ledger import actions
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.queries import line_overview, verify, year_overview
from governance.people.models import User
from som_portal.kit.money import euro
from tests import make
from tests.governance.ledger.conftest import charge_to, commit_to

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
LINE = "/budget/2026/LAB/"
COMMIT = f"{LINE}vastleggen/"


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def desk(client_of: ClientOf, spender: User) -> Client:
    """The browser of the coördinator."""
    return client_of(spender)


def typed(**fields: object) -> dict[str, object]:
    return {"key": str(uuid4()), "amount": "2.000", "counterparty": "drukkerij", "subject": "Affiches", **fields}


def text_of(response: object) -> str:
    """What a reader sees, white space aside."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", words.replace("\u00a0", " "))


# ---- reading


def test_a_stranger_sees_the_year_to_the_cent(client: Client, commitment: Commitment, spender: User, at) -> None:
    charge_to(commitment, 231_050, spender, at)
    page = client.get("/budget/", follow=True)
    assert page.redirect_chain == [("/budget/2026/", 303)]
    seen = text_of(page)
    for figure in ("€ 200.000", "€ 58.000", "€ 7.189,50", "€ 2.310,50", "€ 190.500"):
        assert figure in seen


def test_before_the_first_year_the_page_says_what_comes(client: Client) -> None:
    page = client.get("/budget/")
    assert page.status_code == 200
    assert "Er is nog geen boekjaar" in text_of(page)


def test_a_stranger_follows_a_euro_to_its_decision(client: Client, commitment: Commitment) -> None:
    page = client.get(commitment.get_absolute_url())
    assert page.status_code == 200
    assert '<a href="/besluiten/RAAD-2026-014/">' in page.content.decode()
    assert "kennisinstelling" in text_of(page)


@pytest.mark.parametrize("path", ["/budget/1999/", "/budget/2026/niets/", "/budget/vastleggingen/99999/"])
def test_what_does_not_exist_is_404(client: Client, line: BudgetLine, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("page", ["-1", "abc", "1000000000", "", "1e9"])
def test_an_odd_page_number_is_harmless(client: Client, commitment: Commitment, page: str) -> None:
    for path in (LINE, f"{LINE}boekingen/", commitment.get_absolute_url()):
        assert client.get(path, {"page": page}).status_code == 200


def test_a_stranger_sees_no_buttons_and_is_sent_to_sign_in(client: Client, commitment: Commitment) -> None:
    assert "Leg vast" not in text_of(client.get(LINE))
    assert client.get(COMMIT).status_code == 302


def test_a_raadslid_sees_why_not(client_of: ClientOf, line: BudgetLine) -> None:
    member = client_of(make.raad(1)[0])
    assert "Geld vastleggen doet de coördinatiecel" in text_of(member.get(LINE))
    refused = member.post(COMMIT, typed(sure="1"))
    assert refused.status_code == 403
    assert Commitment.objects.count() == 0


@pytest.mark.parametrize(("path", "most"), [("/budget/2026/", 10), (LINE, 10), (f"{LINE}boekingen/", 12)])
def test_queries_do_not_grow_with_the_postings(
    desk: Client, line: BudgetLine, year: GrantYear, spender: User, at: datetime, path: str, most: int
) -> None:
    counts = []
    for amount in (1, 20):
        for number in range(amount):
            charge_to(commit_to(line, year, 1_000, spender, at), 500, spender, at, number=f"{amount}-{number}")
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(path).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most


def test_the_year_overview_takes_two_queries(
    commitment: Commitment, year: GrantYear, django_assert_num_queries
) -> None:
    with django_assert_num_queries(2):
        assert year_overview(year).werkingen[0].committed == 950_000


# ---- booking


def test_committing_shows_the_amount_back_before_it_books(desk: Client, line: BudgetLine, year: GrantYear) -> None:
    form = typed()
    preview = desk.post(COMMIT, form)
    assert preview.status_code == 200
    assert "Je legt € 2.000 vast op Laboratorium. Daarna blijft € 56.000 vrij." in text_of(preview)
    assert (Commitment.objects.count(), line_overview(line, year).committed) == (0, 0)
    booked = desk.post(COMMIT, form | {"sure": "1"})
    commitment = Commitment.objects.get()
    assert (booked.status_code, booked["Location"]) == (303, commitment.get_absolute_url())
    assert (commitment.amount, commitment.counterparty, commitment.subject) == (200_000, "drukkerij", "Affiches")


def test_a_double_click_books_once(desk: Client, line: BudgetLine) -> None:
    form = typed(sure="1")
    answers = [desk.post(COMMIT, form)["Location"] for _ in range(3)]
    assert (len(set(answers)), Commitment.objects.count()) == (1, 1)


def test_changing_your_mind_keeps_what_was_typed(desk: Client, line: BudgetLine) -> None:
    page = desk.post(COMMIT, typed(reopened="1", subject="Affiches en flyers"))
    assert page.status_code == 200
    assert 'value="Affiches en flyers"' in page.content.decode()
    assert Commitment.objects.count() == 0


def test_above_the_threshold_the_preview_already_asks_for_a_decision(desk: Client, line: BudgetLine) -> None:
    page = desk.post(COMMIT, typed(amount="2.500,01"))
    assert page.status_code == 409
    assert "Boven € 2.500 is een besluit van de SOM-raad nodig." in text_of(page)
    assert 'value="2.500,01"' in page.content.decode()


def test_with_a_decision_more_is_committed_by_another_person(
    desk: Client, client_of: ClientOf, line: BudgetLine, decision: Authorisation
) -> None:
    form = typed(amount="€ 9 500", authorisation=decision.pk)
    alone = desk.post(COMMIT, form)
    assert alone.status_code == 409
    assert "Boven € 2.500 keurt een andere persoon goed wat jij vraagt." in text_of(alone)
    ask = f"{LINE}vragen/"
    assert "Je vraagt € 9.500 op Laboratorium." in text_of(desk.post(ask, form))
    asked = desk.post(ask, form | {"sure": "1"})["Location"]
    visum = {"key": str(uuid4()), "visum": "Offerte gezien"}
    assert "keurt een andere persoon goed" in text_of(desk.post(f"{asked}goedkeuren/", visum | {"sure": "1"}))
    other = client_of(make.chair())
    preview = text_of(other.post(f"{asked}goedkeuren/", visum))
    assert "Je keurt € 9.500 goed voor “Affiches”." in preview
    assert "negenduizend vijfhonderd euro" in preview
    other.post(f"{asked}goedkeuren/", visum | {"sure": "1"})
    assert Posting.objects.latest("seq").authorisation == decision


def test_a_request_is_refused_with_a_reason(desk: Client, client_of: ClientOf, line: BudgetLine) -> None:
    asked = desk.post(f"{LINE}vragen/", typed(sure="1"))["Location"]
    other = client_of(make.chair())
    assert other.post(f"{asked}weigeren/", {"reason": ""}).status_code == 422
    other.post(f"{asked}weigeren/", {"reason": "Te duur"})
    assert "Te duur" in text_of(desk.get(asked))
    assert Commitment.objects.count() == 0


def test_the_same_amount_stands_in_words_before_it_is_booked(desk: Client, line: BudgetLine) -> None:
    preview = text_of(desk.post(COMMIT, typed(amount="1.234,05")))
    assert "€ 1.234,05 , duizend tweehonderdvierendertig euro en vijf cent" in preview


def test_over_the_credit_the_sentence_names_the_amounts(
    desk: Client, line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    big = actions.authorise(year, 9_000_000, "RAAD-2026-020", at.date(), by=spender, at=at)
    page = desk.post(COMMIT, typed(amount="60000", authorisation=big.pk, sure="1"))
    assert page.status_code == 409
    assert "ga je € 2.000 boven het krediet van € 58.000. Nog vrij: € 58.000." in text_of(page)


DEFECTS = [
    *[{"amount": bad} for bad in ("", "0", "0,00", "-5", "1e5", "NaN", "1.5", "1.000,5.0", "1,000.00", "veel")],
    *[{"amount": bad} for bad in ("9" * 40, "9" * 5_000, "١٢", "10\x00", "99999999999999")],
    {"counterparty": ""},
    {"counterparty": "x" * 5_000},
    {"counterparty": "a\x00b"},
    {"subject": "   "},
    {"subject": "x" * 201},
    {"authorisation": "999999"},
    {"authorisation": "abc"},
    {"authorisation": "1\x00"},
]


@pytest.mark.hostile
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: str(defect)[:40])
def test_bad_input_gives_a_sentence_at_the_field_and_loses_nothing(
    desk: Client, line: BudgetLine, defect: dict[str, str]
) -> None:
    page = desk.post(COMMIT, typed(subject="Affiches voor de week") | defect | {"sure": "1"})
    [name] = defect
    assert page.status_code == 422
    assert name in page.context["form"].errors
    if name != "subject":
        assert 'value="Affiches voor de week"' in page.content.decode()
    assert Commitment.objects.count() == 0


@pytest.mark.hostile
@pytest.mark.parametrize("key", ["", "abc", "\x00", "x" * 5_000])
def test_a_broken_key_books_nothing(desk: Client, line: BudgetLine, key: str) -> None:
    assert desk.post(COMMIT, typed(key=key, sure="1")).status_code == 422
    assert Commitment.objects.count() == 0


@pytest.mark.hostile
@pytest.mark.parametrize("day", ["", "gisteren", "2026-02-30", "0000-00-00", "10000-01-01", "2026-03-01\x00"])
def test_a_wrong_invoice_date_gives_a_sentence(desk: Client, commitment: Commitment, day: str) -> None:
    invoice = {"amount": "100", "supplier": "KU", "number": "F-9", "dated_on": day}
    page = desk.post(reverse("ledger:note_invoice"), invoice)
    assert page.status_code == 422
    assert "dated_on" in page.context["form"].errors
    assert Invoice.objects.count() == 0


def test_an_invoice_is_charged_released_and_corrected_in_the_browser(
    desk: Client, commitment: Commitment, line: BudgetLine, year: GrantYear
) -> None:
    charge, release = (reverse(f"ledger:{verb}", args=[commitment.pk]) for verb in ("charge", "release"))
    paper = {"amount": "2.310", "supplier": "KU", "number": "F-9", "dated_on": "2026-03-01"}
    assert desk.post(reverse("ledger:note_invoice"), paper).status_code == 303
    invoice = {"key": str(uuid4()), "amount": "2.310", "invoice": Invoice.objects.get().pk}
    assert "Je rekent € 2.310 aan" in text_of(desk.post(charge, invoice))
    desk.post(charge, invoice | {"sure": "1"})
    rest = {"key": str(uuid4()), "amount": "5.190", "note": "Stopzetting van het labo"}
    assert "Daarna staat er nog € 2.000 open." in text_of(desk.post(release, rest))
    desk.post(release, rest | {"sure": "1"})
    wrong = Posting.objects.get(invoice__number="F-9")
    mirror = {"key": str(uuid4()), "note": "Dubbel ingegeven"}
    correct = reverse("ledger:reverse", args=[wrong.pk])
    assert "Je boekt aanrekening 2026/4 tegen: € 2.310 gaat terug." in text_of(desk.post(correct, mirror))
    assert desk.post(correct, mirror | {"sure": "1"})["Location"] == commitment.get_absolute_url()
    seen = line_overview(line, year)
    assert (seen.committed, seen.spent, seen.free) == (431_000, 0, 5_800_000 - 431_000)
    assert verify() == []


def test_what_cannot_be_reversed_says_why(desk: Client, line: BudgetLine) -> None:
    grant = Posting.objects.get(seq=1)
    page = desk.post(reverse("ledger:reverse", args=[grant.pk]), {"key": str(uuid4()), "note": "zomaar"})
    assert page.status_code == 409
    assert "Deze boeking kan je niet tegenboeken." in text_of(page)


@pytest.mark.parametrize("path", [COMMIT, f"{LINE}vragen/"])
def test_a_threshold_is_shown_as_an_agreement_that_the_charter_does_not_make(
    desk: Client, line: BudgetLine, path: str
) -> None:
    rules, page = house_rules(), desk.get(path)
    assert "afspraak, niet in het charter" in text_of(page)
    assert "#dagelijks-beheer" in page.content.decode()
    agreed = text_of(desk.get(reverse("charter:house_rules")))
    for cents in (rules.day_to_day_cents, rules.four_eyes_cents, rules.direct_cents):
        assert euro(cents).replace("\u00a0", " ") in agreed
