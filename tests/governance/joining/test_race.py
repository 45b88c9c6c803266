"""Two clicks at once on one link: one account, one mandate, one use; on both engines."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from governance.bodies.models import Mandate
from governance.joining.actions import Offer, accept_invitation, ask_to_join, invite
from governance.joining.models import Invitation, JoinRequest
from governance.joining.queries import Link
from governance.people.actions import account_of
from governance.people.models import User
from governance.record.models import Deed
from governance.record.queries import verify
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.joining import making

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
HANDS = 8
NOBODY = AnonymousUser()


def accept(link: Link) -> User:
    return accept_invitation(link, key=uuid4(), by=NOBODY, at=make.AT)


def test_eight_hands_on_one_link_make_one_account_and_one_mandate(together: Race) -> None:
    invitation = making.invited()
    link = Link(invitation, invitation.nonce)
    answers = together(*[lambda: accept(link)] * HANDS)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict"] * (HANDS - 1) + ["User"]
    assert (User.objects.count(), Mandate.objects.count()) == (1, 1)
    assert Deed.objects.filter(verb="accept_invitation").count() == 1
    assert verify() == []


def test_eight_hands_on_one_link_without_a_seat_use_it_once(together: Race) -> None:
    """No seat, so no constraint of the seat that could save us."""
    invitation = invite(making.NEWCOMER, "Noor", Offer(institution=making.institution()), by=None, at=make.AT)
    link = Link(invitation, invitation.nonce)
    answers = together(*[lambda: accept(link)] * HANDS)
    assert [type(answer) for answer in answers].count(Conflict) == HANDS - 1
    assert Deed.objects.filter(verb="accept_invitation").count() == 1


def naive_accept(invitation: Invitation, gate: Barrier) -> bool:
    """Look first, then write: no lock."""
    found = Invitation.objects.get(pk=invitation.pk)
    gate.wait(30)
    if found.accepted_at is not None:
        return False
    Invitation.objects.filter(pk=found.pk).update(accepted_at=make.AT)
    return True


def test_control_without_the_lock_one_link_is_used_many_times(together: Race) -> None:
    invitation, gate = making.invited(), Barrier(HANDS)
    assert together(*[lambda: naive_accept(invitation, gate)] * HANDS) == [True] * HANDS


def test_links_for_two_seats_of_one_new_person_make_one_account(together: Race) -> None:
    links = [Link(one, one.nonce) for one in (making.invited(), making.invited("som-raad/vclb"))]
    answers = together(*[lambda link=link: accept(link) for link in links])
    assert [type(answer) for answer in answers] == [User, User]
    assert (User.objects.count(), Mandate.objects.count()) == (1, 2)


def test_one_address_gets_one_account_however_many_hands(together: Race) -> None:
    answers = together(*[lambda: account_of(making.NEWCOMER, "Noor")] * HANDS)
    assert {answer.email for answer in answers} == {making.NEWCOMER}
    assert User.objects.count() == 1


def test_eight_hands_invite_an_address_for_a_seat_once(together: Race) -> None:
    answers = together(*[making.invited] * HANDS)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict"] * (HANDS - 1) + ["Invitation"]
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_eight_hands_ask_once(together: Race) -> None:
    making.known_domain()
    person = making.colleague()
    answers = together(*[lambda: ask_to_join(sentence="Ik.", key=uuid4(), by=person, at=make.AT)] * HANDS)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict"] * (HANDS - 1) + ["JoinRequest"]
    assert JoinRequest.objects.count() == 1
