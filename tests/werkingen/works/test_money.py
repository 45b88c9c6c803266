"""A labo, a project and an event show what stands on their own budgetpost, and the post shows its work."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from community.events.models import Event
from governance.ledger import actions as ledger
from governance.ledger.models import BudgetLine, GrantYear
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.community import making as community
from tests.governance.ledger.conftest import commit_to
from tests.governance.ledger.test_views import text_of
from tests.werkingen import making
from werkingen.laboratorium.models import Lab
from werkingen.works.actions import point_to_line

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
WORKS: dict[str, Callable[[], Any]] = {
    "labo": making.running_lab,
    "project": making.project,
    "event": community.event,
}


@pytest.fixture
def spender() -> User:
    return make.coordinator()


@pytest.fixture
def year(spender: User, at: datetime) -> GrantYear:
    return ledger.open_year(2026, by=spender, at=at)


def own_line(kind: str, year: GrantYear, by: User, at: datetime, code: str = "eigen") -> BudgetLine:
    """A line of this kind with € 1 000, of which € 600 is committed."""
    above = BudgetLine.objects.filter(code="lab").first()
    if above is None:
        above = ledger.add_line("lab", "Laboratorium", "laboratorium", by=by, at=at)
        plan = ledger.authorise(year, 500_000, "RAAD-2025-009", date(2025, 12, 11), by=by, at=at)
        ledger.allocate(above, plan, key=uuid4(), by=by, at=at)
    line = ledger.add_line(code, "Eigen post", "laboratorium", kind=kind, parent=above, by=by, at=at)
    ledger.shift(above, line, year, 100_000, note="Begin", key=uuid4(), by=by, at=at)
    commit_to(line, year, 60_000, by, at)
    return line


@time_machine.travel(make.AT, tick=False)
@pytest.mark.parametrize("kind", WORKS)
def test_a_work_shows_its_line_and_the_line_its_work(
    client: Client, client_of: ClientOf, year: GrantYear, spender: User, at: datetime, kind: str
) -> None:
    work, line = WORKS[kind](), own_line(kind, year, spender, at)
    path = work.get_absolute_url()
    assert "Het geld" not in text_of(client.get(path))
    chosen = client_of(spender).post(f"{path}budgetpost/", {"line": line.pk})
    assert (chosen.status_code, chosen["Location"]) == (303, path)
    page = text_of(client.get(path))
    figures = "Toegekend € 1.000 Vastgelegd € 600 Betaald € 0 Nog vrij € 400"
    assert (figures in page, "Bekijk elke boeking van deze post" in page) == (True, True)
    assert str(work) in text_of(client.get("/budget/2026/eigen/"))
    assert Deed.objects.filter(verb="point_to_line").count() == 1


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_takes_only_a_line_of_its_own_kind(year: GrantYear, spender: User, at: datetime, kind: str) -> None:
    work = WORKS[kind]()
    others = {"labo": "project", "project": "event", "event": "labo"}
    line = own_line(others[kind], year, spender, at)
    with pytest.raises(Conflict, match="een post van een andere soort"):
        point_to_line(work, line, by=spender, at=at)


def test_a_line_belongs_to_one_labo(year: GrantYear, spender: User, at: datetime) -> None:
    one, other = making.lab(), making.lab(question="Hoe leren we samen rekenen?")
    line = own_line("labo", year, spender, at)
    point_to_line(one, line, by=spender, at=at)
    point_to_line(one, line, by=spender, at=at)
    with pytest.raises(Conflict, match="al de post van iets anders"):
        point_to_line(other, line, by=spender, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lab.objects.filter(pk=other.pk).update(budget_line=line)
    point_to_line(one, None, by=spender, at=at)
    point_to_line(other, line, by=spender, at=at)
    assert line == Lab.objects.get(pk=other.pk).budget_line


def test_only_the_coordinatiecel_chooses_the_line(year: GrantYear, spender: User, at: datetime) -> None:
    lab, line = making.lab(), own_line("labo", year, spender, at)
    with pytest.raises(Refused, match="coördinatiecel"):
        point_to_line(lab, line, by=make.user("Iemand"), at=at)


@time_machine.travel(make.AT, tick=False)
def test_a_line_without_money_says_so(client: Client, year: GrantYear, spender: User, at: datetime) -> None:
    own_line("labo", year, spender, at)
    above = BudgetLine.objects.get(code="lab")
    empty = ledger.add_line("leeg", "Lege post", "laboratorium", kind="labo", parent=above, by=spender, at=at)
    lab = point_to_line(making.lab(), empty, by=spender, at=at)
    assert "De post Lege post is klaar. Er staat nog geen geld op." in text_of(client.get(lab.get_absolute_url()))


def test_the_latest_year_with_money_counts_but_never_a_later_one(year: GrantYear, spender: User, at: datetime) -> None:
    point_to_line(making.lab(), own_line("labo", year, spender, at), by=spender, at=at)
    ledger.open_year(2027, by=spender, at=at)
    seen = Lab.objects.with_money(date(2029, 1, 1)).get().money
    assert seen is not None
    assert (seen.year, seen.row.free, seen.row.committed) == (2026, 40_000, 60_000)
    assert Lab.objects.with_money(date(2025, 12, 31)).get().money is None


@time_machine.travel(make.AT, tick=False)
def test_a_closed_event_is_not_named_on_the_public_line(
    client: Client, year: GrantYear, spender: User, at: datetime
) -> None:
    line, event = own_line("event", year, spender, at), community.event()
    Event.objects.filter(pk=event.pk).update(is_closed=True)
    point_to_line(event, line, by=spender, at=at)
    assert str(event) not in text_of(client.get("/budget/2026/eigen/"))


@time_machine.travel(make.AT, tick=False)
def test_who_is_entrusted_a_line_reads_it_and_asks_for_its_money(
    client_of: ClientOf, year: GrantYear, spender: User, at: datetime
) -> None:
    own_line("labo", year, spender, at)
    lead, path = make.user("Labotrekker"), "/budget/posten/eigen/houder/"
    asked = "/budget/2026/eigen/vragen/"
    assert client_of(lead).get(asked).status_code == 403
    given = client_of(spender).post(path, {"person": lead.email.upper()})
    assert (given.status_code, given["Location"]) == (303, "/budget/2026/eigen/")
    assert "Je kan nog € 400 besteden." in text_of(client_of(lead).get("/budget/mijn-posten/"))
    assert client_of(lead).get(asked).status_code == 200
    assert "Labotrekker volgt deze post." in text_of(client_of(spender).get("/budget/2026/eigen/"))
    assert client_of(lead).get(path).status_code == 403
    client_of(spender).post(path, {"person": ""})
    assert BudgetLine.objects.get(code="eigen").holder is None
    assert client_of(lead).get(asked).status_code == 403


def test_an_unknown_holder_is_a_sentence_and_a_werking_has_none(
    client_of: ClientOf, year: GrantYear, spender: User, at: datetime
) -> None:
    own_line("labo", year, spender, at)
    unknown = client_of(spender).post("/budget/posten/eigen/houder/", {"person": "niemand@som.example"})
    assert unknown.status_code == 422
    assert "Niemand meldt zich met dit adres aan." in text_of(unknown)
    assert "niemand@som.example" in unknown.content.decode()
    of_werking = client_of(spender).post("/budget/posten/lab/houder/", {"person": ""})
    assert (of_werking.status_code, "volgt de coördinatiecel" in text_of(of_werking)) == (409, True)
