"""Preparing an agenda: points with an owner and documents, and who reads which of those."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.meetings import actions
from governance.meetings.models import AgendaDocument, AgendaItem, Meeting
from governance.people.models import User
from som_portal.demo.seed.mandates import LETTER
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes as raads
from tests.governance.meetings.scenes import add, plan, titles

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
PAPER = Upload(LETTER)


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def put(item: AgendaItem, title: str = "Begroting", **more: Any) -> AgendaDocument:
    options = {"file": PAPER, "key": uuid4(), "by": None, "at": make.AT, **more}
    return actions.add_agenda_document(item, title=title, **options)


def revise(item: AgendaItem, **changes: Any) -> AgendaItem:
    said = {"kind": item.kind, "title": item.title, "minutes": item.minutes, "owner": item.owner}
    return actions.revise_agenda_item(item, **(said | changes), by=None, at=make.AT)


def read(client: Client, meeting: Meeting) -> str:
    return client.get(meeting.get_absolute_url()).content.decode()


# ---------------------------------------------------------------- points


def test_a_member_reads_when_a_point_comes_who_brings_it_and_why(client_of: SignedIn) -> None:
    owner, reader = make.raad(2)
    meeting = plan()
    add(meeting, "Opening", minutes=20)
    add(meeting, "Begroting", minutes=40, owner=owner, explanation="Lees vooral bladzijde 2.")
    page = read(client_of(reader), meeting)
    assert ["10.00–10.20" in page, "10.20–11.00" in page] == [True, True]
    assert f"gebracht door {owner.name}" in page
    assert "Lees vooral bladzijde 2." in page


def test_a_pupil_who_brings_a_point_is_never_named(client: Client) -> None:
    pupil = make.seated("som-raad/leerling-so")
    meeting = plan(is_open=True)
    add(meeting, "Gsm op school", owner=pupil)
    page = read(client, meeting)
    assert pupil.name not in page
    assert f"gebracht door {make.seat('som-raad/leerling-so').name}" in page


def test_a_point_says_otherwise_after_a_change_and_the_record_keeps_no_words(client_of: SignedIn) -> None:
    item = add(plan(), "Begroting", minutes=10)
    client = client_of(make.coordinator())
    typed = {"title": "Begroting 2027", "kind": "discuss", "minutes": "25", "owner": "", "explanation": "Kort."}
    answer = client.post(reverse("meetings:revise_agenda_item", args=[item.meeting_id, item.pk]), typed)
    item.refresh_from_db()
    assert (answer.status_code, item.title, item.minutes, item.explanation) == (303, "Begroting 2027", 25, "Kort.")


def test_who_will_not_be_there_owns_no_point() -> None:
    meeting = plan()
    with pytest.raises(Conflict, match="Kies wie die dag in dit netwerkonderdeel zetelt"):
        add(meeting, "Begroting", owner=make.seated("som-team/adviseur"))
    item = add(meeting, "Begroting", owner=make.raad(1)[0])
    AgendaItem.objects.filter(pk=item.pk).update(owner=make.user())
    item.refresh_from_db()
    assert revise(item, minutes=5).minutes == 5  # who owned it already stays a choice


def test_a_point_with_a_proposal_keeps_its_question_and_gets_more_time() -> None:
    item = raads.scheduled().agenda_item
    for change in ({"title": "Iets anders"}, {"kind": "info"}):
        with pytest.raises(Conflict, match="Aan dit punt hangt een voorstel"):
            revise(item, **change)
    assert revise(item, minutes=45).minutes == 45


def test_an_agenda_that_is_too_long_says_by_how_much(client_of: SignedIn) -> None:
    meeting, client = plan(), client_of(make.coordinator())
    address = reverse("meetings:add_agenda_item", args=[meeting.pk])
    add(meeting, "Begroting", minutes=120)
    assert "De punten vragen samen 120 van de 120 minuten." in client.get(address).content.decode()
    add(meeting, "Rondvraag", minutes=25)
    page = client.get(address).content.decode()
    assert "De punten duren 25 minuten langer dan de vergadering." in page


# ---------------------------------------------------------------- documents


def test_a_document_is_handed_in_and_downloaded_as_it_was(client_of: SignedIn) -> None:
    item = add(plan(), "Begroting")
    member = make.raad(1)[0]
    typed = {"title": "Begroting", "key": str(uuid4())}
    address = reverse("meetings:add_agenda_document", args=[item.meeting_id, item.pk])
    coordinator = client_of(make.coordinator())
    sent = [coordinator.post(address, typed | {"file": SimpleUploadedFile("x.pdf", LETTER)}) for _twice in range(2)]
    assert [answer.status_code for answer in sent] == [303, 303]
    document = AgendaDocument.objects.get()
    answer = client_of(member).get(document.get_absolute_url())
    assert (answer.content, answer["Content-Disposition"]) == (LETTER, f'attachment; filename="stuk-{document.pk}.pdf"')
    assert document.sha256 == PAPER.sha256


def test_what_is_no_pdf_stays_out_and_nothing_typed_is_lost(client_of: SignedIn) -> None:
    item = add(plan(), "Begroting")
    address = reverse("meetings:add_agenda_document", args=[item.meeting_id, item.pk])
    typed = {"title": "Begroting", "key": str(uuid4()), "file": SimpleUploadedFile("x.pdf", b"<html>")}
    answer = client_of(make.coordinator()).post(address, typed)
    page = answer.content.decode()
    assert (answer.status_code, "Dit is geen pdf" in page, 'value="Begroting"' in page) == (422, True, True)
    assert AgendaDocument.objects.count() == 0


@pytest.mark.parametrize("is_open", [True, False])
def test_a_document_follows_the_audience_of_the_agenda(client: Client, client_of: SignedIn, is_open: bool) -> None:
    item = add(plan(is_open=is_open), "Begroting")
    everybody, members = put(item), put(item, "Personeel", is_for_members=True)
    stranger, member = client, client_of(make.raad(1)[0])
    asked = [(who, paper.get_absolute_url()) for who in (stranger, member) for paper in (everybody, members)]
    assert [who.get(address).status_code for who, address in asked] == [200 if is_open else 403, 403, 200, 200]


def test_a_title_for_the_members_only_is_on_no_public_page(client: Client, client_of: SignedIn) -> None:
    meeting = plan(is_open=True)
    item = add(meeting, "Begroting")
    put(item, "Cijfers")
    put(item, "Vertrouwelijke nota", is_for_members=True)
    assert ["Cijfers" in read(client, meeting), "Vertrouwelijke nota" in read(client, meeting)] == [True, False]
    assert "Vertrouwelijke nota" in read(client_of(make.raad(1)[0]), meeting)


def test_a_document_of_another_meeting_is_not_found(client_of: SignedIn) -> None:
    paper, other = put(add(plan(), "Begroting")), plan(starts_at=make.AT.replace(month=5))
    address = reverse("meetings:agenda_document", args=[other.pk, paper.pk])
    assert client_of(make.raad(1)[0]).get(address).status_code == 404


def test_who_does_not_prepare_the_meeting_puts_nothing_there() -> None:
    item = add(plan(), "Begroting")
    member = make.raad(1)[0]
    with pytest.raises(Refused):
        put(item, by=member)
    with pytest.raises(Refused):
        actions.remove_agenda_document(put(item), by=member, at=make.AT)
    assert titles(item.meeting) == ["Begroting"]


def test_a_removed_document_is_gone_and_the_record_knows_its_hash(client_of: SignedIn) -> None:
    item = add(plan(), "Begroting")
    paper = put(item)
    address = reverse("meetings:remove_agenda_document", args=[item.meeting_id, paper.pk])
    assert client_of(make.coordinator()).post(address).status_code == 303
    assert AgendaDocument.objects.count() == 0


def test_the_archive_of_one_meeting_is_bounded() -> None:
    item = add(plan(), "Begroting")
    facts = {"item": item, "content": b"", "sha256": "0" * 64, "size": 0, "added_at": make.AT}
    rows = [AgendaDocument(title=f"{n}", **facts) for n in range(actions.documents.MOST_DOCUMENTS)]
    AgendaDocument.objects.bulk_create(rows)
    with pytest.raises(Conflict, match="Er staan al 120 stukken"):
        put(item)
