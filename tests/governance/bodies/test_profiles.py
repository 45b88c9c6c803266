"""What the members of a body bring, the gaps first."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from governance.bodies.actions import accept, appoint, appoint_substitute
from governance.bodies.models import Body, Mandate
from governance.bodies.queries import coverage
from governance.people.models import User
from governance.record.models import BulkLook
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TODAY = date(2026, 3, 12)
PAGE = "/netwerk/som-raad/profielen/"


@pytest.fixture(autouse=True)
def in_march_2026() -> object:
    with time_machine.travel(make.AT, tick=False):
        yield


def bringing(path: str, *topics: str, words: str = "", **days: date) -> User:
    """Somebody on the seat who brings these topics."""
    person = make.seated(path, **days)
    accept(person.mandates.get(), declared=dict.fromkeys(topics, words), by=person, at=make.AT)
    return person


def raad() -> Body:
    return Body.objects.get(slug="som-raad")


def gaps(on: date = TODAY) -> list[str]:
    return [topic.slug for topic in coverage(raad(), on).gaps]


def test_what_nobody_brings_is_a_gap_and_what_somebody_brings_is_none() -> None:
    bringing("som-raad/lop", "domein-cultuur")
    assert "domein-cultuur" not in gaps()
    assert "domein-welzijn" in gaps()


def test_in_a_body_where_nobody_sits_everything_is_a_gap() -> None:
    assert len(gaps()) == 24


def test_what_somebody_brought_is_a_gap_again_the_day_after_their_mandate() -> None:
    bringing("som-raad/lop", "domein-cultuur", ends_on=date(2026, 8, 31))
    assert "domein-cultuur" not in gaps(date(2026, 8, 31))
    assert "domein-cultuur" in gaps(date(2026, 9, 1))


def test_a_duo_brings_what_either_of_the_two_brings(at: datetime) -> None:
    bringing("som-raad/lop", "domein-cultuur")
    second = make.user()
    mandate = appoint(second, make.seat("som-raad/lop"), starts_on=at.date(), holder=2, by=None, at=at)
    accept(mandate, declared={"domein-welzijn": ""}, by=second, at=at)
    assert {"domein-cultuur", "domein-welzijn"} & set(gaps()) == set()


def test_another_body_has_its_own_gaps() -> None:
    bringing("som-team/communicatiemedewerker", "domein-cultuur")
    assert "domein-cultuur" in gaps()


def test_the_page_says_gaps_as_sentences_then_the_table_then_the_words(client_of: ClientOf) -> None:
    person = bringing("som-raad/lop", "profiel-2", words="Mijn bestuur vroeg het.")
    words = " ".join(client_of(person).get(PAGE).content.decode().split())
    assert "Niemand in SOM raad bracht in kaart: Welzijn." in words
    assert "bracht in kaart: Mandaat vanuit de eigen organisatie." not in words
    assert words.index("Wat nog ontbreekt") < words.index("Per zetel") < words.index("Mijn bestuur vroeg het.")
    assert 'data-label="LOP"><svg class="icon"' in words


def test_who_is_shown_by_seat_is_so_here_too(client_of: ClientOf) -> None:
    person = bringing("som-raad/leerling-so", "profiel-4", words="Ik kom elke keer.")
    words = client_of(make.seated("som-raad/lop")).get(PAGE).content.decode()
    assert "Ik kom elke keer." in words
    assert person.name not in words


def test_members_substitutes_and_the_coordinatiecel_read_it_and_others_get_a_sentence(
    client: Client, client_of: ClientOf, at: datetime
) -> None:
    stand_in = make.user()
    appoint_substitute(stand_in, make.seat("som-raad/lop"), starts_on=at.date(), by=None, at=at)
    for reader in (make.seated("som-raad/lop"), stand_in, make.coordinator()):
        assert client_of(reader).get(PAGE).status_code == 200
    over = make.seated("som-raad/vclb", ends_on=date(2026, 3, 11))
    to_come = make.seated("som-raad/cbe", starts_on=date(2026, 3, 13))
    for outsider in (make.user(), make.seated("som-team/communicatiemedewerker"), over, to_come):
        for page in (PAGE, f"{PAGE}profielen.csv"):
            answer = client_of(outsider).get(page)
            assert answer.status_code == 403
            assert "Wat de leden meebrengen, lezen de leden" in answer.content.decode()
    assert client.get(PAGE).status_code == 302


def test_the_sheet_has_the_gaps_first_and_no_formula(client_of: ClientOf) -> None:
    person = bringing("som-raad/lop", "profiel-1", words="=1+1")
    answer = client_of(person).get(f"{PAGE}profielen.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Wat;Soort;Zetel;Wie;In woorden"
    assert lines[1] == "Mandaat vanuit de eigen organisatie;profiel;niemand;;"
    assert lines[-1].endswith(f";profiel;LOP;{person.name};'=1+1")
    assert len(lines) == 1 + 23 + 1


def test_looking_at_many_is_noted(client_of: ClientOf) -> None:
    person = bringing("som-raad/lop", "profiel-1")
    client_of(person).get(PAGE)
    assert BulkLook.objects.filter(viewer=person, what="profielen", how_many=1).count() == 1


def test_queries_do_not_grow_with_the_number_of_holders(
    client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reader = client_of(make.coordinator())
    for person in make.raad(15):
        accept(Mandate.objects.get(person=person), declared={"domein-cultuur": ""}, by=person, at=make.AT)
    with django_assert_max_num_queries(10):
        assert reader.get(PAGE).status_code == 200
