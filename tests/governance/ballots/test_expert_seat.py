"""An adopted decision of the raad makes a temporary seat for the expertise it misses (house rule 9)."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import add_expert_seat, close_ballot
from governance.ballots.models import Decision
from governance.ballots.rules import Choice
from governance.bodies.access import holds
from governance.bodies.actions import appoint
from governance.bodies.models import Body, Power, Seat
from governance.bodies.queries import seats_on, voting_seats
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots.scenes import everybody_says, opened

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
CLOSED = clock.brussels(2026, 3, 24, 9)
APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture(autouse=True)
def after_the_decision() -> object:
    with time_machine.travel(CLOSED, tick=False):
        yield


def decided(choice: Choice = Choice.FOR) -> Decision:
    people = make.raad(3)
    ballot = opened()
    everybody_says(ballot, people, choice)
    return close_ballot(ballot, by=None, at=CLOSED)


def added(decision: Decision, by: User | None = None, **changes: object) -> Seat:
    asked = {"expertise": "ondernemen", "starts_on": APRIL, "ends_on": JUNE, "is_voting": False} | changes
    return add_expert_seat(decision, **asked, by=by or make.coordinator(), at=CLOSED)  # type: ignore[arg-type]


def raad() -> Body:
    return Body.objects.get(slug="som-raad")


def test_the_seat_names_what_was_missing_the_decision_and_its_days() -> None:
    decision = decided()
    seat = added(decision)
    assert (seat.body, seat.name, seat.expertise) == (raad(), "Expert: ondernemen", "ondernemen")
    assert (seat.decision_number, seat.starts_on, seat.ends_on) == (decision.number, APRIL, JUNE)


def test_the_seat_does_not_vote_unless_the_decision_says_so() -> None:
    decision, coordinator = decided(), make.coordinator()
    assert added(decision, coordinator).is_voting is False
    assert added(decision, coordinator, expertise="welzijn", is_voting=True).is_voting is True


def test_the_record_keeps_whether_it_votes_and_by_which_decision() -> None:
    decision = decided()
    added(decision, is_voting=True)
    deed = Deed.objects.latest("pk")
    assert deed.verb == "add_expert_seat"
    assert deed.facts == (
        f'{{"decision":"{decision.number}","ends_on":"2026-06-30","is_voting":true,"starts_on":"2026-04-01"}}'
    )


def test_the_seat_ends_by_itself_with_every_right() -> None:
    seat = added(decided(), is_voting=True)
    person = make.user()
    appoint(person, seat, starts_on=APRIL, ends_on=JUNE, by=None, at=CLOSED)
    after = date(2026, 7, 1)
    assert [holds(person, Power.VOTE, on=day, body=raad()) for day in (JUNE, after)] == [True, False]
    assert [seat in [row.seat for row in voting_seats(raad(), day)] for day in (JUNE, after)] == [True, False]


def test_nobody_sits_longer_than_the_seat_stands() -> None:
    seat = added(decided())
    with pytest.raises(Conflict, match="bestaat niet op al die dagen"):
        appoint(make.user(), seat, starts_on=APRIL, ends_on=date(2026, 7, 1), by=None, at=CLOSED)


def test_the_seat_is_not_there_before_its_first_day() -> None:
    added(decided())
    assert [row.seat.kind for row in seats_on(raad(), date(2026, 3, 31))].count("expert") == 0


def test_the_same_expertise_under_the_same_decision_is_one_seat() -> None:
    decision, coordinator = decided(), make.coordinator()
    assert added(decision, coordinator) == added(decision, coordinator)


def test_a_decision_that_was_not_adopted_makes_no_seat() -> None:
    with pytest.raises(Conflict, match="aangenomen besluit"):
        added(decided(Choice.AGAINST))


def test_only_the_coordinatiecel_adds_it() -> None:
    decision = decided()
    with pytest.raises(Refused, match="coördinatiecel"):
        added(decision, by=make.user())


def test_the_database_wants_an_end_and_a_decision() -> None:
    for fields in ({"ends_on": None}, {"decision_number": ""}):
        wanted = {"expertise": "ondernemen", "decision_number": "B-1", "starts_on": APRIL, "ends_on": JUNE} | fields
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(body=raad(), kind="expert", name="Expert", **wanted)


def test_the_decision_offers_the_seat_and_then_lists_it(client_of: ClientOf) -> None:
    decision, coordinator = decided(), client_of(make.coordinator())
    form = reverse("ballots:add_expert_seat", args=[decision.number])
    assert form in coordinator.get(decision.get_absolute_url()).content.decode()
    typed = {"expertise": "ondernemen", "starts_on": "2026-04-01", "ends_on": "2026-06-30", "key": str(uuid4())}
    answer = coordinator.post(form, typed)
    assert (answer.status_code, answer["Location"]) == (303, Seat.objects.get(kind="expert").get_absolute_url())
    words = " ".join(coordinator.get(decision.get_absolute_url()).content.decode().split())
    assert "van 1 apr 2026 tot en met 30 jun 2026, geen stem" in words


def test_others_are_not_offered_it_and_may_not(client: Client, client_of: ClientOf) -> None:
    decision = decided()
    form = reverse("ballots:add_expert_seat", args=[decision.number])
    member = client_of(make.seated("som-raad/student"))
    assert form not in member.get(decision.get_absolute_url()).content.decode()
    assert member.get(form).status_code == 403
    assert client.get(form).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ends_on": ""}, "verplicht"),
        ({"ends_on": "2026-03-31"}, "De laatste dag komt na de eerste dag."),
        ({"expertise": ""}, "verplicht"),
    ],
)
def test_bad_input_is_a_sentence_and_makes_no_seat(client_of: ClientOf, typed: dict[str, str], sentence: str) -> None:
    decision = decided()
    good = {"expertise": "ondernemen", "starts_on": "2026-04-01", "ends_on": "2026-06-30", "key": str(uuid4())}
    form = reverse("ballots:add_expert_seat", args=[decision.number])
    answer = client_of(make.coordinator()).post(form, good | typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Seat.objects.filter(kind="expert").exists()
