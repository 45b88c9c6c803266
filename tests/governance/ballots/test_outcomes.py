"""What a vote becomes: conditions, reasons, questions and a second try; follow-up and reviews."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from governance.ballots import actions
from governance.ballots.actions import Term, close_ballot, open_ballot
from governance.ballots.models import Condition, Decision, DecisionNote, Proposal
from governance.ballots.queries import (
    broken_ballots,
    decided_ballots,
    decisions_whole,
    result_stage,
    sent_back_to,
)
from governance.ballots.rules import Choice
from governance.bodies.models import Body, Seat
from governance.followup.actions import finish_action
from governance.followup.models import ActionItem
from governance.people.models import User
from governance.record.models import Deed
from governance.record.queries import verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
GuardsOff = Callable[[], AbstractContextManager[None]]
CLOSES = clock.brussels(2026, 3, 23, 17)
DUE = date(2026, 9, 30)
QUESTIONS = "Wie geeft de lessen?\n\n Wat kost de verzekering? "


@pytest.fixture
def raad() -> list[User]:
    """Nine people on nine of the 22 seats."""
    return make.raad(9)


def cell() -> Body:
    """The coördinatiecel."""
    return Body.objects.get(slug="coordinatiecel")


def terms() -> list[Term]:
    """Two conditions: for a seat and for a body."""
    seat = Seat.objects.filter(body__slug="som-raad").order_by("pk")[0]
    return [Term("Elke school wijst een trekker aan.", seat, DUE), Term("Vraag advies aan de stad", cell(), DUE)]


def decided(
    raad: list[User], said: Choice = Choice.FOR, conditions: list[Term] | None = None, **asked: str
) -> Decision:
    """A decision in March by everybody, all saying the same."""
    proposal = scenes.scheduled()
    actions.set_conditions(proposal, conditions or [], by=None, at=scenes.AT)
    ballot = open_ballot(proposal, closes_at=CLOSES, by=None, at=scenes.AT)
    scenes.everybody_says(ballot, raad, said)
    return close_ballot(ballot, by=None, at=CLOSES)


def stage(decision: Decision) -> str:
    """The word of its result, as lists show it."""
    return str(result_stage(decisions_whole()[0].ballot).word)


# ---- conditions ------------------------------------------------------------------------------------------------------
def test_every_condition_of_an_adopted_decision_becomes_an_action_item(raad: list[User]) -> None:
    decision = decided(raad, conditions=terms())
    made = [(row.what, row.due_on, row.body_id) for row in ActionItem.objects.order_by("pk")]
    assert made == [(term.text, DUE, decision.body_id) for term in terms()]
    assert stage(decision) == "Aangenomen met voorwaarden"


def test_the_wording_says_every_condition_in_dutch(raad: list[User]) -> None:
    wording = decided(raad, conditions=terms()).wording
    seat = terms()[0].owner.name
    assert wording.endswith(
        f"Onder deze voorwaarden: 1. Elke school wijst een trekker aan ({seat}, tegen woensdag 30 september 2026)."
        " 2. Vraag advies aan de stad (Coördinatiecel, tegen woensdag 30 september 2026)."
    )


def test_conditions_of_what_is_rejected_lead_to_nothing(raad: list[User]) -> None:
    decision = decided(raad, Choice.AGAINST, terms())
    assert (ActionItem.objects.count(), stage(decision)) == (0, "Niet aangenomen")


def test_conditions_cannot_change_once_the_ballot_is_open(raad: list[User]) -> None:
    proposal = scenes.scheduled()
    actions.set_conditions(proposal, terms(), by=None, at=scenes.AT)
    ballot = open_ballot(proposal, closes_at=CLOSES, by=None, at=scenes.AT)
    with pytest.raises(Conflict):
        actions.set_conditions(proposal, [], by=None, at=scenes.AT)
    assert [one.text for one in ballot.asked] == [term.text for term in terms()]


@pytest.mark.parametrize("deed", ["change", "delete", "move"])
def test_the_database_keeps_conditions_as_they_were_voted_on(raad: list[User], deed: str) -> None:
    decided(raad, conditions=terms())
    rows = Condition.objects.exclude(ballot=None)
    acts: dict[str, Callable[[], object]] = {
        "change": lambda: rows.update(text="Niets"),
        "delete": lambda: rows.delete(),
        "move": lambda: Condition.objects.filter(ballot=None).update(ballot=decision_ballot()),
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        acts[deed]()
    assert [row.text for row in rows.order_by("place")] == [term.text for term in terms()]


def decision_ballot() -> int:
    """The number of the ballot that was closed."""
    return Decision.objects.get().ballot_id


def test_a_draft_of_conditions_may_still_be_replaced(raad: list[User]) -> None:
    """The control of the guard: what was not voted on is free."""
    proposal = scenes.scheduled()
    for asked in (terms(), terms()[:1]):
        actions.set_conditions(proposal, asked, by=None, at=scenes.AT)
    assert [one.text for one in proposal.conditions.all()] == [terms()[0].text]


def test_who_votes_reads_the_conditions_first(raad: list[User], client_of: ClientOf) -> None:
    proposal = scenes.scheduled()
    actions.set_conditions(proposal, terms(), by=None, at=scenes.AT)
    ballot = open_ballot(proposal, closes_at=CLOSES, by=None, at=scenes.AT)
    with time_machine.travel(scenes.AT, tick=False):
        page = client_of(raad[0]).get(reverse("ballots:vote", args=[ballot.pk])).text
    assert [term.text in page for term in terms()] == [True, True]


def test_the_page_of_a_decision_shows_how_far_each_condition_is(raad: list[User], client: Client) -> None:
    decision = decided(raad, conditions=terms())
    finish_action(ActionItem.objects.order_by("pk")[0], by=None, at=CLOSES)
    with time_machine.travel(CLOSES, tick=False):
        page = client.get(decision.get_absolute_url()).text
    shown = page[page.index('id="voorwaarden"') :]
    assert shown.index("Klaar") < shown.index("Vraag advies aan de stad") < shown.index("Open")


def test_a_member_without_a_seat_to_lead_lays_down_no_conditions(raad: list[User]) -> None:
    with pytest.raises(Refused):
        actions.set_conditions(scenes.scheduled(), terms(), by=raad[0], at=scenes.AT)


def test_half_a_condition_is_a_clear_sentence_and_nothing_is_lost(client_of: ClientOf) -> None:
    proposal, page = scenes.scheduled(), client_of(make.coordinator())
    with time_machine.travel(scenes.AT, tick=False):
        answer = page.post(reverse("ballots:set_conditions", args=[proposal.pk]), {"text_1": "Vraag advies"})
    assert answer.status_code == 422
    assert ["Vraag advies" in answer.text, "Kies wie het doet." in answer.text] == [True, True]


# ---- the note of the meeting -----------------------------------------------------------------------------------------
def back(raad: list[User], questions: str = QUESTIONS) -> Decision:
    """A proposal that was rejected and sent back with questions."""
    decision = decided(raad, Choice.AGAINST)
    actions.lay_down_note(decision, reasoning="Er is nog veel open.", questions=questions, by=None, at=CLOSES)
    return decisions_whole()[0]


def test_reasons_stand_with_a_rejected_proposal(raad: list[User], client: Client) -> None:
    decision = decided(raad, Choice.AGAINST)
    actions.lay_down_note(decision, reasoning="Te duur voor één buurt.", by=None, at=CLOSES)
    assert stage(decision) == "Niet aangenomen"
    assert "Te duur voor één buurt." in client.get(decision.get_absolute_url()).text


def test_questions_send_a_proposal_back_and_its_proposer_hears_them(raad: list[User], client: Client) -> None:
    decision = back(raad)
    assert (stage(decision), decision.note.questions_asked) == (
        "Terug met vragen",
        ["Wie geeft de lessen?", "Wat kost de verzekering?"],
    )
    proposer = decision.ballot.proposal.proposer
    mail = OutgoingMail.objects.get(key=f"sent-back:{decision.pk}:{proposer.pk}")
    assert mail.to == proposer.email
    assert ["Wie geeft de lessen?" in mail.text, decision.number in mail.text] == [True, True]
    assert [row.pk for row in sent_back_to(decision.ballot.proposal.proposer)] == [decision.pk]


def test_sending_back_changes_neither_votes_nor_wording_of_the_decision(raad: list[User]) -> None:
    before = decided(raad, Choice.AGAINST)
    actions.lay_down_note(before, reasoning="", questions=QUESTIONS, by=None, at=CLOSES)
    after = decided_ballots(make.coordinator()).get()
    assert (after.counts.against, after.decision.wording) == (9, before.wording)
    assert after.decision.whole_wording.endswith(
        "De SOM raad stuurt het voorstel terug met deze vragen: 1. Wie geeft de lessen? 2. Wat kost de verzekering?"
    )
    assert verify() == []


def test_what_was_adopted_does_not_go_back(raad: list[User]) -> None:
    with pytest.raises(Conflict):
        actions.lay_down_note(decided(raad), reasoning="", questions=QUESTIONS, by=None, at=CLOSES)
    assert DecisionNote.objects.count() == 0


def test_a_note_is_laid_down_once_and_the_same_twice_is_once(raad: list[User]) -> None:
    decision = decided(raad)
    notes = [actions.lay_down_note(decision, reasoning="Het werkt.", by=None, at=CLOSES).pk for _ in range(2)]
    assert len(set(notes)) == 1
    with pytest.raises(Conflict):
        actions.lay_down_note(decision, reasoning="Toch iets anders.", by=None, at=CLOSES)


def test_the_database_keeps_a_note_as_it_is(raad: list[User]) -> None:
    back(raad)
    with pytest.raises(DatabaseError), transaction.atomic():
        DecisionNote.objects.update(questions="")


def test_only_who_leads_a_meeting_lays_down_its_note(raad: list[User]) -> None:
    with pytest.raises(Refused):
        actions.lay_down_note(decided(raad), reasoning="Ik vond het goed.", by=raad[0], at=CLOSES)


def test_the_record_keeps_a_mark_of_the_note_and_not_its_words(raad: list[User]) -> None:
    back(raad)
    facts = json.loads(Deed.objects.get(verb="lay_down_note").facts)
    assert (len(facts["wording"]), facts["is_back"]) == (64, True)


@pytest.mark.parametrize("deed", ["change", "delete"])
def test_verify_names_a_note_that_is_not_what_was_laid_down(raad: list[User], guards_off: GuardsOff, deed: str) -> None:
    number = back(raad).pk
    assert broken_ballots() == []
    with guards_off():
        if deed == "change":
            DecisionNote.objects.update(wording="Iets anders.")
        else:
            DecisionNote.objects.all().delete()
        assert [line.partition(": ")[0] for line in broken_ballots()] == [f"decision:{number}"]


# ---- a second try ----------------------------------------------------------------------------------------------------
def again(decision: Decision, **changes: str) -> Proposal:
    """The proposer proposes it anew, with another summary."""
    by = decision.ballot.proposal.proposer
    asked = scenes.asked(**{"summary": "Nu met lesgevers.", **changes})
    return actions.resubmit_proposal(decision, key=uuid4(), by=by, at=CLOSES, **asked)


def test_a_second_try_is_a_proposal_of_its_own_and_the_first_stays(raad: list[User]) -> None:
    decision = back(raad)
    first = decision.ballot.proposal
    second = again(decision)
    first.refresh_from_db()
    assert (first.summary == second.summary, second.agenda_item, second.ballots.count()) == (False, None, 0)
    assert second.resubmission.decision == decision
    assert list(sent_back_to(first.proposer)) == []


def test_a_proposal_that_came_back_is_proposed_anew_once(raad: list[User]) -> None:
    decision = back(raad)
    again(decision)
    with pytest.raises(Conflict):
        again(Decision.objects.get(pk=decision.pk))


def test_what_did_not_come_back_is_not_proposed_anew(raad: list[User]) -> None:
    with pytest.raises(Conflict):
        again(decided(raad, Choice.AGAINST))


def test_only_its_proposer_proposes_it_anew(raad: list[User]) -> None:
    decision = back(raad)
    with pytest.raises(Refused):
        actions.resubmit_proposal(decision, key=uuid4(), by=raad[0], at=CLOSES, **scenes.asked())


def test_linked_data_carries_the_reasons(raad: list[User], client: Client) -> None:
    decision = back(raad)
    graph = json.loads(client.get(reverse("ballots:decision_jsonld", args=[decision.number])).content)["@graph"]
    node = next(one for one in graph if one["@type"] == "besluit:Besluit")
    assert node["besluit:motivering"]["@value"].endswith("Er is nog veel open.")


def test_linked_data_says_each_condition_as_an_article(raad: list[User], client: Client) -> None:
    decision = decided(raad, conditions=terms())
    graph = json.loads(client.get(reverse("ballots:decision_jsonld", args=[decision.number])).content)["@graph"]
    node = next(one for one in graph if one["@type"] == "besluit:Besluit")
    told = [(one["@type"], one["prov:value"]["@value"]) for one in node["eli:has_part"]]
    assert told == [("besluit:Artikel", term.text) for term in terms()]
