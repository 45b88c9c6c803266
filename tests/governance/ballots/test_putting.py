"""An amendment before the whole raad: voted on before its proposal, and its words follow what the raad says."""

from datetime import datetime
from uuid import uuid4

import pytest

from governance.ballots.actions import (
    Manner,
    accept_amendment,
    close_ballot,
    integrate,
    lay_down_note,
    move_on,
    open_ballot,
    put_to_vote,
    resubmit_proposal,
    set_openness,
    suggest_amendment,
    withdraw_amendment,
    withdraw_proposal,
)
from governance.ballots.models import Amendment, Ballot, Decision, Proposal
from governance.ballots.queries import with_ballots
from governance.ballots.rules import Choice, Method, mark_of_text
from governance.ledger.models import Commitment
from governance.people.models import User
from governance.record.queries import history_of, verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
SUMMARY = "Een les per week in de buurt, met bewoners als gastleraar."
TWO = SUMMARY.replace("Een les", "Twee lessen")


@pytest.fixture
def raad() -> list[User]:
    return make.raad(12)


def amendment(by: User, text: str = TWO, proposal: Proposal | None = None) -> Amendment:
    proposal = proposal or scenes.scheduled(scenes.budget_line())
    return suggest_amendment(proposal, "summary", text, why="Eén is te weinig.", key=uuid4(), by=by, at=make.AT)


def put(one: Amendment, at: datetime = make.AT) -> Proposal:
    return put_to_vote(one, key=uuid4(), by=make.chair(), at=at)


def decided(point: Proposal, raad: list[User], choice: Choice, how_many: int = 12) -> Decision:
    ballot = opened(point)
    scenes.everybody_says(ballot, raad[:how_many], choice)
    return close_ballot(ballot, by=None, at=CLOSES_AT)


def opened(point: Proposal, method: Method = Method.VOTE) -> Ballot:
    manner = Manner(method=method, options=("A", "B") if method.has_options else ())
    return open_ballot(point, closes_at=CLOSES_AT, manner=manner, by=None, at=make.AT)


def afresh(proposal: Proposal) -> Proposal:
    return with_ballots(Proposal.objects.filter(pk=proposal.pk)).get()


def test_adopted_its_text_becomes_that_of_the_proposal(raad: list[User]) -> None:
    one = amendment(raad[0])
    decision = decided(put(one), raad, Choice.FOR)
    assert afresh(one.proposal).summary == TWO
    question = "Hoe kunnen we van de schoolbuurt een leerplek maken? (In gewone woorden)"
    assert decision.wording == f"De SOM raad keurt het amendement “{question}” goed. De tekst luidt: {TWO}"
    one.refresh_from_db()
    assert (one.settled_as, one.replaced, one.became) == ("adopted", SUMMARY, TWO)
    assert list(history_of(one.proposal).values_list("verb", flat=True))[-2:] == ["put_to_vote", "adopt_amendment"]
    mail = OutgoingMail.objects.get(key=f"amendment-settled:{one.pk}")
    assert (mail.to, "De raad nam je amendement" in mail.text) == (raad[0].email, True)
    assert not Commitment.objects.exists()
    assert verify() == []


def test_rejected_the_text_stays(raad: list[User]) -> None:
    one = amendment(raad[0])
    decided(put(one), raad, Choice.AGAINST)
    one.refresh_from_db()
    assert (afresh(one.proposal).summary, one.settled_as) == (SUMMARY, "rejected")


def test_the_raad_votes_on_the_amendment_before_the_proposal(raad: list[User]) -> None:
    one = amendment(raad[0])
    point = put(one)
    with pytest.raises(Conflict, match="stemt eerst over de amendementen"):
        opened(afresh(one.proposal))
    decided(point, raad, Choice.FOR)
    assert opened(afresh(one.proposal)).call == 1


def test_without_a_quorum_nothing_is_settled(raad: list[User]) -> None:
    one = amendment(raad[0])
    decided(put(one), raad, Choice.FOR, how_many=2)
    one.refresh_from_db()
    assert (one.settled_as, afresh(one.proposal).summary) == ("", SUMMARY)


