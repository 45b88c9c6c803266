"""From an idea to an open ballot: who may, when, and with which sentence not."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance.ballots.actions import (
    close_ballot,
    open_ballot,
    propose,
    revise_proposal,
    schedule_proposal,
    withdraw_proposal,
)
from governance.ballots.models import Ballot, Decision, Proposal
from governance.ballots.queries import with_ballots
from governance.bodies.actions import appoint
from governance.meetings.actions import cancel_meeting
from governance.people.models import User
from governance.record.queries import history_of
from som_portal.kit import clock
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
CLOSES_AT = clock.brussels(2026, 3, 23, 17)


@pytest.fixture
def raad() -> list[User]:
    """Twelve people on twelve of the 22 seats: the quorum is 7."""
    return make.raad(12)


def afresh(proposal: Proposal) -> Proposal:
    return with_ballots(Proposal.objects.filter(pk=proposal.pk)).get()


def deeds(thing: Proposal | Ballot | Decision) -> list[str]:
    return list(history_of(thing).values_list("verb", flat=True))


# ---- proposing -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("seat", ["som-plus/afgevaardigde", "som-raad/ucll", "som-team/adviseur"])
def test_whoever_holds_a_seat_proposes(seat: str, at: datetime) -> None:
    person = make.seated(seat)
    proposal = scenes.proposal(by=person)
    assert (proposal.proposer, f"{proposal.seat.body.slug}/{proposal.seat.kind}") == (person, seat)
    assert deeds(proposal) == ["propose"]


def test_without_a_seat_one_proposes_nothing(at: datetime) -> None:
    with pytest.raises(Refused, match="Een voorstel indienen kan wie een zetel heeft"):
        scenes.proposal(by=make.user())
    assert not Proposal.objects.exists()


def test_an_ended_mandate_proposes_nothing(at: datetime) -> None:
    person = make.seated("som-raad/ucll", ends_on=date(2026, 3, 11))
    with pytest.raises(Refused):
        scenes.proposal(by=person)


def test_the_same_form_twice_is_one_proposal(at: datetime) -> None:
    person, key = make.seated("som-raad/ucll"), uuid4()
    first = propose(key=key, by=person, at=at, **scenes.asked())
    assert propose(key=key, by=person, at=at, **scenes.asked()) == first
    assert Proposal.objects.count() == 1
    with pytest.raises(Conflict, match="Dit formulier is al gebruikt"):
        propose(key=key, by=make.seated("som-raad/lop"), at=at, **scenes.asked())


def test_money_needs_a_budget_line_in_the_database_too(at: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        scenes.proposal(amount=100)


def test_only_the_proposer_revises_and_withdraws(at: datetime) -> None:
    proposal, other = scenes.proposal(), make.seated("som-raad/lop")
    with pytest.raises(Refused, match="Dit kan alleen wie het voorstel indiende"):
        revise_proposal(proposal, by=other, at=at, **scenes.asked())
    with pytest.raises(Refused, match="Dit kan alleen wie het voorstel indiende"):
        withdraw_proposal(proposal, by=other, at=at)


def test_a_proposal_is_revised_until_it_is_on_an_agenda(at: datetime) -> None:
    proposal = scenes.proposal()
    revised = revise_proposal(proposal, by=proposal.proposer, at=at, **scenes.asked(question="Hoe kunnen we rusten?"))
    assert revised.question == "Hoe kunnen we rusten?"
    schedule_proposal(proposal, scenes.raad_meeting(), by=None, at=at)
    with pytest.raises(Conflict, match="staat op de agenda van de raad en ligt vast"):
        revise_proposal(proposal, by=proposal.proposer, at=at, **scenes.asked())


def test_a_withdrawn_proposal_goes_nowhere(at: datetime) -> None:
    proposal = scenes.proposal()
    withdraw_proposal(proposal, by=proposal.proposer, at=at)
    withdraw_proposal(proposal, by=proposal.proposer, at=at)
    assert deeds(proposal) == ["propose", "withdraw_proposal"]
    with pytest.raises(Conflict, match="Dit voorstel is ingetrokken"):
        schedule_proposal(proposal, scenes.raad_meeting(), by=None, at=at)


def test_once_balloted_a_proposal_is_not_withdrawn(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    with pytest.raises(Conflict, match="al een stemming geopend"):
        withdraw_proposal(ballot.proposal, by=ballot.proposal.proposer, at=at)


# ---- scheduling ------------------------------------------------------------------------------------------------------
def test_the_coordinatiecel_puts_a_proposal_on_the_agenda_to_decide(at: datetime) -> None:
    proposal, meeting = scenes.proposal(), scenes.raad_meeting()
    by = make.coordinator()
    proposal = schedule_proposal(proposal, meeting, by=by, at=at)
    assert schedule_proposal(proposal, meeting, by=by, at=at) == proposal
    item = meeting.agenda_items.get()
    assert (item, item.kind, item.title) == (proposal.agenda_item, "decide", f"Labovoorstel: {proposal.question}")


@pytest.mark.parametrize("seat", ["som-raad/ucll", "som-team/adviseur", "som-plus/afgevaardigde"])
def test_others_schedule_nothing(seat: str, at: datetime) -> None:
    proposal = scenes.proposal(by=make.seated("som-raad/lop"))
    with pytest.raises(Refused, match="Dit doet de coördinatiecel"):
        schedule_proposal(proposal, scenes.raad_meeting(), by=make.seated(seat), at=at)


def test_a_proposal_is_on_one_agenda(at: datetime) -> None:
    proposal = scenes.scheduled()
    with pytest.raises(Conflict, match="staat op de agenda"):
        schedule_proposal(proposal, scenes.raad_meeting(clock.brussels(2026, 5, 7, 16)), by=None, at=at)


def test_after_a_cancelled_meeting_it_goes_on_another_agenda(at: datetime) -> None:
    proposal = scenes.scheduled()
    cancel_meeting(proposal.agenda_item.meeting, reason="Staking", by=None, at=at)
    with pytest.raises(Conflict, match="staat nog niet op de agenda van een vergadering die doorgaat"):
        open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=at)
    later = scenes.raad_meeting(clock.brussels(2026, 5, 7, 16))
    assert schedule_proposal(proposal, later, by=None, at=at).agenda_item.meeting == later


def test_only_a_coming_meeting_of_the_raad_decides(at: datetime) -> None:
    proposal, meeting = scenes.proposal(), scenes.raad_meeting()
    with pytest.raises(Conflict, match="Kies een vergadering van de raad die nog komt"):
        schedule_proposal(proposal, meeting, by=None, at=meeting.starts_at + timedelta(minutes=1))


# ---- opening ---------------------------------------------------------------------------------------------------------
def test_opening_copies_the_roll_with_its_vacant_seats_and_duos(raad: list[User], at: datetime) -> None:
    partner = make.user()
    seat = raad[0].mandates.get().seat
    appoint(partner, seat, starts_on=make.LONG_AGO, holder=2, by=None, at=at)
    make.seated("som-raad/coordinator")
    ballot = scenes.opened()
    assert (ballot.electors.count(), ballot.electors.entitled().count()) == (22, 12)
    assert {row.person for row in ballot.electors.get(seat=seat).holders.all()} == {raad[0], partner}


def test_opening_asks_each_holder_for_a_vote_by_mail(raad: list[User], at: datetime) -> None:
    scenes.opened(scenes.budget_line())
    mail = OutgoingMail.objects.filter(key__startswith="ballot-opened").get(to=raad[0].email)
    assert OutgoingMail.objects.filter(key__startswith="ballot-opened").count() == 12
    assert mail.subject == "Jouw stem gevraagd: Hoe kunnen we van de schoolbuurt een leerplek maken?"
    assert "€\u00a09.500" in mail.text
    assert "maandag 23 maart 2026, 17.00 uur" in mail.text
    assert "/raad/stemmingen/" in mail.text


@pytest.mark.parametrize("maker", [make.chair, make.coordinator])
def test_chair_and_coordinatiecel_open(maker: object, raad: list[User], at: datetime) -> None:
    assert open_ballot(scenes.scheduled(), closes_at=CLOSES_AT, by=maker(), at=at).call == 1  # type: ignore[operator]


def test_a_member_does_not_open(raad: list[User], at: datetime) -> None:
    with pytest.raises(Refused, match="Dit doet de voorzitter of de coördinatiecel"):
        open_ballot(scenes.scheduled(), closes_at=CLOSES_AT, by=raad[0], at=at)


@pytest.mark.parametrize(
    ("closes_at", "sentence"),
    [
        (clock.brussels(2026, 3, 21, 17), "minstens 10 dagen open; dit zijn er 9"),
        (clock.brussels(2026, 4, 8, 17), "woensdag 8 april 2026 valt in de Paasvakantie"),
        (clock.brussels(2026, 3, 11, 17), "Een stemming sluit in de toekomst"),
        (clock.brussels(2027, 9, 2, 17), "hoogstens een jaar"),
    ],
)
def test_the_closing_moment_follows_the_house_rules(
    closes_at: datetime, sentence: str, raad: list[User], at: datetime
) -> None:
    with pytest.raises(Conflict, match=sentence):
        open_ballot(scenes.scheduled(), closes_at=closes_at, by=None, at=at)


def test_on_the_day_of_the_meeting_a_ballot_closes_the_same_day(raad: list[User]) -> None:
    proposal = scenes.scheduled()
    at = clock.brussels(2026, 3, 26, 16, 30)
    ballot = open_ballot(proposal, closes_at=clock.brussels(2026, 3, 26, 18), by=None, at=at)
    assert ballot.is_in_meeting
    assert close_ballot(ballot, by=make.chair(), at=at + timedelta(minutes=5)).number == "RAAD-2025-001"


def test_a_ballot_opens_once_and_the_same_form_twice_is_one(raad: list[User], at: datetime) -> None:
    proposal, key = scenes.scheduled(), uuid4()
    ballot = open_ballot(proposal, closes_at=CLOSES_AT, key=key, by=None, at=at)
    assert open_ballot(proposal, closes_at=CLOSES_AT, key=key, by=None, at=at) == ballot
    with pytest.raises(Conflict, match="al een stemming geopend"):
        open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=at)


def test_an_empty_raad_opens_nothing(at: datetime) -> None:
    with pytest.raises(Conflict, match="Geen enkele stemgerechtigde zetel is ingevuld"):
        open_ballot(scenes.scheduled(), closes_at=CLOSES_AT, by=None, at=at)
