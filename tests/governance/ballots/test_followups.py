"""Who looks after a decision, when it is reviewed, and what was found."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.ballots import actions
from governance.ballots.models import Decision, DecisionReview, Followup
from governance.ballots.queries import decisions, decisions_whole, sheet_row
from governance.ballots.rules import Choice
from governance.ballots.tasks import remind_of_reviews
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots.test_outcomes import CLOSES, decided

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def raad() -> list[User]:
    """Nine people on nine of the 22 seats."""
    return make.raad(9)


REVIEW_ON = date(2026, 6, 1)


def followed(raad: list[User]) -> Decision:
    """A decision that the coördinatiecel follows up, reviewed in June."""
    decision = decided(raad)
    actions.follow_up_decision(decision, owner=raad[0], review_on=REVIEW_ON, by=None, at=CLOSES)
    return decisions_whole()[0]


def reviewed(decision: Decision, finding: str = "well", review_on: date | None = None) -> DecisionReview:
    """Somebody looked at it."""
    said = {"finding": finding, "sentence": "Het loopt.", "review_on": review_on, "key": uuid4()}
    return actions.review_decision(decision, **said, by=None, at=CLOSES)


def test_what_was_rejected_is_not_followed_up(raad: list[User]) -> None:
    with pytest.raises(Conflict):
        actions.follow_up_decision(
            decided(raad, Choice.AGAINST), owner=raad[0], review_on=REVIEW_ON, by=None, at=CLOSES
        )


def test_a_review_that_comes_is_told_once_to_owner_and_coordinatiecel(raad: list[User]) -> None:
    coordinator, decision = make.coordinator(), followed(raad)
    at = clock.brussels(2026, 5, 30, 8)
    assert [remind_of_reviews(at), remind_of_reviews(at), remind_of_reviews(at + timedelta(days=2))] == [1, 0, 0]
    mails = OutgoingMail.objects.filter(key__startswith=f"review:{decision.pk}:")
    assert {mail.to for mail in mails} >= {raad[0].email, coordinator.email}
    assert mails.count() == len({mail.to for mail in mails})


def test_another_day_is_told_anew(raad: list[User]) -> None:
    decision, at = followed(raad), clock.brussels(2026, 5, 30, 8)
    remind_of_reviews(at)
    later = REVIEW_ON + timedelta(days=1)
    actions.follow_up_decision(decision, owner=raad[0], review_on=later, by=None, at=at)
    assert remind_of_reviews(at) == 1


def test_the_owner_reviews_and_somebody_else_does_not(raad: list[User]) -> None:
    decision = followed(raad)
    said = {"finding": "well", "sentence": "Het loopt.", "review_on": None}
    actions.review_decision(decision, **said, key=uuid4(), by=raad[0], at=CLOSES)
    with pytest.raises(Refused):
        actions.review_decision(decision, **said, key=uuid4(), by=raad[1], at=CLOSES)


def test_a_review_says_when_the_next_one_is(raad: list[User]) -> None:
    decision = followed(raad)
    reviewed(decision, "adjust", REVIEW_ON + timedelta(days=90))
    assert Followup.objects.get().review_on == REVIEW_ON + timedelta(days=90)


def test_what_was_stopped_is_not_reviewed_again(raad: list[User]) -> None:
    decision = followed(raad)
    reviewed(decision, "stop", REVIEW_ON)
    assert Followup.objects.get().review_on is None
    with pytest.raises(Conflict):
        reviewed(decision)


def test_a_person_who_follows_up_is_not_named_to_strangers(
    raad: list[User], client: Client, client_of: ClientOf
) -> None:
    decision = followed(raad)
    with time_machine.travel(CLOSES, tick=False):
        pages = [one.get(decision.get_absolute_url()).text for one in (client, client_of(raad[1]))]
    assert [raad[0].name in page for page in pages] == [False, True]
    assert raad[0].name not in str(sheet_row(decisions(make.coordinator())[0]))