def test_twice_put_is_one_point_on_the_agenda(raad: list[User]) -> None:
    one = amendment(raad[0])
    point = put(one)
    assert put_to_vote(one, key=uuid4(), by=make.coordinator(), at=make.AT) == point
    assert one.proposal.agenda_item.meeting.agenda_items.count() == 2
    assert (point.kind, point.seat, point.amount) == ("amendment", one.seat, 0)


def test_once_put_nobody_settles_it_by_hand(raad: list[User]) -> None:
    proposal = scenes.scheduled()
    one, other = (amendment(raad[n], text, proposal) for n, text in enumerate((TWO, SUMMARY.replace("week", "maand"))))
    put(one)
    seen = mark_of_text(SUMMARY)
    with pytest.raises(Conflict, match="stemt de raad"):
        accept_amendment(one, seen=seen, by=proposal.proposer, at=make.AT)
    with pytest.raises(Conflict, match="stemt de raad"):
        withdraw_amendment(one, by=raad[0], at=make.AT)
    with pytest.raises(Conflict, match="stemt de raad eerst"):
        accept_amendment(other, seen=seen, by=proposal.proposer, at=make.AT)
    with pytest.raises(Conflict, match="stemt de raad eerst"):
        put_to_vote(other, key=uuid4(), by=make.coordinator(), at=make.AT)


def test_its_maker_takes_the_point_back_and_it_waits_again(raad: list[User]) -> None:
    one = amendment(raad[0])
    withdraw_proposal(put(one), by=raad[0], at=make.AT)
    accept_amendment(one, seen=mark_of_text(SUMMARY), by=one.proposal.proposer, at=make.AT)
    assert afresh(one.proposal).summary == TWO


def test_only_chair_and_coordinatiecel_put_to_the_vote(raad: list[User]) -> None:
    with pytest.raises(Refused, match="Dit doet de voorzitter of de coördinatiecel"):
        put_to_vote(amendment(raad[0]), key=uuid4(), by=raad[1], at=make.AT)


def test_before_it_is_on_an_agenda_nothing_is_put(raad: list[User]) -> None:
    with pytest.raises(Conflict, match="staat nog niet op de agenda"):
        put(amendment(raad[0], proposal=scenes.proposal()))


def test_an_amendment_has_no_amendments_and_no_options(raad: list[User]) -> None:
    point = put(amendment(raad[0]))
    with pytest.raises(Conflict, match="Dit is zelf een amendement"):
        amendment(raad[1], SUMMARY, point)
    with pytest.raises(Conflict, match="met een stemming of met consent"):
        opened(point, Method.CHOICE)


def test_on_a_private_point_the_amendment_is_private_too(raad: list[User]) -> None:
    one = amendment(raad[0], proposal=scenes.scheduled(kind=Proposal.Kind.PRIORITY))
    set_openness(one.proposal.agenda_item, privacy="persons", reason="Over een persoon", by=None, at=make.AT)
    point = put(one)
    assert (point.agenda_item.privacy, point.agenda_item.privacy_reason) == ("persons", "Over een persoon")
    assert not Proposal.objects.visible_to(make.user(), at=make.AT).filter(pk=point.pk).exists()


def test_what_rounds_of_consent_made_of_it_becomes_the_text(raad: list[User]) -> None:
    one = amendment(raad[0])
    ballot, chair = opened(put(one), Method.CONSENT), make.coordinator()
    integrated = SUMMARY.replace("Een les", "Drie lessen")
    move_on(ballot, "react", by=chair, at=make.AT)
    move_on(ballot, "answer", by=chair, at=make.AT)
    integrate(ballot, integrated, after=1, by=chair, at=make.AT)
    move_on(ballot, "answer", by=chair, at=make.AT)
    scenes.everybody_says(ballot, raad)
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert decision.wording.endswith(f"De tekst luidt: {integrated}")
    assert afresh(one.proposal).summary == integrated


def test_an_amendment_that_came_back_with_questions_is_not_proposed_as_something_else(raad: list[User]) -> None:
    decision = decided(put(amendment(raad[0])), raad, Choice.AGAINST)
    lay_down_note(decision, reasoning="", questions="Waarom twee?", by=None, at=CLOSES_AT)
    with pytest.raises(Conflict, match="Stel op het voorstel zelf een ander amendement voor"):
        resubmit_proposal(decision, key=uuid4(), by=raad[0], at=CLOSES_AT, **scenes.asked())
