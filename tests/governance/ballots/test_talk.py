"""The talk before the raad decides: questions with answers, and amendments."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.ballots.actions import (
    accept_amendment,
    answer_question,
    ask_question,
    decline_amendment,
    suggest_amendment,
    withdraw_amendment,
)
from governance.ballots.models import Amendment, Proposal, Question
from governance.ballots.queries import told_amendment, with_ballots
from governance.ballots.rules import mark_of_text
from governance.people.models import User
from governance.record.queries import history_of
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
LAST_DAY = clock.brussels(2026, 3, 24, 23)
SUMMARY = "Een les per week in de buurt, met bewoners als gastleraar."


@pytest.fixture
def member() -> User:
    return make.seated("som-raad/lop")


def afresh(proposal: Proposal) -> Proposal:
    return with_ballots(Proposal.objects.filter(pk=proposal.pk)).get()


def asked(proposal: Proposal, by: User, at: datetime = make.AT) -> Question:
    return ask_question(proposal, "Wie betaalt de bus?", key=uuid4(), by=by, at=at)


def suggested(proposal: Proposal, by: User, text: str = "", at: datetime = make.AT) -> Amendment:
    text = text or SUMMARY.replace("Een les", "Twee lessen")
    return suggest_amendment(proposal, "summary", text, why="Eén is te weinig.", key=uuid4(), by=by, at=at)


def accepted(amendment: Amendment) -> Amendment:
    proposal = afresh(amendment.proposal)
    return accept_amendment(amendment, seen=mark_of_text(proposal.summary), by=proposal.proposer, at=make.AT)


def mails(start: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith=start).order_by("pk"))


# ---- questions -------------------------------------------------------------------------------------------------------
def test_a_question_reaches_the_proposer_and_its_answer_reaches_who_asked(member: User) -> None:
    proposal = scenes.scheduled()
    question = asked(proposal, member)
    answer_question(question, "De school zelf.", by=proposal.proposer, at=make.AT)
    question.refresh_from_db()
    assert (question.seat.kind, question.answer, question.answer_seat) == ("lop", "De school zelf.", proposal.seat)
    to_proposer, to_asker = mails("question-asked")[0], mails("question-answered")[0]
    assert (to_proposer.to, to_asker.to) == (proposal.proposer.email, member.email)
    assert "Wie betaalt de bus?" in to_proposer.text
    assert "De school zelf." in to_asker.text
    verbs = list(history_of(proposal).values_list("verb", flat=True))
    assert verbs[-2:] == ["ask_question", "answer_question"]


def test_no_mail_about_a_question_says_who_asked_it() -> None:
    pupil = make.seated("som-raad/leerling-so")
    question = asked(scenes.scheduled(), pupil)
    assert question.seat.name in mails("question-asked")[0].text
    assert pupil.name not in mails("question-asked")[0].text


@pytest.mark.parametrize("seat", ["som-plus/afgevaardigde", "som-team/adviseur", "coordinatiecel/coordinator"])
def test_only_who_sits_in_the_raad_asks(seat: str) -> None:
    proposal, other = scenes.scheduled(), make.seated(seat, 2 if "plus" in seat else 1)
    with pytest.raises(Refused, match="Dit doet wie een zetel heeft in de raad"):
        asked(proposal, other)


def test_an_adviser_of_the_raad_asks_without_a_vote() -> None:
    assert asked(scenes.scheduled(), make.seated("som-raad/beleidsadviseur")).seat.kind == "beleidsadviseur"


def test_nobody_asks_themselves(member: User) -> None:
    with pytest.raises(Refused, match="Dit is je eigen voorstel"):
        asked(scenes.scheduled(by=member), member)


def test_the_same_form_twice_asks_once(member: User) -> None:
    proposal, key = scenes.scheduled(), uuid4()
    for _ in range(2):
        ask_question(proposal, "Wie?", key=key, by=member, at=make.AT)
    assert (Question.objects.count(), len(mails("question-asked"))) == (1, 1)
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        ask_question(proposal, "Wie?", key=key, by=make.seated("som-raad/ucll"), at=make.AT)


def test_once_the_ballot_is_open_a_question_hears_where_to_go(member: User) -> None:
    ballot = scenes.opened()
    with pytest.raises(Conflict, match="Stel je vraag in de vergadering"):
        asked(ballot.proposal, member)
    assert not Question.objects.exists()


def test_only_the_proposer_answers_and_once(member: User) -> None:
    question = asked(scenes.scheduled(), member)
    with pytest.raises(Refused, match="Dit kan alleen wie het voorstel indiende"):
        answer_question(question, "Ik.", by=member, at=make.AT)
    proposer = question.proposal.proposer
    answer_question(question, "De school.", by=proposer, at=make.AT)
    answer_question(question, "De school.", by=proposer, at=make.AT)
    with pytest.raises(Conflict, match="kreeg al een antwoord"):
        answer_question(question, "De stad.", by=proposer, at=make.AT)
    assert len(mails("question-answered")) == 1


def test_control_the_database_keeps_an_answer_without_words_out(member: User) -> None:
    question = asked(scenes.scheduled(), member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(answered_at=make.AT)


# ---- amendments ------------------------------------------------------------------------------------------------------
def test_an_accepted_amendment_becomes_the_text_and_both_seats_are_in_the_record(member: User) -> None:
    proposal = scenes.scheduled()
    amendment = suggested(proposal, member)
    assert mails("amendment-made")[0].to == proposal.proposer.email
    accepted(amendment)
    proposal.refresh_from_db()
    assert proposal.summary == "Twee lessen per week in de buurt, met bewoners als gastleraar."
    deed = history_of(proposal).get(verb="accept_amendment")
    assert f'"seat":{amendment.seat_id},"settled_by":{proposal.seat_id}' in deed.facts
    assert mails("amendment-settled")[0].to == member.email
    amendment.refresh_from_db()
    assert (amendment.replaced, amendment.became) == (SUMMARY, proposal.summary)


def test_accepting_twice_is_once(member: User) -> None:
    amendment = suggested(scenes.scheduled(), member)
    accepted(amendment)
    accepted(amendment)
    assert len(mails("amendment-settled")) == 1


def test_a_declined_amendment_has_a_reason_and_leaves_the_text(member: User) -> None:
    proposal = scenes.scheduled()
    amendment = suggested(proposal, member)
    with pytest.raises(Conflict, match="Zeg in een zin waarom"):
        decline_amendment(amendment, "  ", by=proposal.proposer, at=make.AT)
    decline_amendment(amendment, "Daar is geen geld voor.", by=proposal.proposer, at=make.AT)
    assert afresh(proposal).summary == SUMMARY
    assert "Daar is geen geld voor." in mails("amendment-settled")[0].text


def test_control_the_database_declines_nothing_without_a_reason(member: User) -> None:
    amendment = suggested(scenes.scheduled(), member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=amendment.pk).update(settled_as="declined", settled_at=make.AT)


def test_only_the_maker_withdraws_and_then_nobody_accepts(member: User) -> None:
    amendment = suggested(scenes.scheduled(), member)
    with pytest.raises(Refused, match="doet alleen wie het maakte"):
        withdraw_amendment(amendment, by=amendment.proposal.proposer, at=make.AT)
    withdraw_amendment(amendment, by=member, at=make.AT)
    with pytest.raises(Conflict, match="Over dit amendement is al beslist"):
        accepted(amendment)


def test_a_member_settles_nothing_of_another(member: User) -> None:
    amendment = suggested(scenes.scheduled(), member)
    seen = mark_of_text(SUMMARY)
    with pytest.raises(Refused):
        accept_amendment(amendment, seen=seen, by=member, at=make.AT)
    with pytest.raises(Refused):
        decline_amendment(amendment, "Nee", by=make.coordinator(), at=make.AT)


def test_amending_goes_on_until_two_days_before_the_meeting(member: User) -> None:
    proposal = scenes.scheduled()
    assert suggested(proposal, member, at=LAST_DAY).pk
    with pytest.raises(Conflict, match="kon tot en met dinsdag 24 maart 2026"):
        suggested(proposal, member, at=LAST_DAY + timedelta(hours=2))


def test_before_it_is_on_an_agenda_a_proposal_is_amended_too(member: User) -> None:
    assert suggested(scenes.proposal(), member).pk


@pytest.mark.parametrize(
    ("text", "sentence"), [(f"  {SUMMARY}\n", "De tekst is nog dezelfde"), (" ", "mag niet leeg zijn")]
)
def test_an_amendment_says_something_else(text: str, sentence: str, member: User) -> None:
    with pytest.raises(Conflict, match=sentence):
        suggested(scenes.scheduled(), member, text)


def test_two_amendments_to_other_words_are_both_kept(member: User) -> None:
    proposal, other = scenes.scheduled(), make.seated("som-raad/ucll")
    first = suggested(proposal, member)
    second = suggested(proposal, other, SUMMARY.replace("gastleraar", "gast"))
    accepted(first)
    told = told_amendment(Amendment.objects.told().get(pk=second.pk), afresh(proposal))
    assert (told.clashes, [piece.words for piece in told.since if piece.change != "same"]) == (
        False,
        ["Een les", "Twee lessen"],
    )
    assert [piece.words for piece in told.pieces if piece.change != "same"] == ["gastleraar.", "gast."]
    accepted(second)
    assert afresh(proposal).summary == "Twee lessen per week in de buurt, met bewoners als gast."


def test_an_amendment_to_words_that_changed_is_not_accepted(member: User) -> None:
    proposal, other = scenes.scheduled(), make.seated("som-raad/ucll")
    first, second = suggested(proposal, member), suggested(proposal, other, SUMMARY.replace("Een", "Drie"))
    accepted(first)
    assert told_amendment(Amendment.objects.told().get(pk=second.pk), afresh(proposal)).clashes
    with pytest.raises(Conflict, match="raakt woorden die intussen veranderden"):
        accepted(second)
    decline_amendment(second, "Twee is genoeg.", by=proposal.proposer, at=make.AT)


def test_who_read_an_older_text_looks_again(member: User) -> None:
    proposal, other = scenes.scheduled(), make.seated("som-raad/ucll")
    first = suggested(proposal, member)
    second = suggested(proposal, other, SUMMARY.replace("gastleraar", "gast"))
    seen = mark_of_text(SUMMARY)
    accept_amendment(first, seen=seen, by=proposal.proposer, at=make.AT)
    with pytest.raises(Conflict, match="veranderde terwijl je las"):
        accept_amendment(second, seen=seen, by=proposal.proposer, at=make.AT)


def test_once_the_ballot_is_open_the_text_stands(member: User) -> None:
    make.raad(3)
    proposal = scenes.scheduled()
    amendment = suggested(proposal, member)
    scenes.open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT)
    with pytest.raises(Conflict, match="De stemming over dit voorstel is geopend"):
        accepted(amendment)
    assert told_amendment(Amendment.objects.told().get(pk=amendment.pk), afresh(proposal)).stage.slug == "te-laat"
