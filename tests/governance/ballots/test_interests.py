"""An interest of one's own (house rule 8): who steps aside, who contests, and what that does to the base."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import (
    Manner,
    close_ballot,
    open_ballot,
    state_interest,
)
from governance.ballots.models import Ballot, Recusal, Vote
from governance.ballots.queries import outcome_of
from governance.people.models import Institution, User
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.at_the_table import DAY, accepted, vote_for

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def raad() -> list[User]:
    """Twelve people on twelve of the 22 seats."""
    return make.raad(12)


@pytest.fixture
def ballot(raad: list[User]) -> Ballot:
    """A ballot that is open at the table."""
    return scenes.at_the_table(DAY)


# ---- interests -------------------------------------------------------------------------------------------------------
@pytest.fixture
def interested(raad: list[User]) -> Ballot:
    """A ballot by which KU Leuven gains: two of its seats are filled."""
    return scenes.at_the_table(DAY, beneficiaries=(Institution.objects.get(slug="ku-leuven"),))


def test_seats_whose_organisation_gains_step_aside_by_themselves(interested: Ballot, raad: list[User]) -> None:
    flagged = [recusal.elector.seat.kind for recusal in Recusal.objects.select_related("elector__seat")]
    assert flagged == ["ku-leuven", "ku-leuven"]
    with pytest.raises(Conflict, match="wegens een eigen belang"):
        vote_for(interested, raad[0], by=raad[0])
    counted = Ballot.objects.counted().get(pk=interested.pk)
    assert (counted.counts.filled, counted.counts.recused, outcome_of(counted).quorum) == (12, 2, 6)


def test_a_school_that_a_seat_speaks_for_makes_it_interested(raad: list[User]) -> None:
    ballot = scenes.at_the_table(DAY, beneficiaries=(Institution.objects.get(slug="sint-pieterscollege"),))
    kinds = set(ballot.electors.filter(recusal__isnull=False).values_list("seat__kind", flat=True))
    assert kinds == {"ks-leuven"}


def test_a_holder_contests_with_a_reason_and_votes(interested: Ballot, raad: list[User]) -> None:
    elector = scenes.elector_of(interested, raad[0])
    with pytest.raises(Conflict, match="Zeg in een zin waarom"):
        state_interest(elector, "contested", reason=" ", by=raad[0], at=DAY)
    state_interest(elector, "contested", reason="Het geld gaat naar de stad.", by=raad[0], at=DAY)
    assert vote_for(interested, raad[0], by=raad[0]).choice == "for"
    assert Ballot.objects.counted().get(pk=interested.pk).counts.recused == 1


def test_a_holder_declares_and_the_vote_is_gone(ballot: Ballot, raad: list[User]) -> None:
    vote_for(ballot, raad[5], by=raad[5])
    state_interest(scenes.elector_of(ballot, raad[5]), "declared", reason="", by=raad[5], at=DAY)
    assert not Vote.objects.exists()
    counts = Ballot.objects.counted().get(pk=ballot.pk).counts
    assert (counts.recused, counts.silent) == (1, 11)


def test_a_bearer_states_no_interest_of_the_seat(ballot: Ballot, raad: list[User]) -> None:
    accepted(ballot, raad[0], raad[1])
    with pytest.raises(Refused, match="wie zelf op de zetel zit"):
        state_interest(scenes.elector_of(ballot, raad[0]), "declared", reason="", by=raad[1], at=DAY)


def test_after_closing_an_interest_stays_as_it_was(interested: Ballot, raad: list[User]) -> None:
    scenes.everybody_says(interested, raad[2:9], at=DAY)
    close_ballot(interested, by=None, at=DAY)
    with pytest.raises(Conflict, match="gesloten"):
        state_interest(scenes.elector_of(interested, raad[0]), "contested", reason="Toch niet", by=raad[0], at=DAY)


def test_the_page_states_an_interest_and_everybody_reads_it(
    interested: Ballot, raad: list[User], client_of: ClientOf, client: Client
) -> None:
    page, elector = reverse("ballots:state_interest", args=[interested.pk]), scenes.elector_of(interested, raad[0])
    with time_machine.travel(DAY, tick=False):
        sent = {"elector": elector.pk, "state": "contested", "reason": ""}
        assert client_of(raad[0]).post(page, sent).status_code == 422
        done = client_of(raad[0]).post(page, sent | {"reason": "Het geld gaat naar de stad."})
        assert done.status_code == 303
        assert "Het geld gaat naar de stad." in client.get(done["Location"]).content.decode()


def test_opening_with_a_page_flags_who_is_ticked(raad: list[User], client_of: ClientOf) -> None:
    proposal, gaining = scenes.scheduled(at=DAY - timedelta(days=14)), Institution.objects.get(slug="ku-leuven")
    with time_machine.travel(DAY, tick=False):
        sent = {"key": str(uuid4()), "method": "choice", "options": "Fietsen\nLezen", "beneficiaries": [gaining.pk]}
        sent |= {"closes_on": "2026-03-26", "closes_time": "17:30"}
        page = reverse("ballots:open_ballot", args=[proposal.pk])
        chair = client_of(make.chair())
        assert chair.post(page, sent | {"is_secret": "on"}).status_code == 422
        assert chair.post(page, sent | {"options": "Fietsen"}).status_code == 422
        assert chair.post(page, sent).status_code == 303
    ballot = Ballot.objects.get(proposal=proposal)
    assert (ballot.options.count(), Recusal.objects.count()) == (2, 2)


def test_control_without_the_interest_the_seat_would_vote(raad: list[User]) -> None:
    proposal = scenes.scheduled(at=DAY - timedelta(days=14))
    ballot = open_ballot(proposal, closes_at=DAY.replace(hour=17), manner=Manner(), by=None, at=DAY)
    assert vote_for(ballot, raad[0], by=raad[0]).choice == "for"
