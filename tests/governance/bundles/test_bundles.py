"""The bundle of a meeting: one page with a mark of one's own, one PDF that a screen reader can read."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.ballots.actions import answer_question, ask_question
from governance.bundles import actions, tasks
from governance.bundles.models import Bundle, ReadingMark
from governance.meetings.actions import add_agenda_document, send_agenda
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.record.models import Deed
from som_portal.demo.seed.mandates import LETTER
from som_portal.kit.access import Refused
from som_portal.kit.pdf import NotTypeset
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes as raads
from tests.governance.meetings.scenes import add, plan
from tests.papers import read_back

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
LATER = make.AT + timedelta(minutes=5, microseconds=7)


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def put(item: AgendaItem, title: str, **more: Any) -> None:
    add_agenda_document(item, title=title, file=Upload(LETTER), key=uuid4(), by=None, at=make.AT, **more)


def page(client: Client, meeting: Meeting) -> str:
    answer = client.get(reverse("bundles:read", args=[meeting.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def made(meeting: Meeting, **which: Any) -> Bundle:
    actions.ask_bundle(meeting, by=None, at=make.AT)
    tasks.make_waiting_bundles(LATER)
    return Bundle.objects.get(meeting=meeting, **({"for_members": True} | which))


def a_raad() -> Meeting:
    """A raad with a proposal of € 9.500, an explained point and two documents."""
    line = raads.budget_line()
    proposal = raads.scheduled(
        line, if_not="Dan blijft elke school alleen zoeken.", stop_criteria="Als geen buurt meedoet."
    )
    meeting = proposal.agenda_item.meeting
    item = add(meeting, "Begroting", owner=make.raad(1)[0], explanation="Lees vooral bladzijde 2.", minutes=30)
    put(item, "Begroting, ontwerp")
    put(item, "Nota personeel", is_for_members=True)
    return meeting


# ---------------------------------------------------------------- the page


def test_a_decision_point_begins_with_what_is_asked_how_much_why_and_what_if_not(client_of: SignedIn) -> None:
    words = page(client_of(make.raad(1)[0]), a_raad())
    told: tuple[str, ...] = ("Wat vragen we?", "Hoe kunnen we van de schoolbuurt", "€\u00a09.500", "Speerpunten")
    told += ("Waarom samen?", "Een buurt heeft scholen", "Wat als we het niet doen?", "Dan blijft elke school")
    told += ("Wanneer stoppen we?", "Als geen buurt meedoet.", "Een les per week")
    place = 0
    for one in told:
        place = words.index(one, place)  # raises when it does not come after the one before


def test_one_reads_up_to_a_point_and_goes_on_there_and_nobody_else_sees_it(client_of: SignedIn) -> None:
    one, other = make.raad(2)
    meeting = raads.raad_meeting()
    first, second = add(meeting, "een"), add(meeting, "twee")
    client = client_of(one)
    assert "Je las 0 van de 2 punten." in page(client, meeting)
    answer = client.post(reverse("bundles:mark_read", args=[meeting.pk, first.pk]))
    assert (answer.status_code, answer["Location"].endswith(f"#punt-{first.pk}")) == (303, True)
    words = page(client, meeting)
    onward = f'href="#punt-{second.pk}">Lees verder bij punt 2'
    assert ("Je las 1 van de 2 punten." in words, onward in words) == (True, True)
    assert "Je las 0 van de 2 punten." in page(client_of(other), meeting)


def test_reading_again_moves_the_one_mark_of_a_person() -> None:
    person, meeting = make.raad(1)[0], raads.raad_meeting()
    points = [add(meeting, title) for title in ("een", "twee")]
    for item in reversed(points):
        actions.mark_read(item, by=person, at=make.AT)
    assert [mark.item for mark in ReadingMark.objects.all()] == [points[0]]


def test_who_may_not_read_the_agenda_reads_no_bundle_and_leaves_no_mark(client: Client, client_of: SignedIn) -> None:
    meeting = raads.raad_meeting()
    item = add(meeting, "een")
    addresses = [reverse("bundles:read", args=[meeting.pk]), reverse("bundles:download", args=[meeting.pk])]
    assert [client.get(one).status_code for one in addresses] == [403, 403]
    outsider = make.user()
    with pytest.raises(Refused):
        actions.mark_read(item, by=outsider, at=make.AT)
    with pytest.raises(Refused):
        actions.ask_bundle(meeting, by=outsider, at=make.AT)


def test_a_stranger_at_an_open_meeting_reads_all_but_what_is_for_the_members(client: Client) -> None:
    meeting = raads.raad_meeting(is_open=True)
    item = add(meeting, "Begroting")
    put(item, "Ontwerp")
    put(item, "Vertrouwelijke nota", is_for_members=True)
    words = page(client, meeting)
    assert ["Ontwerp" in words, "Vertrouwelijke nota" in words, "Gelezen tot hier" in words] == [True, False, False]


# ---------------------------------------------------------------- the PDF


def test_the_pdf_is_tagged_titled_in_dutch_and_says_what_the_page_says(client_of: SignedIn) -> None:
    meeting = a_raad()
    bundle = made(meeting)
    answer = client_of(make.raad(1)[0]).get(reverse("bundles:download", args=[meeting.pk]))
    paper = read_back(answer.content)
    assert (paper.is_tagged, paper.language, paper.standard) == (True, "nl", "ua-1")
    assert paper.title == "Bundel SOM raad, donderdag 26 maart 2026"
    words = " ".join(paper.text.split())
    for told in (
        "Wat vragen we?",
        "€ 9.500 uit de post Laboratorium",
        "Dan blijft elke school alleen zoeken.",
        "Als geen buurt meedoet.",
        "Inhoud",
    ):
        assert told in words
    assert {"/H1", "/H2", "/Table", "/TH", "/TOC", "/Link", "/L"} <= set(paper.tags)
    assert (bundle.sha256, bundle.size) == (hashlib.sha256(answer.content).hexdigest(), len(answer.content))
    assert bundle.sha256 in Deed.objects.get(verb="keep_bundle").facts


def test_every_document_is_listed_with_its_hash_and_a_link() -> None:
    meeting = a_raad()
    paper = read_back(bytes(made(meeting).content))
    squeezed = "".join(paper.text.split())
    assert squeezed.count(Upload(LETTER).sha256) == 2
    documents = [one.get_absolute_url() for item in meeting.agenda_items.told() for one in item.documents.all()]
    assert all(any(link.endswith(path) for link in paper.links) for path in documents)


def test_an_open_meeting_has_a_bundle_without_what_is_for_the_members(client: Client, client_of: SignedIn) -> None:
    meeting = raads.raad_meeting(is_open=True)
    item = add(meeting, "Begroting")
    put(item, "Ontwerp")
    put(item, "Vertrouwelijke nota", is_for_members=True)
    made(meeting)
    address = reverse("bundles:download", args=[meeting.pk])
    texts = [read_back(who.get(address).content).text for who in (client, client_of(make.raad(1)[0]))]
    assert ["Vertrouwelijke nota" in text for text in texts] == [False, True]
    assert ["Ontwerp" in text for text in texts] == [True, True]


def test_what_people_typed_is_printed_and_not_run() -> None:
    meeting = raads.raad_meeting()
    add(meeting, '#panic("x") *vet*', explanation="$x$ #import")
    words = " ".join(read_back(bytes(made(meeting).content)).text.split())
    assert ('#panic("x") *vet*' in words, "$x$ #import" in words) == (True, True)


def test_an_agenda_that_leaves_gets_its_bundle_by_itself_and_once() -> None:
    meeting = plan(starts_at=make.AT + timedelta(days=20))
    add(meeting, "Begroting")
    assert tasks.make_waiting_bundles(make.AT) == 0
    send_agenda(meeting, by=None, at=make.AT)
    assert [tasks.make_waiting_bundles(LATER + timedelta(minutes=n)) for n in range(3)] == [1, 0, 0]


def test_asking_twice_is_one_bundle_and_a_new_one_replaces_the_old(client_of: SignedIn) -> None:
    meeting, client = raads.raad_meeting(), client_of(make.raad(1)[0])
    add(meeting, "een")
    for _twice in range(2):
        assert client.post(reverse("bundles:ask_bundle", args=[meeting.pk])).status_code == 303
    assert Bundle.objects.waiting().count() == 1
    assert "De pdf wordt gemaakt: stap 0 van 2." in page(client, meeting)
    tasks.make_waiting_bundles(LATER)
    first = Bundle.objects.get()
    assert (first.done, first.steps) == (2, 2)
    add(meeting, "twee")
    assert "De agenda wijzigde sinds deze pdf gemaakt werd." in page(client, meeting)
    assert made(meeting).pk != first.pk
    assert Bundle.objects.count() == 1


@pytest.mark.parametrize(("points", "told"), [(3, [1, 2, 3]), (20, [4, 8, 12, 16, 20])])
def test_progress_is_told_a_handful_of_times(monkeypatch: pytest.MonkeyPatch, points: int, told: list[int]) -> None:
    meeting, seen = raads.raad_meeting(), []
    for number in range(points):
        add(meeting, f"punt {number}")
    monkeypatch.setattr("governance.bundles.tasks.actions.note_progress", lambda bundle, done: seen.append(done))
    made(meeting)
    assert seen == told


def test_a_bundle_that_cannot_be_set_says_so_and_holds_nothing_up(
    monkeypatch: pytest.MonkeyPatch, client_of: SignedIn
) -> None:
    meeting = raads.raad_meeting()
    add(meeting, "een")
    actions.ask_bundle(meeting, by=None, at=make.AT)

    def broken(*_args: Any, **_more: Any) -> bytes:
        raise NotTypeset("a picture without words")

    with monkeypatch.context() as patch:
        patch.setattr("governance.bundles.tasks.tagged_pdf", broken)
        assert tasks.make_waiting_bundles(LATER) == 0
    client = client_of(make.raad(1)[0])
    assert "De pdf maken lukte niet." in page(client, meeting)
    client.post(reverse("bundles:ask_bundle", args=[meeting.pk]))
    assert tasks.make_waiting_bundles(LATER) == 1


def test_when_two_workers_make_one_bundle_the_first_stays() -> None:
    meeting = raads.raad_meeting()
    add(meeting, "een")
    (asked,) = actions.ask_bundle(meeting, by=None, at=make.AT)
    kept = actions.keep_bundle(asked, b"first", agenda_sha256="0" * 64, at=LATER)
    assert actions.keep_bundle(asked, b"second", agenda_sha256="0" * 64, at=LATER).sha256 == kept.sha256
    assert Deed.objects.filter(verb="keep_bundle").count() == 1


def test_a_long_bundle_asks_the_database_no_more_than_a_short_one(client_of: SignedIn) -> None:
    meeting, client = a_raad(), client_of(make.raad(1)[0])
    page(client, meeting)
    with CaptureQueriesContext(connection) as few:
        page(client, meeting)
    for number in range(25):
        put(add(meeting, f"punt {number}"), f"stuk {number}")
    with CaptureQueriesContext(connection) as many:
        page(client, meeting)
    assert (len(many), len(many) <= 10) == (len(few), True)


def test_the_bundle_prints_what_was_asked_before_the_meeting_by_seat() -> None:
    meeting, pupil = a_raad(), make.seated("som-raad/leerling-so")
    proposal = meeting.agenda_items.get(proposal__isnull=False).proposal
    asked = ask_question(proposal, "Mogen we ook mee?", key=uuid4(), by=pupil, at=make.AT)
    answer_question(asked, "Ja, elke klas.", by=proposal.proposer, at=make.AT)
    text = read_back(bytes(made(meeting).content)).text
    assert "Mogen we ook mee?" in text
    assert f"Vraag van {asked.seat.name}" in text
    assert "Ja, elke klas." in text
    assert pupil.name not in text
