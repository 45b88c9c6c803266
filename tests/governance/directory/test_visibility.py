"""Who reads which piece: every viewer, piece and circle, on the list, in a search, filter, count, page and vCard."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from governance.directory.models import PIECES, Circle
from governance.people.models import Level, User
from tests.governance.directory.conftest import SHARES, Seen, Share
from tests.governance.directory.making import focus_area, institution

pytestmark = pytest.mark.django_db
STANDS_IN = {"cell": Circle.CELL, "partner": Circle.PARTNERS, "outsider": Circle.SIGNED_IN}
SAID = {
    "purpose": "Vraag mij over Zorgzame klassen",
    "levels": "Volwassenenonderwijs",
    "function": "Directeur Büro",
    "phone": "+32 470/98.76 54",
}
SOUGHT = {
    "purpose": "KLASSEN zorgzáme",
    "levels": "volwassenenonderwijs",
    "function": "buro directeur",
    "phone": "470987654",
}
IN_CARD = {"purpose": "NOTE", "function": "TITLE", "focus_areas": "CATEGORIES", "phone": "TEL", "email": "EMAIL"}
VIEWERS = pytest.mark.parametrize("viewer", STANDS_IN)


def readable(viewer: str, *pieces: str) -> set[Share]:
    """Who shares one of these pieces with the viewer; the coördinatiecel reads every piece of every card."""
    if viewer == "cell":
        return set(SHARES)
    return {(piece, circle) for piece, circle in SHARES if piece in pieces and circle >= STANDS_IN[viewer]}


def said(piece: str, person: User) -> str:
    """The words of a piece on a page."""
    return SAID.get(piece) or {"focus_areas": focus_area().short, "email": person.email}[piece]


@VIEWERS
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_shows_a_piece_to_its_circle_only(seen: Seen, viewer: str, piece: str) -> None:
    def shows(page: HttpResponse, share: Share, piece: str) -> bool:
        return said(piece, seen.seated[share]) in page.content.decode()

    shown = {share for share, page in seen.each(viewer, "person").items() if shows(page, share, piece)}
    assert shown == readable(viewer, piece)


@VIEWERS
@pytest.mark.parametrize("piece", [piece for piece in PIECES if piece != "email"])
def test_a_search_finds_a_piece_for_its_circle_only(seen: Seen, viewer: str, piece: str) -> None:
    found = seen.listed(viewer, zoek=SOUGHT.get(piece) or focus_area().short.upper())
    assert seen.sharers(found) == dict.fromkeys(("seated", "unseated"), readable(viewer, piece))


@VIEWERS
def test_a_search_finds_a_mail_address_for_its_circle_only(seen: Seen, viewer: str) -> None:
    people = {circle: seen.seated["email", circle] for circle in Circle}
    found = {circle for circle, person in people.items() if seen.listed(viewer, zoek=person.email.upper())}
    assert found == {circle for piece, circle in readable(viewer, "email") if piece == "email"}


@VIEWERS
def test_who_has_no_seat_is_in_the_directory_of_who_reads_something(seen: Seen, viewer: str) -> None:
    everybody = {"seated": set(SHARES), "unseated": readable(viewer, *PIECES)}
    assert seen.sharers(seen.listed(viewer)) == everybody
    assert seen.sharers(seen.listed(viewer, zoek="zetel zonder"))["unseated"] == everybody["unseated"]


@VIEWERS
def test_the_page_of_who_is_not_found_does_not_exist(seen: Seen, viewer: str) -> None:
    answers = {share: seen.get(viewer, "person", person.pk).status_code for share, person in seen.unseated.items()}
    assert answers == {share: 200 if share in readable(viewer, *PIECES) else 404 for share in SHARES}


@VIEWERS
@pytest.mark.parametrize(("piece", "key"), [("levels", "niveau"), ("focus_areas", "speerpunt"), ("function", "net")])
def test_a_filter_and_its_count_know_a_piece_for_its_circle_only(seen: Seen, viewer: str, piece: str, key: str) -> None:
    values = {"niveau": Level.ADULT.value, "speerpunt": focus_area().slug, "net": institution().net}
    page = seen.get(viewer, "people")
    name = {"niveau": "level", "speerpunt": "focus_area", "net": "net"}[key]
    counted = {one.address: one.how_many for one in page.context["facets"][name].choices}
    found = seen.sharers(seen.listed(viewer, **{key: values[key]}))
    assert found == dict.fromkeys(("seated", "unseated"), readable(viewer, piece))
    assert list(counted.values()) == [2 * len(readable(viewer, piece))]


@VIEWERS
def test_the_institution_is_found_by_who_reads_the_function(seen: Seen, viewer: str) -> None:
    found = seen.sharers(seen.listed(viewer, zoek=institution().name))
    assert found["unseated"] == readable(viewer, "function")


@VIEWERS
def test_a_vcard_is_for_who_reads_how_to_reach_somebody(seen: Seen, viewer: str) -> None:
    answers = {share: answer.status_code for share, answer in seen.each(viewer, "person_vcard").items()}
    assert answers == {share: 200 if share in readable(viewer, "phone", "email") else 403 for share in SHARES}


@VIEWERS
def test_a_vcard_carries_what_the_viewer_reads_and_nothing_more(seen: Seen, viewer: str) -> None:
    for share, answer in seen.each(viewer, "person_vcard").items():
        card = answer.content.decode()
        if card.startswith("BEGIN"):
            lines = set(re.findall(r"\r\n([A-Z]+)[:;]", card)) & set(IN_CARD.values())
            assert lines == ({*IN_CARD.values()} if viewer == "cell" else {IN_CARD[share[0]]})


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(reverse("directory:people")).headers["Location"].startswith("/aanmelden/?next=")


def test_control_a_door_that_forgets_the_circle_is_seen(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance.directory.access.circle_of", lambda viewer, on: Circle.CELL)
    found = seen.sharers(seen.listed("outsider", zoek=SOUGHT["phone"]))
    assert found["seated"] != readable("outsider", "phone")


def test_control_a_page_that_forgets_a_piece_is_seen(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance.directory.queries.door.Door.reads", lambda door, person, piece: True)
    page = seen.get("outsider", "person", seen.seated["phone", Circle.CELL].pk).content.decode()
    assert SAID["phone"] in page
