"""A form carries a key, so that a double click is one deed; a form that comes back with other words is no double click.

Who goes back with the button of the browser meets the old form with its old key, writes on and sends. That was answered
with thanks, and thrown away.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import (
    add_proposal_document,
    ask_question,
    contribute,
    give_proxy,
    open_ballot,
    propose,
    put_to_vote,
    suggest_amendment,
)
from governance.ballots.models import Contribution, Proposal, Question
from governance.ballots.rules import Method
from governance.ledger.actions import request_commitment
from governance.ledger.models import GrantYear
from governance.people.models import User
from som_portal.kit.access import Conflict
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.at_the_table import BEFORE, meeting_of, seat_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
KEY = UUID("5f0c8a54-94c4-4e44-8b7e-2d6a2f5d6f01")
ONCE = {"key": KEY, "at": make.AT}


@pytest.fixture
def member() -> User:
    return make.seated("som-raad/lop")


def refused_twice(deed: Callable[[str], object]) -> None:
    """The same words with the same key are one deed; other words are refused with a sentence."""
    assert deed("Eerst dit.") == deed("Eerst dit.")
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        deed("Dan dat.")


def test_another_question_under_the_same_key_is_not_thrown_away(member: User) -> None:
    proposal = scenes.proposal()
    refused_twice(lambda words: ask_question(proposal, words, by=member, **ONCE))


def test_another_amendment_under_the_same_key_is_not_thrown_away(member: User) -> None:
    proposal = scenes.proposal()
    refused_twice(lambda words: suggest_amendment(proposal, "summary", words, why="Beter.", by=member, **ONCE))


def test_another_contribution_under_the_same_key_is_not_thrown_away() -> None:
    people = make.raad(9)
    ballot = scenes.at_the_table(scenes.MEETING_DAY, Method.CONSENT)
    elector = scenes.elector_of(ballot, people[0])
    refused_twice(lambda words: contribute(elector, words, key=KEY, by=people[0], at=scenes.MEETING_DAY))
    assert Contribution.objects.count() == 1


def test_another_proposal_under_the_same_key_is_not_thrown_away() -> None:
    by = make.seated("som-plus/afgevaardigde")
    refused_twice(lambda words: propose(by=by, **ONCE, **scenes.asked(question=words)))


def test_another_document_under_the_same_key_is_not_thrown_away() -> None:
    by = make.seated("som-plus/afgevaardigde")
    first, second = scenes.proposal(by=by), scenes.proposal(by=by)
    file = Upload(b"%PDF-1.7\n1")
    refused_twice(lambda words: add_proposal_document(first, title=words, file=file, by=by, **ONCE))
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        add_proposal_document(second, title="Eerst dit.", file=replace(file), by=by, **ONCE)


def test_another_request_for_money_under_the_same_key_is_not_thrown_away() -> None:
    """€ 500 was asked; with the old form € 50 more was asked, and the page said thanks."""
    line, by = scenes.budget_line(), make.coordinator()
    year = GrantYear.objects.get()
    refused_twice(
        lambda words: request_commitment(line, year, 50_000, counterparty="Drukker", subject=words, by=by, **ONCE)
    )


def test_a_proxy_to_somebody_else_under_the_same_key_is_not_thrown_away() -> None:
    people = make.raad(9)
    meeting = meeting_of(scenes.at_the_table(scenes.MEETING_DAY))
    given = {"key": KEY, "at": BEFORE}
    first = give_proxy(meeting, seat_of(people[0]), people[1], by=people[0], **given)
    assert give_proxy(meeting, seat_of(people[0]), people[1], by=people[0], **given) == first
    for giver, bearer in ((people[0], people[2]), (people[3], people[4])):
        with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
            give_proxy(meeting, seat_of(giver), bearer, by=giver, **given)


def test_a_key_of_another_ballot_or_proposal_is_a_sentence_and_not_a_crash(member: User) -> None:
    make.raad(9)
    first = scenes.opened()
    other = scenes.proposal(by=first.proposal.proposer)
    meeting = scenes.raad_meeting(scenes.MEETING_DAY.replace(day=27))
    second = scenes.schedule_proposal(other, meeting, by=None, at=make.AT)
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        open_ballot(second, closes_at=first.closes_at, key=first.key, by=None, at=make.AT)
    amendment = suggest_amendment(second, "summary", "Korter.", why="Beter.", key=uuid4(), by=member, at=make.AT)
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        put_to_vote(amendment, key=first.proposal.key, by=make.chair(), at=make.AT)


def test_the_page_keeps_what_was_typed_and_the_next_click_sends_it(member: User, client_of: ClientOf) -> None:
    proposal = scenes.proposal()
    address = reverse("ballots:ask_question", args=[proposal.pk])
    client = client_of(member)
    with time_machine.travel(make.AT, tick=False):
        assert client.post(address, {"key": str(KEY), "text": "Wie betaalt de bus?"}).status_code == 303
        again = client.post(address, {"key": str(KEY), "text": "En wie rijdt ermee?"})
        assert again.status_code == 409
        assert "En wie rijdt ermee?" in again.content.decode()
        fresh = again.context["form"]["key"].value()
        assert str(fresh) != str(KEY)
        assert client.post(address, {"key": str(fresh), "text": "En wie rijdt ermee?"}).status_code == 303
    assert Question.objects.count() == 2
    assert Proposal.objects.count() == 1
