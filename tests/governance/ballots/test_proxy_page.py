"""The page on which one gives a proxy: whom one asks is clear, and nobody fills in a form that cannot be sent."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import close_ballot, withdraw_proxy
from governance.ballots.models import Ballot
from governance.bodies.actions import appoint
from governance.bodies.models import Mandate
from governance.people.models import User
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.at_the_table import BEFORE, given, meeting_of, seat_of
from tests.governance.ballots.test_secrecy import fill

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def raad() -> list[User]:
    return make.raad(12)


def choices(client: Client, ballot: Ballot) -> list[str]:
    """Whom one can ask, as the form calls them."""
    with time_machine.travel(BEFORE, tick=False):
        answer = client.get(reverse("ballots:give_proxy", args=[meeting_of(ballot).pk]))
    return [words for _value, words in answer.context["form"].fields["bearer"].choices]


def partner_of(member: User) -> User:
    """A second person on the seat of a member."""
    person = make.user("Tweede lid")
    appoint(person, seat_of(member), starts_on=make.LONG_AGO, holder=2, by=None, at=make.AT)
    Mandate.objects.filter(person=person).update(accepted_at=make.AT)
    return person


def test_each_of_a_duo_is_asked_by_name(raad: list[User], client_of: ClientOf) -> None:
    partner = partner_of(raad[1])
    seat, ballot = seat_of(raad[1]), scenes.at_the_table(scenes.MEETING_DAY)
    shown = choices(client_of(raad[0]), ballot)
    assert [f"{seat.name} · {raad[1].name}", f"{seat.name} · {partner.name}"] == [
        one for one in shown if one.startswith(f"{seat.name} ·")
    ]
    assert len(shown) == len(set(shown))


def test_two_who_are_not_named_are_told_apart_by_seat(raad: list[User], client_of: ClientOf) -> None:
    partner = partner_of(raad[1])
    User.objects.filter(pk__in=[raad[1].pk, partner.pk]).update(shown_as=User.ShownAs.SEAT)
    seat, ballot = seat_of(raad[1]), scenes.at_the_table(scenes.MEETING_DAY)
    shown = choices(client_of(raad[0]), ballot)
    assert {f"{seat.name} (1/2)", f"{seat.name} (2/2)"} <= set(shown)
    assert partner.name not in " ".join(shown)


def test_who_gave_a_proxy_is_not_asked_for_another(raad: list[User], client_of: ClientOf) -> None:
    ballot = scenes.at_the_table(scenes.MEETING_DAY)
    proxy = given(ballot, raad[0], raad[1])
    address = reverse("ballots:give_proxy", args=[meeting_of(ballot).pk])
    with time_machine.travel(BEFORE, tick=False):
        page = client_of(raad[0]).get(address).content.decode()
        assert "Trek je volmacht in" in page
        assert "Vraag een volmacht" not in page
        withdraw_proxy(proxy, by=raad[0], at=BEFORE)
        assert "Vraag een volmacht" in client_of(raad[0]).get(address).content.decode()


def test_papers_are_not_counted_seat_by_seat(raad: list[User], client: Client) -> None:
    ballot = scenes.appointment()
    fill(ballot, raad)
    decision = close_ballot(ballot, by=None, at=scenes.MEETING_DAY)
    page = client.get(reverse("ballots:recount", args=[decision.number])).content.decode()
    assert "Papier per papier opnieuw geteld" in page
    assert "zetel per zetel" not in page.lower()
