"""The pages of notes and minutes: who sees what, in which words, and that nothing typed is lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.minutes.actions import approve_minutes
from governance.minutes.models import ItemNote
from governance.minutes.queries import head_of
from governance.minutes.rules import NOT_PUBLIC
from governance.people.models import User
from tests import make
from tests.governance.meetings.scenes import add
from tests.governance.minutes import scenes
from tests.governance.minutes.scenes import HELD_AT
from tests.papers import read_back

pytestmark = pytest.mark.django_db


def client(person: User | None = None) -> Client:
    browser = Client()
    if person:
        browser.force_login(person, backend="governance.people.backend.PersonBackend")
    return browser


def page(meeting: Any, name: str = "minutes:minutes", *more: object) -> str:
    return reverse(name, args=[meeting.pk, *more])


def test_strangers_read_approved_minutes_of_the_raad_without_private_points() -> None:
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    scenes.note(raad.items[1], "Over een personeelszaak.", is_private=True)
    scenes.approved(raad)
    text = client().get(page(raad.meeting)).text
    assert "Iedereen is voor." in text
    assert ("personeelszaak" in text, NOT_PUBLIC in text) == (False, True)
    assert "Over een personeelszaak." in client(raad.there).get(page(raad.meeting)).text


def test_a_draft_is_for_the_members_and_a_sentence_says_so() -> None:
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    for person in (None, make.user(), make.seated("som-team/adviseur")):
        answer = client(person).get(page(raad.meeting))
        assert (answer.status_code, "Iedereen is voor." in answer.text) == (403, False)
        assert "voor de leden van dit netwerkonderdeel" in answer.text
    assert "Iedereen is voor." in client(raad.excused).get(page(raad.meeting)).text


def test_the_pdf_is_tagged_says_the_same_and_prints_the_head_of_the_record() -> None:
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    scenes.note(raad.items[1], "Over een personeelszaak.", is_private=True)
    minutes = scenes.approved(raad)
    answer = client().get(page(raad.meeting, "minutes:minutes_pdf"))
    paper, head = read_back(answer.content), head_of(minutes)
    squeezed = "".join(paper.text.split())
    assert (answer["Content-Type"], paper.language, paper.standard, paper.is_tagged) == (
        *("application/pdf", "nl", "ua-1"),
        True,
    )
    assert head is not None
    assert ("Iedereenisvoor." in squeezed, head.hash in squeezed, minutes.approval.digest in squeezed) == (True,) * 3
    assert "personeelszaak" not in squeezed
    assert answer.content == client().get(page(raad.meeting, "minutes:minutes_pdf")).content


def test_two_people_at_one_note_lose_nothing() -> None:
    raad = scenes.held()
    path = page(raad.meeting, "minutes:write_note", raad.items[0].pk)
    chair, keeper = client(make.chair()), client(make.coordinator())
    assert chair.post(path, {"text": "De voorzitter schrijft.", "seen": 0}).status_code == 303
    clash = keeper.post(path, {"text": "De coördinator schrijft.", "seen": 0})
    assert clash.status_code == 409
    assert "De voorzitter schrijft." in clash.text
    assert "De coördinator schrijft." in clash.text
    assert '<input type="hidden" name="seen" value="1" id="id_seen">' in clash.text
    assert keeper.post(path, {"text": "Samen geschreven.", "seen": 1}).status_code == 303
    assert ItemNote.objects.get(item=raad.items[0]).text == "Samen geschreven."


def test_from_draft_to_approved_on_the_pages() -> None:
    raad = scenes.held()
    keeper = client(make.coordinator())
    with scenes.on(HELD_AT + scenes.DAY):
        assert "Leg ter lezing voor" in keeper.get(page(raad.meeting)).text
        assert keeper.post(page(raad.meeting, "minutes:circulate_minutes")).status_code == 303
        reader = client(raad.there)
        assert "Gelezen, niets toe te voegen" in reader.get(page(raad.meeting)).text
        typed = {"text": "Er ontbreekt iets.", "key": str(uuid4())}
        assert reader.post(page(raad.meeting, "minutes:comment_on_minutes"), typed).status_code == 303
        assert reader.post(page(raad.meeting, "minutes:confirm_reading")).status_code == 303
        assert "Er ontbreekt iets." in keeper.get(page(raad.meeting)).text
        assert keeper.get(page(raad.meeting, "minutes:approve_minutes")).status_code == 409
    with scenes.on(scenes.AT_LATER):
        assert "voorgoed" not in keeper.get(page(raad.meeting, "minutes:approve_minutes")).text
        assert keeper.post(page(raad.meeting, "minutes:approve_minutes")).status_code == 303
        assert "In het register" in client().get(page(raad.meeting)).text
        note = page(raad.meeting, "minutes:write_note", raad.items[0].pk)
        late = keeper.post(note, {"text": "Achteraf", "seen": 0})
        assert (late.status_code, "wijzigt niet meer" in late.text, "Achteraf" in late.text) == (409, True, True)


def test_the_list_shows_strangers_what_is_public_and_members_their_own() -> None:
    raad = scenes.held()
    minutes = scenes.circulated(raad)
    link = minutes.get_absolute_url()
    assert link not in client().get(reverse("minutes:list")).text
    assert link in client(raad.there).get(reverse("minutes:list")).text
    approve_minutes(minutes, by=None, at=scenes.AT_LATER)
    assert link in client().get(reverse("minutes:list")).text


def test_more_points_ask_no_more_questions() -> None:
    raad = scenes.held()
    keeper, counts = client(make.coordinator()), []
    for more in (0, 9):
        raad.meeting.held_at = None
        raad.meeting.save(update_fields=["held_at"])
        for number in range(more):
            scenes.note(add(raad.meeting, f"Punt {number}"), f"Gezegd {number}")
        raad.meeting.held_at = HELD_AT
        raad.meeting.save(update_fields=["held_at"])
        keeper.get(page(raad.meeting))
        with CaptureQueriesContext(connection) as asked:
            keeper.get(page(raad.meeting))
        counts.append(len(asked))
    assert counts[0] == counts[1]
