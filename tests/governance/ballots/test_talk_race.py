"""Many hands on one text, on both engines: no accepted words are lost, nothing is settled twice."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest

from governance.ballots.actions import (
    accept_amendment,
    ask_question,
    decline_amendment,
    open_ballot,
    put_to_vote,
    suggest_amendment,
    withdraw_amendment,
)
from governance.ballots.models import Amendment, Proposal, Question
from governance.ballots.rules import mark_of_text
from governance.people.models import User
from governance.record.queries import verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
TEXT = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
HANDS = 6


def amendments(proposal: Proposal, members: list[User]) -> list[Amendment]:
    """Each member changes another word of one text."""
    words = TEXT.split()
    texts = [
        " ".join([*words[: 2 * place], words[2 * place].upper(), *words[2 * place + 1 :]]) for place in range(HANDS)
    ]
    return [
        suggest_amendment(proposal, "summary", text, why="Zo", key=uuid4(), by=member, at=make.AT)
        for text, member in zip(texts, members, strict=True)
    ]


def accept_when_possible(amendment: Amendment) -> Amendment:
    """What a person does: look, accept, and look again when the text changed in between."""
    for _again in range(3 * HANDS):
        proposal = Proposal.objects.get(pk=amendment.proposal_id)
        try:
            seen = mark_of_text(proposal.summary)
            return accept_amendment(amendment, seen=seen, by=proposal.proposer, at=make.AT)
        except Conflict:
            continue
    raise AssertionError("nobody let this amendment in")


def capitals(text: str) -> int:
    """Words that some amendment put in capitals."""
    return sum(word.isupper() for word in text.split())


def test_amendments_accepted_at_once_lose_no_word(together: Race) -> None:
    proposal = scenes.scheduled(summary=TEXT)
    made = amendments(proposal, make.raad(HANDS))
    answers = together(*[lambda one=one: accept_when_possible(one) for one in made])
    assert [type(answer) for answer in answers] == [Amendment] * HANDS
    proposal.refresh_from_db()
    assert capitals(proposal.summary) == HANDS
    assert proposal.summary.lower() == TEXT
    assert verify() == []


def test_two_hands_that_read_the_same_text_accept_one_and_the_other_looks_again(together: Race) -> None:
    proposal, seen = scenes.scheduled(summary=TEXT), mark_of_text(TEXT)
    made = amendments(proposal, make.raad(HANDS))[:2]
    calls = [lambda one=one: accept_amendment(one, seen=seen, by=proposal.proposer, at=make.AT) for one in made]
    assert sorted(type(answer).__name__ for answer in together(*calls)) == ["Amendment", "Conflict"]
    assert Amendment.objects.waiting().filter(pk__in=[one.pk for one in made]).count() == 1


def naive_accept(amendment: Amendment, gate: Barrier) -> None:
    """Read, wait, write: no lock, and the text as it was suggested."""
    proposal = Proposal.objects.get(pk=amendment.proposal_id)
    gate.wait(30)
    proposal.summary = amendment.text
    proposal.save(update_fields=["summary"])


def test_control_without_lock_and_merging_the_words_of_all_but_one_are_lost(together: Race) -> None:
    proposal = scenes.scheduled(summary=TEXT)
    made, gate = amendments(proposal, make.raad(HANDS)), Barrier(HANDS)
    together(*[lambda one=one: naive_accept(one, gate) for one in made])
    proposal.refresh_from_db()
    assert capitals(proposal.summary) == 1


def test_accept_decline_and_withdraw_at_once_settle_once(together: Race) -> None:
    proposal = scenes.scheduled(summary=TEXT)
    amendment = amendments(proposal, make.raad(HANDS))[0]
    by, seen = proposal.proposer, mark_of_text(TEXT)
    answers = together(
        lambda: accept_amendment(amendment, seen=seen, by=by, at=make.AT),
        lambda: decline_amendment(amendment, "Nee", by=by, at=make.AT),
        lambda: withdraw_amendment(amendment, by=amendment.made_by, at=make.AT),
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Amendment", "Conflict", "Conflict"]
    amendment.refresh_from_db()
    proposal.refresh_from_db()
    assert capitals(proposal.summary) == (amendment.settled_as == "accepted")


def test_accepting_against_putting_to_the_vote_does_one_of_both(together: Race) -> None:
    proposal, chair = scenes.scheduled(summary=TEXT), make.chair()
    amendment = amendments(proposal, make.raad(HANDS))[0]
    answers = together(
        lambda: accept_amendment(amendment, seen=mark_of_text(TEXT), by=proposal.proposer, at=make.AT),
        lambda: put_to_vote(amendment, key=uuid4(), by=chair, at=make.AT),
    )
    assert sum(isinstance(answer, Conflict) for answer in answers) == 1
    amendment.refresh_from_db()
    assert (amendment.put is None) == (amendment.settled_as == "accepted")


def test_accepting_against_opening_changes_no_text_under_a_ballot(together: Race) -> None:
    members = make.raad(HANDS)
    proposal = scenes.scheduled(summary=TEXT)
    amendment = amendments(proposal, members)[0]
    seen = mark_of_text(TEXT)
    together(
        lambda: accept_amendment(amendment, seen=seen, by=proposal.proposer, at=make.AT),
        lambda: open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT),
    )
    amendment.refresh_from_db()
    proposal.refresh_from_db()
    assert capitals(proposal.summary) == (amendment.settled_as == "accepted")


def test_one_form_sent_by_many_hands_asks_once(together: Race) -> None:
    proposal, member, key = scenes.scheduled(), make.seated("som-raad/lop"), uuid4()
    answers = together(*[lambda: ask_question(proposal, "Wie?", key=key, by=member, at=make.AT)] * 8)
    assert {answer.pk for answer in answers} == {Question.objects.get().pk}
    assert OutgoingMail.objects.filter(key__startswith="question-asked").count() == 1
