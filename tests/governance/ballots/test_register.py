"""The register for machines, for one member, and the decision that replaces another."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import close_ballot, open_ballot, schedule_proposal, supersede_decision
from governance.ballots.linked_data import CONTEXT
from governance.ballots.models import Decision
from governance.ballots.rules import Choice
from governance.people.models import User
from governance.record.queries import verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
ATOM = "{http://www.w3.org/2005/Atom}"
LATER = clock.brussels(2026, 5, 4, 10)


@pytest.fixture
def raad() -> list[User]:
    """Nine people on nine of the 22 seats."""
    return make.raad(9)


def decided(raad: list[User], said: Choice = Choice.FOR, **changes: str) -> Decision:
    """A decision in March by everybody, all saying the same."""
    ballot = scenes.opened(**changes)
    scenes.everybody_says(ballot, raad, said)
    return close_ballot(ballot, by=None, at=ballot.closes_at)


def decided_later(raad: list[User]) -> Decision:
    """Another one, in May."""
    meeting = scenes.raad_meeting(clock.brussels(2026, 5, 28, 16), at=LATER)
    proposal = schedule_proposal(scenes.proposal(at=LATER, by=raad[0]), meeting, by=None, at=LATER)
    ballot = open_ballot(proposal, closes_at=clock.brussels(2026, 5, 20, 17), by=None, at=LATER)
    scenes.everybody_says(ballot, raad, at=LATER)
    return close_ballot(ballot, by=None, at=ballot.closes_at)


def nodes(client: Client, path: str) -> dict[str, dict]:
    """The nodes of a JSON-LD document by their type."""
    answer = client.get(path)
    assert answer["Content-Type"] == "application/ld+json"
    document = json.loads(answer.content)
    assert document["@context"] == CONTEXT | {"som": f"{settings.SITE_URL}/besluiten/#"}
    return {node["@type"]: node for node in document["@graph"]}


def test_a_decision_speaks_oslo(raad: list[User], client: Client) -> None:
    decision = decided(raad, question="Mag “dit” <ook>?")
    found = nodes(client, reverse("ballots:decision_jsonld", args=[decision.number]))
    page = f"http://testserver{decision.get_absolute_url()}"
    besluit, stemming, behandeling = (
        found[f"besluit:{word}"] for word in ("Besluit", "Stemming", "BehandelingVanAgendapunt")
    )
    assert besluit["@id"].endswith(page.removeprefix("http://testserver"))
    assert (besluit["dct:identifier"], besluit["eli:title"]["@value"]) == (decision.number, "Mag “dit” <ook>?")
    assert behandeling["prov:generated"]["@id"] == besluit["@id"]
    assert behandeling["besluit:heeftStemming"]["@id"] == stemming["@id"]
    assert stemming["besluit:aantalVoorstanders"] == 9
    assert len(stemming["besluit:heeftVoorstander"]) == 9
    assert found["besluit:Agendapunt"]["dct:isPartOf"]["@id"] == found["besluit:Zitting"]["@id"]
    assert found["besluit:Zitting"]["besluit:isGehoudenDoor"]["@id"] == found["besluit:Bestuursorgaan"]["@id"]


def test_no_person_stands_in_it(raad: list[User], client: Client) -> None:
    decision = decided(raad)
    text = client.get(reverse("ballots:decision_jsonld", args=[decision.number])).content.decode()
    assert [person.name for person in raad if person.name in text or person.email in text] == []


def test_the_register_is_of_one_working_year(raad: list[User], client: Client) -> None:
    decision = decided(raad)
    path = reverse("ballots:decisions_jsonld")
    assert (
        nodes(client, f"{path}?werkjaar={decision.working_year}")["besluit:Besluit"]["dct:identifier"]
        == "RAAD-2025-001"
    )
    assert nodes(client, f"{path}?werkjaar=1999") == {}


@time_machine.travel(LATER, tick=False)
def test_a_feed_reader_finds_the_latest_first_with_permanent_addresses(raad: list[User], client: Client) -> None:
    first, second = decided(raad, question="A & B <c>"), decided_later(raad)
    answer = client.get(reverse("ballots:decisions_feed"))
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id", "").rpartition("/besluiten/")[2] for entry in entries] == [
        f"{second.number}/",
        f"{first.number}/",
    ]
    assert entries[1].findtext(f"{ATOM}title") == f"{first.number}: A & B <c>"


def test_a_sign_that_no_feed_holds_breaks_no_feed(raad: list[User], client: Client) -> None:
    """Word puts \\x0b where a line breaks; with one in a question nobody could follow the raad any more."""
    decided(raad, question="Hoe kunnen we\x0bsamen leren?")
    feed = ET.fromstring(client.get(reverse("ballots:decisions_feed")).content)
    assert "Hoe kunnen we samen leren?" in str(feed.findtext(f"{ATOM}entry/{ATOM}title"))


def test_what_did_i_decide_tells_my_seat_and_nobody_elses(raad: list[User], client_of: ClientOf) -> None:
    decision = decided(raad[:8])
    page = client_of(raad[0]).get(reverse("ballots:my_decisions")).content.decode()
    assert decision.number in page
    assert "<strong>Voor</strong>" in page
    silent = client_of(raad[8]).get(reverse("ballots:my_decisions")).content.decode()
    assert "<strong>Niet gestemd</strong>" in silent
    assert decision.number not in client_of(make.coordinator()).get(reverse("ballots:my_decisions")).content.decode()


def test_a_later_decision_replaces_an_earlier_one_and_both_say_so(raad: list[User], client_of: ClientOf) -> None:
    older, newer = decided(raad), decided_later(raad)
    coordinator = client_of(make.coordinator())
    path = reverse("ballots:supersede_decision", args=[older.number])
    assert newer.number in coordinator.get(path).content.decode()
    assert coordinator.post(path, {"newer": newer.number}).status_code == 303
    assert f"{newer.number}</a>" in coordinator.get(older.get_absolute_url()).content.decode()
    assert f"{older.number}</a>" in coordinator.get(newer.get_absolute_url()).content.decode()
    assert "besluit:Besluit" in nodes(coordinator, reverse("ballots:decision_jsonld", args=[older.number]))
    assert coordinator.post(path, {"newer": newer.number}).status_code == 303  # twice is once
    assert verify() == []


def test_only_a_later_decision_replaces_and_only_once(raad: list[User]) -> None:
    older, newer = decided(raad), decided_later(raad)
    with pytest.raises(Conflict, match="later besluit van hetzelfde"):
        supersede_decision(newer, older, by=None, at=LATER)
    with pytest.raises(Conflict):
        supersede_decision(older, older, by=None, at=LATER)
    with pytest.raises(Refused):
        supersede_decision(older, newer, by=raad[0], at=LATER)
    supersede_decision(older, newer, by=None, at=LATER)
    assert supersede_decision(older, newer, by=None, at=LATER).superseded_by == newer


def test_nothing_chosen_is_said_at_the_field(raad: list[User], client_of: ClientOf) -> None:
    older = decided(raad)
    answer = client_of(make.coordinator()).post(reverse("ballots:supersede_decision", args=[older.number]), {})
    assert answer.status_code == 422
    assert "newer" in answer.context["form"].errors
