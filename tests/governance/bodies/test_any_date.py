"""The page of a body and of the network, on any date."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.bodies.actions import appoint
from governance.bodies.models import Mandate, Seat, Substitute
from governance.people.models import Institution, User
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
MARCH = "2026-03-14"


def page(client: Client, path: str = "/netwerk/som-raad/", **asked: str) -> str:
    answer = client.get(path, asked)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_who_sat_there_on_14_march(client: Client) -> None:
    person = make.seated("som-raad/lop", ends_on=date(2026, 3, 14))
    assert person.name in page(client, op=MARCH)
    assert "Wie zat hier op zaterdag 14 maart 2026?" in page(client, op=MARCH)
    assert "vandaag zetelt" not in page(client, op=MARCH)
    assert person.name not in page(client, op="2026-03-15")


def test_a_pupil_is_as_nameless_in_the_past_as_today(client: Client) -> None:
    person = make.seated("som-raad/leerling-so", ends_on=date(2026, 3, 14))
    assert person.name not in page(client, op=MARCH)
    assert "ingevuld, naam niet publiek" in page(client, op=MARCH)


@pytest.mark.parametrize("typed", ["2026-02-31", "gisteren", "1999-12-31", "2100-01-01", "9" * 40, "\u0661"])
def test_a_day_that_cannot_be_is_a_sentence_and_today_is_shown(client: Client, typed: str) -> None:
    shown = page(client, op=typed)
    assert "Wie zetelt hier vandaag?" in shown
    assert ("Deze dag bestaat niet" in shown) or ("Kies een dag tussen 2000 en 2099" in shown)


@pytest.mark.parametrize("typed", ["14-03-2026", "14/03/2026"])
def test_a_day_may_be_written_as_people_do(client: Client, typed: str) -> None:
    assert "14 maart 2026" in page(client, op=typed)


def test_who_sits_twice_or_lost_an_account_is_only_told_to_the_coordinatiecel(
    client: Client, client_of: ClientOf
) -> None:
    """Beside the name on the one seat, the sentence would name the pupil on the other."""
    pupil = make.seated("som-raad/leerling-so")
    appoint(pupil, make.seat("som-raad/lop"), starts_on=date(2026, 1, 1), by=None, at=make.AT)
    User.objects.filter(pk=make.seated("som-raad/vclb").pk).update(is_active=False)
    told = ("Iemand stemt voor meer dan één zetel", "iemand met een gesloten account")
    keeper = client_of(make.coordinator())
    assert [sentence in page(keeper, op=MARCH) for sentence in told] == [True, True]
    for reader in (client, client_of(make.seated("som-raad/cbe"))):
        assert [sentence in page(reader, op=MARCH) for sentence in told] == [False, False]


def test_every_kind_says_what_the_charter_asks_and_how_many_are_filled(client: Client) -> None:
    make.seated("som-raad/ku-leuven")
    shown = " ".join(page(client, op=MARCH).split())
    assert '<th scope="row" data-label="Soort zetel" lang="nl">KU Leuven</th>' in shown
    assert "1 van 2" in shown
    assert "afspraak, niet in het charter" in shown
    assert "1 of 2 per instelling" in page(client, "/netwerk/som-plus/")
    assert "1 of meer" in page(client, "/netwerk/som-team/")


def test_the_network_does_not_count_a_seat_that_is_not_there_yet(client: Client) -> None:
    facts = {"expertise": "Taalbeleid", "decision_number": "RAAD-2025-001", "name": "Expert", "kind": "expert"}
    days = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 31)}
    Seat.objects.create(body=make.seat("som-raad/lop").body, **facts, **days)
    assert "25 zetels" in page(client, "/netwerk/", op=MARCH)
    assert "25 zetels" not in page(client, "/netwerk/", op="2026-04-01")


def test_the_network_counts_on_that_day(client: Client) -> None:
    make.seated("coordinatiecel/coordinator", ends_on=date(2026, 3, 14))
    assert "/netwerk/coordinatiecel/?op=2026-03-14" in page(client, "/netwerk/", op=MARCH)
    assert page(client, "/netwerk/", op=MARCH).count("2 openstaande zetels") == 1
    assert page(client, "/netwerk/", op="2026-03-15").count("2 openstaande zetels") == 0


def test_who_did_not_sit_there_last_year_is_new(client: Client) -> None:
    make.seated("som-raad/lop")
    make.seated("som-raad/vclb", starts_on=date(2025, 9, 1))
    assert page(client, op=MARCH).count("· nieuw dit werkjaar") == 1
    assert page(client, op="2026-09-01").count("· nieuw dit werkjaar") == 0


def test_a_substitute_is_named_beside_the_holder(client: Client) -> None:
    make.seated("som-raad/lop")
    person = make.user("Vaste Vervanger")
    Substitute.objects.create(seat=make.seat("som-raad/lop"), person=person, starts_on=date(2026, 1, 1))
    assert "Vaste Vervanger" in page(client, op=MARCH)
    assert "Vaste Vervanger" not in page(client, op="2025-12-31")


def test_an_extra_seat_stands_only_on_its_days(client: Client) -> None:
    facts = {"expertise": "Taalbeleid", "decision_number": "RAAD-2025-001"}
    days = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 31)}
    Seat.objects.create(body=make.seat("som-raad/lop").body, kind="expert", name="Expert", **facts, **days)
    shown = page(client, op=MARCH)
    assert "extra zetel voor Taalbeleid, tot en met 31 mrt 2026" in shown
    assert 'href="/besluiten/RAAD-2025-001/"' in shown
    assert "Taalbeleid" not in page(client, op="2026-04-01")


def test_the_sheet_has_what_is_public_on_that_day(client: Client) -> None:
    person, pupil = make.seated("som-raad/lop"), make.seated("som-raad/leerling-so")
    sheet = page(client, "/netwerk/som-raad/zetels.csv", op=MARCH)
    assert f"LOP;lop;ja;{person.name};2020-09-01;" in sheet
    assert pupil.name not in sheet
    assert len(sheet.splitlines()) == 25


@pytest.mark.parametrize("path", ["/netwerk/som-plus/", "/netwerk/", "/coordinatiecel/"])
def test_five_times_the_institutions_are_as_many_queries(client_of: ClientOf, path: str) -> None:
    keeper = client_of(make.coordinator())
    make.seated("som-plus/afgevaardigde", 7)

    def asked() -> int:
        keeper.get(path)
        with CaptureQueriesContext(connection) as queries:
            page(keeper, path)
        return len(queries)

    few = asked()
    first = make.seat("som-plus/afgevaardigde")
    facts = {"body": first.body, "kind": first.kind, "name": "School"}
    seats = Seat.objects.bulk_create(
        Seat(number=1000 + n, institution=Institution.objects.create(slug=f"s{n}", number=1000 + n, name="x"), **facts)
        for n in range(300)
    )
    people = User.objects.bulk_create(User(email=f"m{n}@som.example", name="Iemand") for n in range(300))
    Mandate.objects.bulk_create(
        Mandate(seat=seat, person=person, starts_on=make.LONG_AGO) for seat, person in zip(seats, people, strict=True)
    )
    assert asked() == few


def test_the_body_of_75_institutions_is_paged_by_the_database(client: Client) -> None:
    assert "Pagina 1 van 3" in page(client, "/netwerk/som-plus/")
    assert "Pagina 3 van 3" in page(client, "/netwerk/som-plus/", page="999")
