"""The welcome page: what a seat is, what it may do, and one thing to do first."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from governance.people.models import User
from som_portal.front.desk import asks_of
from som_portal.front.welcome import welcome_of
from tests import make
from tests.governance.ballots import scenes
from tests.governance.challenges import making as signals
from tests.governance.joining import making
from tests.signin.second import set_app

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TODAY = date(2026, 3, 12)
ASK = "Welkom: maak kennis met je zetel"


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def task(person: User) -> tuple[str, str]:
    found = welcome_of(person, make.AT).task
    return found.title, found.url


@pytest.mark.parametrize(
    ("path", "title", "url"),
    [
        ("som-raad/lop", "Bekijk de volgende vergadering", "/vergaderingen/"),
        ("som-plus/afgevaardigde", "Geef een eerste signaal", "/signalen/nieuw/"),
        ("som-team/adviseur", "Maak kennis met de labo’s", "/laboratorium/"),
        ("afstemmingscel/schepen", "Bekijk het budget van dit jaar", "/budget/"),
        ("coordinatiecel/coordinator", "Kijk hoe het netwerk ervoor staat", "/coordinatiecel/"),
    ],
)
def test_each_body_has_one_first_task(client_of: ClientOf, path: str, title: str, url: str) -> None:
    person = make.seated(path)
    assert task(person) == (title, url)
    page = client_of(person).get("/welkom/")
    assert (page.status_code, page.content.decode().count("button--primary")) == (200, 1)


def test_the_page_says_seat_days_charter_and_powers(client_of: ClientOf) -> None:
    person = make.seated("som-raad/lop", starts_on=TODAY, ends_on=date(2026, 8, 31))
    page = client_of(person).get("/welkom/").content.decode()
    seat = make.seat("som-raad/lop").name
    assert f"Je zetelt in SOM raad als {seat}, vanaf donderdag 12 maart 2026." in page
    assert "Je mandaat loopt tot en met maandag 31 augustus 2026." in page
    assert 'class="quote"' in page
    assert "Met deze zetel kan je: stemmen, deelnemen aan de vergadering." in page


def test_a_running_ballot_is_the_first_task_of_the_raad() -> None:
    member = make.raad(1)[0]
    ballot = scenes.opened()
    assert welcome_of(member, make.AT).task.url == f"/raad/stemmingen/{ballot.pk}/stem/"


def test_outside_the_demo_the_coordinatiecel_sets_its_second_factor_first(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person = make.coordinator()
    assert task(person) == ("Beveilig je account", "/aanmelden/beveiliging/")
    set_app(person)
    assert task(person)[0] == "Kijk hoe het netwerk ervoor staat"


def test_who_has_no_seat_asks_for_an_institution_or_gives_a_signal() -> None:
    making.known_domain()
    assert task(making.colleague()) == ("Hoor je bij KU Leuven?", "/erbij/")
    assert task(make.user()) == ("Geef een signaal", "/signalen/nieuw/")


def test_a_mandate_that_is_still_to_come_is_welcomed_too() -> None:
    person = make.seated("som-raad/lop", starts_on=TODAY + timedelta(days=30))
    assert welcome_of(person, make.AT).term == person.mandates.get()


def test_a_mandate_that_is_over_is_not() -> None:
    person = make.seated("som-raad/lop", ends_on=TODAY - timedelta(days=1))
    assert welcome_of(person, make.AT).term is None


def test_the_coordinatiecel_comes_first_for_who_sits_in_two_bodies() -> None:
    assert welcome_of(make.chair(), make.AT).term.seat.body.slug == "coordinatiecel"


@pytest.mark.parametrize(("days", "is_asked"), [(-1, False), (0, True), (29, True), (30, False)])
def test_the_desk_leads_here_for_thirty_days(days: int, is_asked: bool) -> None:
    person = make.seated("som-raad/lop", starts_on=TODAY - timedelta(days=days))
    assert (ASK in [ask.title for ask in asks_of(person, make.AT)]) is is_asked


def test_the_desk_leads_here_until_the_task_is_done() -> None:
    person = make.seated("som-plus/afgevaardigde", starts_on=TODAY)
    assert ASK in [ask.title for ask in asks_of(person, make.AT)]
    signals.signal(by=person)
    assert ASK not in [ask.title for ask in asks_of(person, make.AT)]
    assert welcome_of(person, make.AT).task.is_done is True


def test_a_second_mandate_is_no_first_one() -> None:
    person = make.seated("som-raad/lop", ends_on=TODAY - timedelta(days=1))
    make.appoint(person, make.seat("som-raad/vclb"), starts_on=TODAY, by=None, at=make.AT)
    assert ASK not in [ask.title for ask in asks_of(person, make.AT)]


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get("/welkom/")["Location"] == "/aanmelden/?next=/welkom/"
