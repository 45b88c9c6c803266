"""From the field to the raad, and from one agenda to the next."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import open_ballot
from governance.bundles.actions import bring_to_raad, carry_over
from governance.bundles.models import Brought
from governance.challenges.actions import open_challenge
from governance.challenges.models import Challenge
from governance.charter.models import FocusArea
from governance.meetings.actions import add_agenda_document, hold_meeting, record_attendance
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from som_portal.demo.seed.mandates import LETTER
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes as raads
from tests.governance.challenges import making as field
from tests.governance.meetings.scenes import add, plan, titles

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
OVER = clock.brussels(2026, 3, 26, 18, 30)
NEXT = clock.brussels(2026, 5, 7, 16)


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def challenge() -> Challenge:
    areas = FocusArea.objects.all()[:1]
    return open_challenge(title="Gsm op school", summary="Elke school anders.", focus_areas=areas, by=None, at=make.AT)


def held(meeting: Meeting, reason: str = "Geen tijd meer.") -> Meeting:
    seat = make.seat("som-raad/lop")
    if not seat.mandates.exists():
        make.seated("som-raad/lop")
    record_attendance(meeting, present={seat.pk: "present"}, by=None, at=OVER)
    return hold_meeting(meeting, reason=reason, by=None, at=OVER)


def test_a_challenge_comes_to_the_raad_and_its_page_says_when(client: Client, client_of: SignedIn) -> None:
    asked, meeting = challenge(), raads.raad_meeting()
    typed = {"meeting": meeting.pk, "title": "Gsm op school", "minutes": "20", "key": str(uuid4())}
    address = reverse("bundles:bring_challenge", args=[asked.slug])
    coordinator = client_of(make.coordinator())
    assert [coordinator.post(address, typed).status_code for _twice in range(2)] == [303, 303]
    item = meeting.agenda_items.get()
    assert (item.kind, item.brought.challenge) == ("discuss", asked)
    assert "donderdag 26 maart 2026" in client.get(asked.get_absolute_url()).content.decode()


def test_a_signal_comes_to_the_raad_under_a_title_that_names_nobody(client_of: SignedIn) -> None:
    signal, meeting = field.signal(make.user()), raads.raad_meeting()
    typed = {"meeting": meeting.pk, "title": "Vervangingen", "minutes": "10", "key": str(uuid4())}
    address = reverse("bundles:bring_signal", args=[signal.pk])
    assert client_of(make.coordinator()).post(address, typed).status_code == 303
    assert (titles(meeting), Brought.objects.get().signal) == (["Vervangingen"], signal)


def test_only_the_coordinatiecel_brings_and_only_to_a_coming_raad() -> None:
    asked, key = challenge(), {"title": "Gsm", "minutes": 10, "key": uuid4()}
    with pytest.raises(Refused):
        bring_to_raad(asked, raads.raad_meeting(), by=make.raad(1)[0], at=make.AT, **key)
    with pytest.raises(Conflict, match="Kies een vergadering van de raad"):
        bring_to_raad(asked, plan("som-team"), by=None, at=make.AT, **key)


def test_what_was_left_goes_along_with_its_owner_words_and_documents_and_once() -> None:
    meeting = raads.raad_meeting()
    owner = make.raad(1)[0]
    treated, left = add(meeting, "behandeld"), add(meeting, "gebleven", owner=owner, explanation="Lees dit.")
    add_agenda_document(left, title="Stuk", file=Upload(LETTER), key=uuid4(), by=None, at=make.AT)
    AgendaItem.objects.filter(pk=treated.pk).update(treated_at=OVER)
    held(meeting)
    target = plan(starts_at=NEXT)
    for _twice in range(2):
        carry_over(meeting, target, items=meeting.agenda_items.all(), by=None, at=OVER)
    item = target.agenda_items.get()
    assert (item.title, item.owner, item.explanation, item.carried_from) == ("gebleven", owner, "Lees dit.", left)
    assert [bytes(one.content) for one in item.documents.all()] == [LETTER]


def test_a_proposal_that_was_not_decided_moves_to_the_next_raad_and_can_be_voted_on() -> None:
    people = make.raad(3)
    proposal = raads.scheduled()
    old = AgendaItem.objects.get(proposal=proposal)
    held(old.meeting)
    target = plan(starts_at=NEXT)
    carry_over(old.meeting, target, items=[old], by=None, at=OVER)
    proposal.refresh_from_db()
    assert (proposal.agenda_item.meeting, proposal.agenda_item.carried_from) == (target, old)
    at = clock.brussels(2026, 5, 7, 16, 5)
    assert open_ballot(proposal, closes_at=at + timedelta(hours=1), by=None, at=at).electors.entitled().count() >= len(
        people
    )


def test_nothing_is_carried_from_a_meeting_that_goes_on_nor_to_another_body() -> None:
    meeting = raads.raad_meeting()
    item = add(meeting, "een")
    with pytest.raises(Refused, match="Sluit eerst deze vergadering af"):
        carry_over(meeting, plan(starts_at=NEXT), items=[item], by=None, at=make.AT)
    held(meeting)
    with pytest.raises(Conflict, match="hetzelfde netwerkonderdeel"):
        carry_over(meeting, plan("som-team", starts_at=NEXT), items=[item], by=None, at=OVER)


def test_the_page_offers_what_was_left_and_the_next_meeting(client_of: SignedIn) -> None:
    meeting = raads.raad_meeting()
    left = add(meeting, "gebleven")
    held(meeting)
    client, address = client_of(make.coordinator()), reverse("bundles:carry_over", args=[meeting.pk])
    assert "Nog geen volgende vergadering" in client.get(address).content.decode()
    target = plan(starts_at=NEXT)
    assert "donderdag 7 mei 2026" in client.get(address).content.decode()
    assert client.post(address, {"items": [str(left.pk)], "target": str(target.pk)}).status_code == 303
    assert (titles(target), "Niets bleef liggen" in client.get(address).content.decode()) == (["gebleven"], True)
