"""Two seats propose together: asked in silence, accepted by who sits there, and one function says who speaks."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from governance.ballots import access
from governance.ballots.actions import (
    answer_coproposal,
    answer_question,
    ask_coproposer,
    ask_question,
    close_ballot,
    decline_amendment,
    end_coproposal,
    lay_down_note,
    open_ballot,
    revise_proposal,
    schedule_proposal,
    suggest_amendment,
    withdraw_proposal,
)
from governance.ballots.models import Ballot, CoProposer, Proposal
from governance.ballots.queries import (
    amendments_awaiting,
    coproposals_awaiting,
    questions_awaiting,
    sent_back_to,
    with_ballots,
)
from governance.ballots.rules import Choice
from governance.bodies.models import Seat
from governance.people.models import User
from governance.record.queries import history_of
from som_portal.front.interests import interests_in
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_proposal_pages import ClientOf, fitting, text, url

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


@pytest.fixture(autouse=True)
def _on_that_day() -> object:
    """Every page is asked on 12 March 2026."""
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def proposal() -> Proposal:
    """From a SOM plus delegate."""
    return scenes.proposal()


@pytest.fixture
def other() -> User:
    """Who is asked: holds the seat of LOP."""
    return make.seated("som-raad/lop")


def asked(proposal: Proposal, seat: str | Seat = "som-raad/lop") -> CoProposer:
    seat = make.seat(seat) if isinstance(seat, str) else seat
    return ask_coproposer(proposal, seat, key=uuid4(), by=proposal.proposer, at=make.AT)


def joined(proposal: Proposal, other: User, seat: str | Seat = "som-raad/lop") -> CoProposer:
    return answer_coproposal(asked(proposal, seat), accepts=True, by=other, at=make.AT)


def afresh(proposal: Proposal) -> Proposal:
    return with_ballots(Proposal.objects.filter(pk=proposal.pk)).get()


def mailed(start: str) -> set[str]:
    return set(OutgoingMail.objects.filter(key__startswith=start).values_list("to", flat=True))


# ---- asking and answering --------------------------------------------------------------------------------------------
def test_who_sits_on_the_seat_is_asked_by_mail_and_on_the_own_desk(proposal: Proposal, other: User) -> None:
    row = asked(proposal)
    assert mailed("coproposal-asked") == {other.email}
    assert list(coproposals_awaiting(other, make.AT)) == [row]
    answer_coproposal(row, accepts=True, by=other, at=make.AT)
    assert list(coproposals_awaiting(other, make.AT)) == []
    assert mailed("coproposal-answered") == {proposal.proposer.email}


def test_until_it_is_accepted_nobody_else_sees_anything(proposal: Proposal, other: User, client_of: ClientOf) -> None:
    row, name = asked(proposal), make.seat("som-raad/lop").name
    reader = client_of(make.seated("som-raad/ucll"))
    before = text(reader.get(url("proposal", proposal.pk)))
    assert ("Samen met" in before, "Gevraagd om mee in te dienen" in before) == (False, False)
    assert reader.get(url("answer_coproposal", row.pk)).status_code == 403
    assert "Gevraagd om mee in te dienen" in text(client_of(proposal.proposer).get(url("proposal", proposal.pk)))
    assert "ask_coproposer" not in {deed.verb for deed in history_of(proposal)}
    answer_coproposal(row, accepts=True, by=other, at=make.AT)
    after = text(reader.get(url("proposal", proposal.pk)))
    assert ("Samen met" in after, name in after, other.name in after) == (True, True, False)


def test_no_leaves_no_trace_on_the_proposal(proposal: Proposal, other: User, client_of: ClientOf) -> None:
    row = answer_coproposal(asked(proposal), accepts=False, by=other, at=make.AT)
    assert (row.is_accepted, row.person) == (False, other)
    assert not access.speaks_for(other, afresh(proposal))
    assert "Samen" not in text(client_of(make.seated("som-raad/ucll")).get(url("proposal", proposal.pk)))
    assert asked(proposal).pk != row.pk  # asked again, later, with reasons


def test_the_same_answer_twice_is_once_and_another_answer_is_refused(proposal: Proposal, other: User) -> None:
    row = joined(proposal, other)
    assert answer_coproposal(row, accepts=True, by=other, at=make.AT + timedelta(hours=1)).accepted_at == make.AT
    with pytest.raises(Conflict, match="antwoordde al iemand"):
        answer_coproposal(row, accepts=False, by=other, at=make.AT)
    assert OutgoingMail.objects.filter(key__startswith="coproposal-answered").count() == 1


def test_one_form_asks_once(proposal: Proposal, other: User) -> None:
    facts = {"key": uuid4(), "by": proposal.proposer, "at": make.AT}
    rows = [ask_coproposer(proposal, make.seat("som-raad/lop"), **facts) for _ in range(2)]
    assert rows[0] == rows[1]
    assert OutgoingMail.objects.filter(key__startswith="coproposal-asked").count() == 1


@pytest.mark.parametrize("seat", ["som-raad/lop", "som-raad/vclb", "som-plus/afgevaardigde"])
def test_only_another_held_seat_of_the_raad_is_asked_and_once(seat: str, proposal: Proposal, other: User) -> None:
    asked(proposal)  # lop: already asked; vclb: empty; som-plus: not of the raad
    with pytest.raises(Conflict, match="Vraag een andere zetel"):
        asked(proposal, seat)


def test_only_who_proposes_asks_and_only_the_seat_answers(proposal: Proposal, other: User) -> None:
    with pytest.raises(Refused, match="wie het voorstel indiende"):
        ask_coproposer(proposal, make.seat("som-raad/lop"), key=uuid4(), by=other, at=make.AT)
    row = asked(proposal)
    for stranger in (proposal.proposer, make.seated("som-raad/ucll"), make.user()):
        with pytest.raises(Refused, match="gevraagde zetel"):
            answer_coproposal(row, accepts=True, by=stranger, at=make.AT)


def test_the_database_itself_lets_a_seat_in_once(proposal: Proposal, other: User) -> None:
    row = asked(proposal)
    with pytest.raises(IntegrityError), transaction.atomic():
        CoProposer.objects.create(
            proposal=proposal, seat=row.seat, asked_by=proposal.proposer, asked_at=make.AT, key=uuid4()
        )


# ---- what a co-proposer may do ---------------------------------------------------------------------------------------
def test_a_co_proposer_revises_answers_and_decides_on_amendments_by_the_own_seat(
    proposal: Proposal, other: User
) -> None:
    row, third = joined(proposal, other), make.seated("som-raad/ucll")
    revise_proposal(proposal, by=other, at=make.AT, **scenes.asked(question="Hoe kunnen we samen?"))
    question = ask_question(proposal, "Wie betaalt?", key=uuid4(), by=third, at=make.AT)
    text = "Een heel andere samenvatting."
    made = suggest_amendment(proposal, "summary", text, why="Zo.", key=uuid4(), by=third, at=make.AT)
    both = {proposal.proposer.email, other.email}
    assert (mailed("question-asked"), mailed("amendment-made")) == (both, both)
    assert (list(questions_awaiting(other)), list(amendments_awaiting(other))) == ([question], [made])
    answered = answer_question(question, "De stad.", by=other, at=make.AT)
    declined = decline_amendment(made, "Te kort.", by=other, at=make.AT)
    assert (answered.answer_seat, declined.settled_seat) == (row.seat, row.seat)
    assert Proposal.objects.get().versions.latest("number").seat == row.seat


def test_a_co_proposer_asks_and_amends_as_little_as_the_first(proposal: Proposal, other: User) -> None:
    joined(proposal, other)
    with pytest.raises(Refused, match="je eigen voorstel"):
        ask_question(proposal, "Wie?", key=uuid4(), by=other, at=make.AT)


def test_withdrawing_is_for_the_first_and_the_other_reads_what_to_do(
    proposal: Proposal, other: User, client_of: ClientOf
) -> None:
    joined(proposal, other)
    with pytest.raises(Refused, match="je terugtrekken"):
        withdraw_proposal(proposal, by=other, at=make.AT)
    assert client_of(other).get(url("withdraw_proposal", proposal.pk)).status_code == 403
    assert "Trek je voorstel in" not in text(client_of(other).get(url("proposal", proposal.pk)))
    assert withdraw_proposal(proposal, by=proposal.proposer, at=make.AT).withdrawn_at == make.AT


def test_every_door_opens_for_a_co_proposer_and_for_no_other_member(
    proposal: Proposal, other: User, client_of: ClientOf
) -> None:
    joined(proposal, other)
    doors = ("revise_proposal", "link_signals", "ask_coproposer")
    mine, third = client_of(other), client_of(make.seated("som-raad/ucll"))
    assert [mine.get(url(door, proposal.pk)).status_code for door in doors] == [200, 200, 200]
    assert [third.get(url(door, proposal.pk)).status_code for door in doors] == [403, 403, 403]
    assert mine.post(url("revise_proposal", proposal.pk), fitting(question="Anders?")).status_code == 303


def test_a_co_proposer_without_a_seat_keeps_seeing_it(proposal: Proposal, other: User, client_of: ClientOf) -> None:
    joined(proposal, other)
    other.mandates.all().delete()
    assert client_of(other).get(url("proposal", proposal.pk)).status_code == 200
    assert client_of(make.user()).get(url("proposal", proposal.pk)).status_code == 404


def test_what_comes_back_with_questions_is_for_both() -> None:
    people = make.raad(12)
    proposal = scenes.proposal(by=people[0])
    joined(proposal, people[1], _seat(people[1]))
    ballot = _decided(proposal, people, Choice.AGAINST)
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    lay_down_note(decision, reasoning="Te vroeg.", questions="Wie betaalt?", by=None, at=CLOSES_AT)
    assert mailed("sent-back") == {people[0].email, people[1].email}
    assert [list(sent_back_to(person)) for person in people[:2]] == [[decision], [decision]]


# ---- stepping back ---------------------------------------------------------------------------------------------------
def test_who_steps_back_no_longer_speaks_and_the_first_hears_it(proposal: Proposal, other: User) -> None:
    row = joined(proposal, other)
    for _ in range(2):
        end_coproposal(row, by=other, at=make.AT)
    assert not access.speaks_for(other, afresh(proposal))
    assert mailed("coproposal-ended") == {proposal.proposer.email}
    assert [deed.verb for deed in history_of(proposal)].count("step_back") == 1


def test_an_asking_is_taken_back_by_who_proposes_and_not_by_others(proposal: Proposal, other: User) -> None:
    row = asked(proposal)
    with pytest.raises(Refused):
        end_coproposal(row, by=other, at=make.AT)
    end_coproposal(row, by=proposal.proposer, at=make.AT)
    with pytest.raises(Conflict, match="loopt niet meer"):
        answer_coproposal(row, accepts=True, by=other, at=make.AT)


def test_the_first_does_not_send_an_accepted_one_away(proposal: Proposal, other: User) -> None:
    with pytest.raises(Refused):
        end_coproposal(joined(proposal, other), by=proposal.proposer, at=make.AT)


def test_on_an_agenda_nobody_joins_or_leaves(proposal: Proposal, other: User) -> None:
    make.seated("som-raad/ucll")
    row, waits = joined(proposal, other), asked(proposal, "som-raad/ucll")
    schedule_proposal(proposal, scenes.raad_meeting(), by=None, at=make.AT)
    with pytest.raises(Conflict, match="op de agenda"):
        end_coproposal(row, by=other, at=make.AT)
    with pytest.raises(Conflict, match="op de agenda"):
        answer_coproposal(waits, accepts=True, by=waits.seat.mandates.get().person, at=make.AT)
    with pytest.raises(Conflict, match="op de agenda"):
        asked(proposal, "som-raad/lop")


# ---- where it is shown -----------------------------------------------------------------------------------------------
def test_ballot_and_decision_name_the_seats_and_no_person(client_of: ClientOf) -> None:
    people = make.raad(12)
    proposal = scenes.proposal(by=people[0])
    row = joined(proposal, people[1], _seat(people[1]))
    ballot = _decided(proposal, people, Choice.FOR)
    page = text(client_of(people[5]).get(url("ballot", ballot.pk)))
    assert ("Samen met" in page, row.seat.name in page) == (True, True)
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    page = text(client_of(people[5]).get(url("decision", decision.number)))
    assert ("samen met" in page, row.seat.name in page, people[1].name in page) == (True, True, False)


def test_the_organisation_of_a_seat_that_proposes_along_has_an_interest() -> None:
    people = make.raad(12)
    along = next(one for one in people[1:] if _seat(one).institution is not None)
    proposal = scenes.proposal(by=people[0])
    seat = joined(proposal, along, _seat(along)).seat
    told = interests_in(_decided(proposal, people, Choice.FOR))
    assert [str(one.why) for one in told if one.seat == seat.name] == ["diende het voorstel in"]


# ---- pages -----------------------------------------------------------------------------------------------------------
def test_the_whole_way_through_the_pages(proposal: Proposal, other: User, client_of: ClientOf) -> None:
    first, second = client_of(proposal.proposer), client_of(other)
    form = first.get(url("ask_coproposer", proposal.pk)).context["form"]
    sent = {"key": form["key"].value(), "seat": make.seat("som-raad/lop").pk}
    assert first.post(url("ask_coproposer", proposal.pk), sent).status_code == 303
    row = CoProposer.objects.get()
    assert second.post(url("answer_coproposal", row.pk), {}).status_code == 422
    assert second.post(url("answer_coproposal", row.pk), {"answer": "accept"}).status_code == 303
    assert "Trek je terug" in text(second.get(url("proposal", proposal.pk)))
    assert second.post(url("end_coproposal", row.pk)).status_code == 303
    assert CoProposer.objects.accepted().count() == 0


def _seat(person: User) -> Seat:
    return person.mandates.select_related("seat").get().seat


def _decided(proposal: Proposal, people: list[User], choice: Choice) -> Ballot:
    scheduled = schedule_proposal(proposal, scenes.raad_meeting(), by=None, at=make.AT)
    ballot = open_ballot(scheduled, closes_at=CLOSES_AT, by=None, at=make.AT)
    scenes.everybody_says(ballot, people, choice)
    return ballot
