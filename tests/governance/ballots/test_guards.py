"""What the database refuses to whoever writes past the actions; each with the harm when the triggers are off."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, transaction

from governance.ballots.actions import close_ballot
from governance.ballots.models import Ballot, Cost, Decision, Elector, Partner, ProposalDocument, Vote
from som_portal.kit import clock
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db(transaction=True)
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
Off = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def closed() -> Ballot:
    """A closed ballot with one vote for."""
    member = make.raad(1)[0]
    ballot = scenes.opened(scenes.budget_line(), partners=[scenes.engaged()])
    scenes.everybody_says(ballot, [member])
    return close_ballot(ballot, by=None, at=CLOSES_AT).ballot


TAMPERINGS: dict[str, Callable[[Ballot], object]] = {
    "change a vote": lambda ballot: Vote.objects.update(choice="against"),
    "move a vote to another seat": lambda ballot: Vote.objects.update(elector=ballot.electors.filter(vote=None)[0]),
    "lose a vote": lambda ballot: Vote.objects.all().delete(),
    "open a closed ballot again": lambda ballot: Ballot.objects.update(closed_at=None),
    "change the rules afterwards": lambda ballot: Ballot.objects.update(rules={}),
    "rewrite the wording": lambda ballot: Decision.objects.update(wording="Iets anders"),
    "renumber a decision": lambda ballot: Decision.objects.update(seq=99),
    "lose a decision": lambda ballot: Decision.objects.all().delete(),
    "rename a seat on the roll": lambda ballot: Elector.objects.update(seat_name="Iemand anders"),
    "ask more money after the vote": lambda ballot: Cost.objects.update(amount=9_000_000),
    "lose what was asked": lambda ballot: Cost.objects.all().delete(),
    "pay a partner after the vote": lambda ballot: Partner.objects.update(is_paid=True),
    "lose a partner": lambda ballot: Partner.objects.all().delete(),
    "slip in a document": lambda ballot: ProposalDocument.objects.create(
        proposal=ballot.proposal, title="Later", content=b"%PDF-1.7", sha256="0" * 64, size=8, added_at=CLOSES_AT
    ),
    "fill a seat on the roll": lambda ballot: Elector.objects.update(is_filled=True),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_the_database_refuses_to(tampering: str, closed: Ballot) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        TAMPERINGS[tampering](closed)


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_control_without_the_triggers_one_can(tampering: str, closed: Ballot, guards_off: Off) -> None:
    with guards_off():
        TAMPERINGS[tampering](closed)


def test_who_leaves_the_network_leaves_the_vote_of_the_seat(closed: Ballot) -> None:
    Vote.objects.update(cast_by=None)
    assert Vote.objects.get().choice == "for"
