"""What somebody typed in the calmest pages of the house is still there after going back, and after being too late."""

import re
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import close_ballot, integrate, move_on
from governance.ballots.models import Ballot, Round
from governance.ballots.rules import Method
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
DAY = scenes.MEETING_DAY
SAID = {"argument": "De bus rijdt niet op woensdag.", "way_out": "Kies een andere dag."}


@pytest.fixture
def raad() -> list[User]:
    return make.raad(9)


def answering(chair: User) -> Ballot:
    """A consent ballot whose round asks for consent or an objection."""
    ballot = scenes.at_the_table(DAY, Method.CONSENT)
    for phase in (Round.Phase.REACT, Round.Phase.ANSWER):
        move_on(ballot, phase, by=chair, at=DAY)
    return ballot


def test_back_from_the_confirmation_keeps_the_choice_and_the_words(raad: list[User], client_of: ClientOf) -> None:
    ballot = answering(make.chair())
    client, seat = client_of(raad[0]), scenes.elector_of(ballot, raad[0])
    address = reverse("ballots:vote", args=[ballot.pk])
    said = {"elector": seat.pk, "choice": "against", **SAID}
    with time_machine.travel(DAY, tick=False):
        assert 'name="reopened"' in client.post(address, said).content.decode()
        back = client.post(address, said | {"reopened": "1"}).content.decode()
    assert "Wat stem je?" in back
    assert SAID["argument"] in back
    assert SAID["way_out"] in back
    assert re.search(r'value="against"[^>]*checked', back)


def test_an_objection_that_comes_too_late_is_still_on_the_page(raad: list[User], client_of: ClientOf) -> None:
    chair = make.chair()
    ballot = answering(chair)
    client, seat = client_of(raad[0]), scenes.elector_of(ballot, raad[0])
    integrate(ballot, "Een andere tekst.", after=1, by=chair, at=DAY)
    with time_machine.travel(DAY, tick=False):
        for name in ("vote", "cast_vote"):
            said = {"elector": seat.pk, "choice": "against", **SAID}
            late = client.post(reverse(f"ballots:{name}", args=[ballot.pk]), said)
            assert late.status_code == 409
            assert SAID["argument"] in late.content.decode()
            assert "De ronde is nog niet zo ver" in late.content.decode()


def test_two_who_integrate_at_once_lose_no_text(raad: list[User], client_of: ClientOf) -> None:
    """The same text twice is a double click; another text is somebody else's work."""
    chair = make.chair()
    ballot = answering(chair)
    now = integrate(ballot, "De ene tekst.", after=1, by=chair, at=DAY)
    assert integrate(ballot, "De ene  tekst.", after=1, by=chair, at=DAY) == now
    with pytest.raises(Conflict, match="Iemand begon intussen een nieuwe ronde"):
        integrate(ballot, "De andere tekst.", after=1, by=chair, at=DAY)
    with time_machine.travel(DAY, tick=False):
        late = client_of(chair).post(
            reverse("ballots:integrate", args=[ballot.pk]), {"after": 1, "text": "De andere tekst."}
        )
    assert late.status_code == 409
    assert "De andere tekst." in late.content.decode()


def test_a_reason_that_comes_after_closing_is_still_on_the_page(raad: list[User], client_of: ClientOf) -> None:
    ballot = scenes.at_the_table(DAY)
    seat = scenes.elector_of(ballot, raad[0])
    close_ballot(ballot, by=None, at=DAY)
    with time_machine.travel(DAY, tick=False):
        late = client_of(raad[0]).post(
            reverse("ballots:state_interest", args=[ballot.pk]),
            {"elector": seat.pk, "state": "contested", "reason": "Wij krijgen geen euro."},
        )
    assert late.status_code == 409
    assert "Wij krijgen geen euro." in late.content.decode()


def test_options_that_come_too_late_are_still_on_the_page(raad: list[User], client_of: ClientOf) -> None:
    ballot = scenes.at_the_table(DAY)
    with time_machine.travel(DAY, tick=False):
        late = client_of(make.chair()).post(
            reverse("ballots:open_ballot", args=[ballot.proposal_id]),
            {
                "key": "5f0c8a54-94c4-4e44-8b7e-2d6a2f5d6f01",
                "method": "choice",
                "options": "Maandag\nDinsdag",
                "closes_on": "2026-03-26",
                "closes_time": "17:00",
            },
        )
    assert late.status_code == 409
    assert "Dinsdag" in late.content.decode()
