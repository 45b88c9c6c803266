"""The pages about one's own data, and those of the coördinatiecel."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import IO, Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.events.actions import register, unregister
from governance.people.models import User
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk, ErasureRequest
from som_portal.front.desk import asks_of
from som_portal.kit import clock
from som_portal.privacy.actions import ask_erasure
from som_portal.privacy.download import zip_of
from som_portal.privacy.inventory import PERSONAL, inventory
from som_portal.privacy.mine import chapters_about
from som_portal.privacy.queries import looks_at
from tests import make
from tests.community import making
from tests.privacy import scene

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
MINE, FILE, ERASE = "/mijn/gegevens/", "/mijn/gegevens/bestand/", "/mijn/gegevens/wissen/"
CELL = "/coordinatiecel/wissen/"


def unpacked(file: IO[bytes]) -> tuple[dict[str, Any], str]:
    """Both files of the zip."""
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("data.json")), archive.read("leesbaar.html").decode()


def download_of(person: User) -> tuple[dict[str, Any], str]:
    """What the button gives this person."""
    return unpacked(zip_of(chapters_about(person, clock.today()), make.AT))


def test_every_personal_field_is_in_the_download() -> None:
    data, _page = download_of(scene.live())
    tables = {label: rows for subject in data["subjects"].values() for label, rows in subject["tables"].items()}
    missing = [
        f"{kept.label}.{name}"
        for kept in inventory()
        if kept.is_personal
        for name in kept.fields(*PERSONAL)
        if name not in tables.get(kept.label, [{}])[0]
    ]
    assert missing == []


def test_one_click_gives_one_file_about_who_clicks(client_of: ClientOf) -> None:
    person = make.user("Iemand Zonderzetel")
    data, _page = unpacked(io.BytesIO(b"".join(client_of(person).post(FILE).streaming_content)))
    assert data["subjects"]["account"]["tables"]["governance.User"][0]["name"] == "Iemand Zonderzetel"


def test_who_has_a_second_factor_uses_it_first(client_of: ClientOf) -> None:
    answer = client_of(scene.live()).post(FILE)
    assert (answer.status_code, answer["Location"].startswith("/aanmelden/bevestigen/")) == (302, True)


def test_the_download_reads_as_a_page_too() -> None:
    _data, page = download_of(scene.live())
    assert [word for word in ("Zoë", "Mandaten", "Om je te antwoorden.") if word not in page] == []


def test_what_a_proposal_asked_then_reads_as_words() -> None:
    _data, page = download_of(scene.live())
    assert "Wat het voorstel toen vroeg" in page
    assert "Waarom samen: Een buurt heeft scholen van alle netten.; " in page
    assert "{&#x27;" not in page


def test_nobody_else_is_in_the_download() -> None:
    other = make.user("Iemand Helemaalanders")
    person = scene.live()
    other.groups.add(Group.objects.get(name="redactieteam"))
    data, page = download_of(person)
    known = User.objects.exclude(pk=person.pk).values_list("name", "email")
    told = json.dumps(data, ensure_ascii=False) + page
    assert [words for words in known if words[0] in told or words[1] in told] == []


def test_the_page_tells_the_same_by_subject(client_of: ClientOf) -> None:
    page = client_of(scene.live()).get(MINE).content.decode()
    assert [word for word in ("Je zetels", "Je signalen", "192.0.2.7", "Je inschrijvingen") if word not in page] == []


def test_who_saw_a_list_of_participants_is_told_to_who_stood_in_it() -> None:
    event, person, late = making.event(), make.user(), make.user()
    register(event, key=uuid4(), by=person, at=make.AT)
    looker, seen = make.coordinator(), make.AT + timedelta(days=1)
    note_bulk_look(looker, Bulk.PARTICIPANTS, 1, at=seen, thing=event)
    register(event, key=uuid4(), by=late, at=seen + timedelta(hours=1))
    assert ([look.who for look in looks_at(person, clock.today())], looks_at(late, clock.today())) == (
        [looker.name],
        [],
    )


def test_who_left_before_the_look_stood_in_no_list() -> None:
    event, person = making.event(), make.user()
    register(event, key=uuid4(), by=person, at=make.AT)
    unregister(event, by=person, at=make.AT)
    note_bulk_look(make.coordinator(), Bulk.PARTICIPANTS, 1, at=make.AT + timedelta(days=1), thing=event)
    assert looks_at(person, clock.today()) == []


def test_who_never_had_a_seat_is_erased_at_once_and_signed_out(client_of: ClientOf) -> None:
    person = make.user()
    client = client_of(person)
    answer = client.post(ERASE, {"key": uuid4(), "word": "wis"})
    person.refresh_from_db()
    assert (answer.status_code, person.name, client.get(MINE).status_code) == (303, "gewiste persoon", 302)


@pytest.mark.parametrize("word", ["", "ja", "wissen"])
def test_another_word_erases_nobody(client_of: ClientOf, word: str) -> None:
    person = make.user()
    answer = client_of(person).post(ERASE, {"key": uuid4(), "word": word})
    person.refresh_from_db()
    assert (answer.status_code, person.erased_at) == (422, None)


def test_who_has_a_seat_asks_and_may_withdraw(client_of: ClientOf) -> None:
    client = client_of(make.seated("som-raad/lop"))
    client.post(ERASE, {"key": uuid4(), "word": "wis"})
    asked = ErasureRequest.objects.count()
    client.post(f"{ERASE}intrekken/")
    assert (asked, ErasureRequest.objects.count()) == (1, 0)


def test_the_coordinatiecel_erases_and_reads_where_the_name_still_stands(client_of: ClientOf) -> None:
    person, cell = scene.live(), make.coordinator()
    asked = ErasureRequest.objects.get()
    answer = client_of(cell).post(f"{CELL}{asked.pk}/", {"key": uuid4(), "word": "wis", "ends_terms": "on"})
    person.refresh_from_db()
    page = answer.content.decode()
    assert (answer.status_code, person.name, "Interims vallen tussen stoelen" in page) == (200, "gewiste persoon", True)


def test_without_ending_the_seats_it_is_a_conflict_with_the_sentence(client_of: ClientOf) -> None:
    scene.live()
    asked = ErasureRequest.objects.get()
    answer = client_of(make.coordinator()).post(f"{CELL}{asked.pk}/", {"key": uuid4(), "word": "wis"})
    assert (answer.status_code, "heeft nog een zetel" in answer.content.decode()) == (409, True)


def test_an_answered_request_is_a_404(client_of: ClientOf) -> None:
    asked = ask_erasure(key=uuid4(), by=make.user(), at=make.AT)
    client = client_of(make.coordinator())
    client.post(f"{CELL}{asked.pk}/weigeren/", {"key": uuid4(), "reason": "Er loopt een geding."})
    assert client.get(f"{CELL}{asked.pk}/").status_code == 404


def test_the_reason_stands_on_the_page_of_the_person(client_of: ClientOf) -> None:
    person = make.user()
    asked = ask_erasure(key=uuid4(), by=person, at=make.AT)
    client_of(make.coordinator()).post(
        f"{CELL}{asked.pk}/weigeren/", {"key": uuid4(), "reason": "Er loopt een geding."}
    )
    assert "Er loopt een geding." in client_of(person).get(MINE).content.decode()


def test_the_desk_counts_twenty_days() -> None:
    ask_erasure(key=uuid4(), by=make.user("Iemand Zonderzetel"), at=make.AT)
    due = [clock.day_of(ask.until) for ask in asks_of(make.coordinator(), make.AT) if "Iemand Zonderzetel" in ask.title]
    assert due == [date(2026, 4, 1)]


def test_a_late_answer_is_shown_as_late(client_of: ClientOf) -> None:
    ask_erasure(key=uuid4(), by=make.user(), at=make.AT)
    assert "te laat" in client_of(make.coordinator()).get(CELL).content.decode()


@pytest.mark.parametrize("page", ["", "1/", "1/weigeren/"])
def test_others_do_not_see_who_asks(client_of: ClientOf, page: str) -> None:
    ask_erasure(key=uuid4(), by=make.user("Iemand Zonderzetel"), at=make.AT)
    answer = client_of(make.seated("som-raad/lop")).get(CELL + page)
    assert (answer.status_code, "Iemand Zonderzetel" in answer.content.decode()) == (403, False)
