"""vCards: read back as an address book reads them, whatever was typed; whole lists for the coördinatiecel only."""

from collections.abc import Callable

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from governance.directory.models import Circle
from governance.directory.queries import Entry
from governance.directory.vcards import vcard_of
from governance.people.models import User
from governance.record.models import Bulk, BulkLook
from tests import make
from tests.governance.directory.making import everything, focus_area, institution, with_card

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NASTY = (
    "Jan\r\nTEL:0900 1",
    "Jan\nEND:VCARD\nBEGIN:VCARD",
    "Jan\rEMAIL:x@kwaad.example",
    'Jan; Piet, Joris \\ \\n Korneel: "x"',
    "Jan\u2028TEL:1\u2029TEL:2\x85TEL:3\x0bTEL:4\x0cTEL:5\x1cTEL:6",
    "Jan\x00\x1b[0m\u202e",
    "é" * 200,
    "👩‍🏫 " * 60,
)


def entry(**told: object) -> Entry:
    """An entry that says this."""
    nothing = dict.fromkeys(("function", "purpose", "phone", "email"), "")
    shape = {"pk": 7, "name": "Nele", "seats": (), "institution": None, "levels": (), "focus_areas": ()}
    return Entry(**(shape | nothing | told))  # type: ignore[arg-type]


def read(card: str) -> dict[str, list[object]]:
    """Every property of the one card that an address book reads, by name."""
    (found,) = vobject.readComponents(card)
    return {name: [one.value for one in several] for name, several in found.contents.items()}


def test_a_card_says_what_is_shared(client_of: SignIn) -> None:
    person = with_card(make.user("Nele Nieuw"), **everything(Circle.SIGNED_IN))
    answer = client_of(make.user()).get(reverse("directory:person_vcard", args=[person.pk]))
    address = f"http://portal.test/netwerk/mensen/{person.pk}/"
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="som-{person.pk}.vcf"'
    told = read(answer.content.decode())
    assert str(told.pop("n")[0]).strip() == "Nele Nieuw"
    assert told == {
        "version": ["3.0"],
        "fn": ["Nele Nieuw"],
        "org": [[institution().name]],
        "title": ["Directeur Büro"],
        "tel": ["+32 470/98.76 54"],
        "email": [person.email],
        "note": ["Vraag mij over Zorgzame klassen"],
        "categories": [[focus_area().short]],
        "uid": [address],
        "url": [address],
    }


@pytest.mark.parametrize("piece", ["name", "function", "purpose", "phone", "email"])
@pytest.mark.parametrize("typed", NASTY)
def test_nothing_that_is_typed_adds_a_line(piece: str, typed: str) -> None:
    card = vcard_of(entry(**{piece: typed}))
    names = {"function": "title", "purpose": "note", "phone": "tel", "email": "email"}
    expected = {"version", "n", "fn", "uid", "url"} | ({names[piece]} if piece in names else set())
    assert set(read(card)) == expected
    assert {len(several) for several in read(card).values()} == {1}


@pytest.mark.parametrize("typed", NASTY)
def test_lines_end_in_crlf_and_stay_short(typed: str) -> None:
    card = vcard_of(entry(name=typed, purpose=typed))
    lines = card.split("\r\n")
    assert card.endswith("END:VCARD\r\n")
    assert [line for line in lines if "\n" in line or "\r" in line or len(line.encode()) > 75] == []
    assert card.splitlines() == lines[:-1]


def test_control_a_card_without_escaping_would_be_seen() -> None:
    harmful = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Jan\r\nTEL:0900 1\r\nEND:VCARD\r\n"
    assert "tel" in read(harmful)


def test_a_list_is_for_the_coordinatiecel(client_of: SignIn) -> None:
    answer = client_of(make.seated("som-raad/lop")).get(reverse("directory:people_vcard"))
    assert answer.status_code == 403
    assert "Een hele lijst contacten meenemen doet de coördinatiecel." in answer.content.decode()
    assert not BulkLook.objects.exists()


def test_a_list_holds_who_the_filters_give_and_is_noted(client_of: SignIn) -> None:
    coordinator = make.coordinator()
    kept = with_card(make.user("Nele Nieuw"), phone=Circle.PARTNERS)
    make.seated("som-raad/lop")
    answer = client_of(coordinator).get(reverse("directory:people_vcard"), {"zoek": "zorgzame"})
    cards = list(vobject.readComponents(answer.content.decode()))
    assert [card.fn.value for card in cards] == ["Nele Nieuw"]
    (look,) = BulkLook.objects.all()
    assert (look.viewer, look.what, look.how_many) == (coordinator, Bulk.DIRECTORY_CARDS, 1)
    assert str(kept.pk) in cards[0].uid.value


def test_a_list_that_is_too_long_asks_for_a_filter(client_of: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance.directory.access.MOST_CARDS", 1)
    client = client_of(make.coordinator())
    make.seated("som-raad/lop")
    assert client.get(reverse("directory:people_vcard")).status_code == 409
    assert not BulkLook.objects.exists()


def test_the_coordinatiecel_looking_at_the_list_is_noted_and_others_are_not(client_of: SignIn) -> None:
    coordinator, partner = make.coordinator(), make.seated("som-raad/lop")
    for person in (coordinator, partner):
        client_of(person).get(reverse("directory:people"))
    assert [(look.viewer, look.what, look.how_many) for look in BulkLook.objects.all()] == [
        (coordinator, Bulk.DIRECTORY, 2)
    ]
