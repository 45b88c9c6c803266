"""Proxies and interests (house rules 6 and 8): who votes for a seat, and who steps aside; each refusal a sentence."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import (
    answer_proxy,
    cast_vote,
    give_proxy,
    void_proxies_of,
    withdraw_proxy,
)
from governance.ballots.links import proxy_path
from governance.ballots.models import Ballot, Proxy, Vote
from governance.ballots.queries import explained, seats_of
from governance.ballots.rules import Choice
from governance.bodies.models import Mandate, Seat, Substitute
from governance.meetings.models import Attendance
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.at_the_table import BEFORE, DAY, accepted, given, meeting_of, seat_of, vote_for

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


# ---- a proxy ---------------------------------------------------------------------------------------------------------
def test_a_bearer_who_accepted_votes_for_both_seats(ballot: Ballot, raad: list[User]) -> None:
    giver, bearer = raad[:2]
    proxy = accepted(ballot, giver, bearer)
    assert vote_for(ballot, giver, by=bearer).proxy == proxy
    assert vote_for(ballot, bearer, by=bearer).proxy is None
    counted = Ballot.objects.counted().get(pk=ballot.pk)
    assert (counted.counts.cast, counted.counts.proxied) == (2, 1)
    assert "Met een volmacht uitgebracht: 1. Die tellen mee zoals elke andere stem." in explained(counted, DAY)
    assert [mark.by_proxy for mark in seats_of(ballot)].count(True) == 1


def test_the_mails_of_a_proxy_go_to_bearer_and_giver(ballot: Ballot, raad: list[User]) -> None:
    proxy = accepted(ballot, raad[0], raad[1])
    withdraw_proxy(proxy, by=raad[0], at=BEFORE)
    keys = [mail.key.partition(":")[0] for mail in OutgoingMail.objects.filter(key__startswith="proxy").order_by("pk")]
    assert keys == ["proxy-given", "proxy-answered", "proxy-ended"]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"accepted_at": None}, "nog niet aanvaard"),
        ({"ended_at": DAY, "ended_as": "withdrawn"}, "ingetrokken of niet aanvaard"),
        ({"ended_at": DAY, "ended_as": "voided"}, "is zelf aanwezig en stemt"),
    ],
)
def test_a_proxy_that_does_not_count_is_refused(
    change: dict[str, object], refusal: str, ballot: Ballot, raad: list[User]
) -> None:
    proxy = accepted(ballot, raad[0], raad[1])
    Proxy.objects.filter(pk=proxy.pk).update(**change)
    with pytest.raises(Refused, match=refusal):
        vote_for(ballot, raad[0], by=raad[1])
    assert not Vote.objects.exists()


def test_a_proxy_of_another_meeting_has_expired(ballot: Ballot, raad: list[User]) -> None:
    earlier = scenes.raad_meeting(clock.brussels(2026, 3, 19, 16))
    proxy = give_proxy(earlier, seat_of(raad[0]), raad[1], key=uuid4(), by=raad[0], at=make.AT)
    answer_proxy(proxy, accepts=True, by=raad[1], at=make.AT)
    with pytest.raises(Refused, match="andere vergadering en is verlopen"):
        vote_for(ballot, raad[0], by=raad[1])


def test_in_a_digital_ballot_every_seat_votes_itself(raad: list[User]) -> None:
    ballot = scenes.opened()
    proxy = give_proxy(meeting_of(ballot), seat_of(raad[0]), raad[1], key=uuid4(), by=raad[0], at=make.AT)
    answer_proxy(proxy, accepts=True, by=raad[1], at=make.AT)
    with pytest.raises(Refused, match="stemt elke zetel zelf"):
        cast_vote(scenes.elector_of(ballot, raad[0]), Choice.FOR, by=raad[1], at=make.AT)


def test_while_a_proxy_runs_the_giver_withdraws_it_first(ballot: Ballot, raad: list[User]) -> None:
    proxy = accepted(ballot, raad[0], raad[1])
    vote_for(ballot, raad[0], by=raad[1])
    with pytest.raises(Conflict, match="Trek ze eerst in"):
        vote_for(ballot, raad[0], by=raad[0])
    withdraw_proxy(proxy, by=raad[0], at=DAY)
    assert vote_for(ballot, raad[0], by=raad[0], choice=Choice.AGAINST).proxy is None


@pytest.mark.parametrize("noted_by", ["the attendance", "void_proxies_of"])
def test_a_proxy_is_void_when_the_giver_checks_in(noted_by: str, ballot: Ballot, raad: list[User]) -> None:
    accepted(ballot, raad[0], raad[1])
    if noted_by == "the attendance":
        Attendance.objects.create(meeting=meeting_of(ballot), seat=seat_of(raad[0]), person=raad[0], how="present")
    else:
        assert void_proxies_of(raad[0], meeting_of(ballot), by=None, at=DAY) == 1
        assert void_proxies_of(raad[0], meeting_of(ballot), by=None, at=DAY) == 0
    with pytest.raises(Refused, match="is zelf aanwezig en stemt"):
        vote_for(ballot, raad[0], by=raad[1])
    assert vote_for(ballot, raad[0], by=raad[0]).choice == "for"


def test_a_proxy_of_a_proxy_does_not_exist(ballot: Ballot, raad: list[User]) -> None:
    accepted(ballot, raad[0], raad[1])
    with pytest.raises(Refused, match="geef je niet door"):
        give_proxy(meeting_of(ballot), seat_of(raad[0]), raad[2], key=uuid4(), by=raad[1], at=BEFORE)


def test_a_bearer_bears_one_and_a_seat_gives_one(ballot: Ballot, raad: list[User]) -> None:
    given(ballot, raad[0], raad[1])
    with pytest.raises(Conflict, match="Dit lid kreeg al een volmacht"):
        given(ballot, raad[2], raad[1])
    with pytest.raises(Conflict, match="gaf al een volmacht"):
        given(ballot, raad[0], raad[3])


def test_the_same_form_twice_gives_one_proxy(ballot: Ballot, raad: list[User]) -> None:
    key = uuid4()
    made = [give_proxy(meeting_of(ballot), seat_of(raad[0]), raad[1], key=key, by=raad[0], at=BEFORE) for _ in range(2)]
    assert made[0] == made[1]
    assert OutgoingMail.objects.filter(key__startswith="proxy-given").count() == 1


def test_who_may_bear_sits_on_a_voting_seat_of_the_same_body(ballot: Ballot, raad: list[User]) -> None:
    for stranger in (make.user(), make.seated("som-plus/afgevaardigde", 3), make.coordinator(), raad[0]):
        with pytest.raises(Conflict, match="zelf op een stemgerechtigde zetel"):
            given(ballot, raad[0], stranger)


def test_an_ended_or_coming_mandate_gives_and_bears_nothing(ballot: Ballot, raad: list[User]) -> None:
    over, coming = raad[10], raad[11]
    Mandate.objects.filter(person=over).update(ends_on=date(2026, 3, 1))
    Mandate.objects.filter(person=coming).update(starts_on=date(2026, 9, 1))
    for person in (over, coming):
        with pytest.raises(Refused, match="wie zelf op de zetel zit"):
            given(ballot, person, raad[1])
        with pytest.raises(Conflict, match="zelf op een stemgerechtigde zetel"):
            given(ballot, raad[0], person)


def test_a_seat_without_a_vote_or_of_another_body_has_nothing_to_give(ballot: Ballot, raad: list[User]) -> None:
    observer, delegate = make.seated("som-raad/coordinator"), make.seated("som-plus/afgevaardigde", 4)
    with pytest.raises(Conflict, match="geen stemrecht"):
        given(ballot, observer, raad[0])
    Seat.objects.filter(pk=seat_of(delegate).pk).update(is_voting=True)
    with pytest.raises(Conflict, match="ander netwerkonderdeel"):
        given(ballot, delegate, raad[0])


def test_a_meeting_that_is_over_takes_no_proxy(ballot: Ballot, raad: list[User]) -> None:
    meeting = meeting_of(ballot)
    with pytest.raises(Conflict, match="nog niet voorbij"):
        give_proxy(meeting, seat_of(raad[0]), raad[1], key=uuid4(), by=raad[0], at=meeting.ends_at)


def test_a_substitute_goes_first_and_needs_no_seat(ballot: Ballot, raad: list[User]) -> None:
    standing_in = make.user("Plaatsvervanger")
    Substitute.objects.create(seat=seat_of(raad[0]), person=standing_in, starts_on=make.LONG_AGO)
    with pytest.raises(Conflict, match="Die gaat voor"):
        given(ballot, raad[0], raad[1])
    accepted(ballot, raad[0], standing_in)
    assert vote_for(ballot, raad[0], by=standing_in).choice == "for"


def test_only_the_bearer_answers_and_only_once(ballot: Ballot, raad: list[User]) -> None:
    proxy = given(ballot, raad[0], raad[1])
    with pytest.raises(Refused, match="Alleen wie de volmacht kreeg"):
        answer_proxy(proxy, accepts=True, by=raad[2], at=BEFORE)
    refused = answer_proxy(proxy, accepts=False, by=raad[1], at=BEFORE)
    assert answer_proxy(proxy, accepts=False, by=raad[1], at=BEFORE) == refused
    with pytest.raises(Conflict, match="antwoordde al"):
        answer_proxy(proxy, accepts=True, by=raad[1], at=BEFORE)
    with pytest.raises(Refused, match="trekt haar volmacht in"):
        withdraw_proxy(proxy, by=raad[1], at=BEFORE)


def test_giving_accepting_and_withdrawing_by_page_and_by_link(
    ballot: Ballot, raad: list[User], client_of: ClientOf, client: Client
) -> None:
    page = reverse("ballots:give_proxy", args=[meeting_of(ballot).pk])
    with time_machine.travel(BEFORE, tick=False):
        sent = {"key": str(uuid4()), "seat": seat_of(raad[0]).pk, "bearer": raad[1].pk}
        assert client_of(raad[0]).post(page, sent).status_code == 303
        proxy = Proxy.objects.get()
        path = proxy_path(proxy)
        assert client.get(path).status_code == 200
        assert client.get(path.replace(path[-5:-1], "0000")).status_code == 404
        assert client.post(path, {"answer": "accept"}).status_code == 303
        proxy.refresh_from_db()
        assert proxy.accepted_at is not None
        assert "Trek je volmacht in" in client_of(raad[0]).get(page).content.decode()
        gone = client_of(raad[0]).post(reverse("ballots:withdraw_proxy", args=[proxy.pk]))
        assert gone.status_code == 303
    proxy.refresh_from_db()
    assert proxy.ended_as == "withdrawn"


# ---- the roll --------------------------------------------------------------------------------------------------------
def test_a_mandate_that_changes_while_a_ballot_is_open_changes_nothing(ballot: Ballot, raad: list[User]) -> None:
    Mandate.objects.filter(person=raad[0]).update(ends_on=date(2026, 3, 25))
    newcomer = make.user("Nieuw")
    Mandate.objects.create(seat=seat_of(raad[0]), person=newcomer, starts_on=date(2026, 3, 26))
    assert vote_for(ballot, raad[0], by=raad[0]).choice == "for"
    with pytest.raises(Refused, match="Jij staat niet op die lijst"):
        vote_for(ballot, raad[0], by=newcomer)
