"""The page of a proposal about which everything was said, while the raad votes: a handful of queries, whoever reads."""

from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.ballots.actions import (
    ask_question,
    link_signals,
    open_ballot,
    suggest_amendment,
)
from governance.ballots.models import Proposal
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_proposal_pages import ClientOf, url
from tests.governance.challenges import making as field

pytestmark = pytest.mark.django_db
MOST = 10
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


@pytest.fixture
def raad() -> list[User]:
    return make.raad(8)


@pytest.fixture
def proposal(raad: list[User]) -> Proposal:
    """With questions, amendments and a signal behind it, and a ballot that runs."""
    by, at = raad[0], make.AT
    made = scenes.scheduled(scenes.budget_line(), by=by)
    for member in raad[2:5]:
        ask_question(made, "Wie?", key=uuid4(), by=member, at=at)
        suggest_amendment(made, "summary", f"Anders {member.pk}", why="Zo.", key=uuid4(), by=member, at=at)
    link_signals(made, challenges=[], signals=[field.signal(by)], by=by, at=at)
    open_ballot(made, closes_at=CLOSES_AT, by=None, at=at)
    return made


def asked(client: Client, proposal: Proposal) -> list[str]:
    path = url("proposal", proposal.pk)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries]


def test_talk_and_a_ballot_together_ask_no_more_than_a_page_may(
    proposal: Proposal, raad: list[User], client: Client, client_of: ClientOf
) -> None:
    people = {"proposer": raad[0], "member": raad[6], "coordinator": make.coordinator()}
    readers = {"stranger": client} | {who: client_of(person) for who, person in people.items()}
    with time_machine.travel(make.AT, tick=False):
        counts = {who: asked(browser, proposal) for who, browser in readers.items()}
    assert {who: sql for who, sql in counts.items() if len(sql) > MOST} == {}
