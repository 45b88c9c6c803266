"""From vote to decision and money: who may, when, and with which sentence not."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from governance.ballots.actions import (
    cast_vote,
    close_ballot,
    open_ballot,
    reserve_money,
    schedule_proposal,
)
from governance.ballots.models import Ballot, Decision, Elector, Proposal, Vote
from governance.ballots.queries import (
    decisions,
    deeds_of,
    explained,
    last_ballot,
    outcome_of,
    rules_for,
    with_ballots,
)
from governance.ballots.rules import Choice, Result
from governance.bodies.actions import appoint, release
from governance.ledger.actions import allocate, authorise
from governance.ledger.queries import year_overview
from governance.people.models import User
from governance.record.queries import history_of, verify
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


# ---- voting ----------------------------------------------------------------------------------------------------------
def test_a_vote_changes_until_closing_and_each_change_has_its_receipt(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    elector = scenes.elector_of(ballot, raad[0])
    cast_vote(elector, Choice.FOR, by=raad[0], at=at)
    cast_vote(elector, Choice.FOR, by=raad[0], at=at)
    cast_vote(elector, Choice.AGAINST, by=raad[0], at=at + timedelta(minutes=1))
    receipts = OutgoingMail.objects.filter(key__startswith="vote-receipt").order_by("pk")
    assert [mail.text.splitlines()[2].split(" over ")[0] for mail in receipts] == ["Je stemde Voor", "Je stemde Tegen"]
    assert Vote.objects.get().choice == Choice.AGAINST
    assert deeds(ballot) == ["open_ballot", "cast_vote", "cast_vote"]


def test_either_of_a_duo_votes_and_the_last_one_counts(raad: list[User], at: datetime) -> None:
    partner = make.user()
    appoint(partner, raad[0].mandates.get().seat, starts_on=make.LONG_AGO, holder=2, by=None, at=at)
    ballot = scenes.opened()
    elector = scenes.elector_of(ballot, partner)
    cast_vote(elector, Choice.FOR, by=raad[0], at=at)
    cast_vote(elector, Choice.ABSTAIN, by=partner, at=at)
    assert [(vote.choice, vote.cast_by) for vote in Vote.objects.all()] == [("abstain", partner)]


@pytest.mark.parametrize("seat", ["som-raad/coordinator", "som-plus/afgevaardigde"])
def test_who_is_not_on_the_roll_does_not_vote(seat: str, raad: list[User], at: datetime) -> None:
    person = make.seated(seat)
    ballot = scenes.opened(by=raad[1])
    with pytest.raises(Refused):
        cast_vote(scenes.elector_of(ballot, raad[0]), Choice.FOR, by=person, at=at)
    assert not Vote.objects.exists()


def test_a_member_does_not_vote_for_the_seat_of_another(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    with pytest.raises(Refused, match="Jij staat niet op die lijst"):
        cast_vote(scenes.elector_of(ballot, raad[0]), Choice.FOR, by=raad[1], at=at)


def test_the_coordinator_attends_without_a_vote(raad: list[User], at: datetime) -> None:
    by = make.coordinator()
    ballot = scenes.opened()
    with pytest.raises(Refused, match="Je bent aanwezig zonder stemrecht"):
        cast_vote(scenes.elector_of(ballot, raad[0]), Choice.FOR, by=by, at=at)


def test_a_mandate_that_ended_before_or_begins_after_the_opening_does_not_vote(raad: list[User], at: datetime) -> None:
    former = make.seated("som-raad/voorzitter", ends_on=date(2026, 3, 11))
    coming = make.user()
    appoint(coming, make.seat("som-raad/voorzitter"), starts_on=date(2026, 3, 13), by=None, at=at)
    ballot = scenes.opened()
    for person in (former, coming):
        assert not ballot.electors.held_by(person).exists()


def test_a_mandate_that_ends_while_the_ballot_is_open_changes_nothing(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    release(raad[0].mandates.get(), on=clock.day_of(at), by=None, at=at)
    later = at + timedelta(days=2)
    assert cast_vote(scenes.elector_of(ballot, raad[0]), Choice.FOR, by=raad[0], at=later).choice == "for"


def test_past_its_end_a_ballot_is_closed_for_everybody_though_no_worker_ran(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    with pytest.raises(Conflict, match=r"gesloten\. Bekijk het resultaat in de besluitenlijst\."):
        cast_vote(scenes.elector_of(ballot, raad[0]), Choice.FOR, by=raad[0], at=CLOSES_AT)
    assert ballot not in Ballot.objects.open_at(CLOSES_AT)
    assert ballot in Ballot.objects.due_at(CLOSES_AT)


def test_a_vote_after_closing_is_refused(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    scenes.everybody_says(ballot, raad)
    close_ballot(ballot, by=None, at=at)
    with pytest.raises(Conflict, match="Deze stemming is gesloten"):
        cast_vote(scenes.elector_of(ballot, raad[0]), Choice.AGAINST, by=raad[0], at=at)


# ---- closing ---------------------------------------------------------------------------------------------------------
def test_closing_decides_numbers_and_commits_the_money(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened(scenes.budget_line())
    scenes.everybody_says(ballot, raad[:9])
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert decision.number == "RAAD-2025-001"
    assert decision.wording == (
        "De SOM raad keurt het labo “Hoe kunnen we van de schoolbuurt een leerplek maken?” goed voor 14 maanden"
        " en maakt €\u00a09.500 vrij uit de post Laboratorium."
    )
    assert (decision.commitment.amount, decision.authorisation.reference) == (950_000, "RAAD-2025-001")
    assert year_overview(decision.authorisation.year).committed == 950_000
    stored = decisions(raad[0]).get()
    assert explained(stored.ballot, CLOSES_AT) == [
        "22 stemgerechtigde zetels, 12 bezet, quorum 7, uitgebracht 9.",
        "9 zetels stemden, 7 zijn genoeg. Het quorum is gehaald.",
        "Voor: 9. Tegen: 0. Onthouding: 0. Een onthouding telt mee voor het quorum, niet voor de meerderheid.",
        "Er zijn meer stemmen voor (9) dan tegen (0). Het voorstel is aangenomen.",
    ]
    assert deeds(decision) == ["reserve_money"]
    assert verify() == []


def test_closing_twice_is_closing_once(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert close_ballot(ballot, by=make.chair(), at=CLOSES_AT) == decision
    assert deeds(ballot).count("close_ballot") == 1


def test_before_its_end_a_digital_ballot_closes_only_when_all_have_voted(raad: list[User], at: datetime) -> None:
    chair = make.chair()
    ballot = scenes.opened()
    scenes.everybody_says(ballot, raad)
    with pytest.raises(Conflict, match=r"loopt nog tot maandag 23 maart 2026\. Stemden nog niet: 1 zetels"):
        close_ballot(ballot, by=chair, at=at)
    scenes.everybody_says(ballot, [chair])
    assert close_ballot(ballot, by=chair, at=at).ballot == ballot


def test_a_member_does_not_close(raad: list[User], at: datetime) -> None:
    with pytest.raises(Refused, match="Dit doet de voorzitter of de coördinatiecel"):
        close_ballot(scenes.opened(), by=raad[0], at=CLOSES_AT)


@pytest.mark.parametrize(
    ("choice", "voters", "result", "words"),
    [
        (Choice.AGAINST, 9, Result.REJECTED, "niet goed"),
        (Choice.FOR, 6, Result.NO_QUORUM, "kon niet beslissen"),
    ],
)
def test_what_is_not_adopted_commits_nothing(
    choice: Choice, voters: int, result: Result, words: str, raad: list[User], at: datetime
) -> None:
    ballot = scenes.opened(scenes.budget_line())
    scenes.everybody_says(ballot, raad[:voters], choice)
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert outcome_of(decisions(raad[0]).get().ballot).result is result
    assert (decision.commitment, decision.authorisation) == (None, None)
    assert words in decision.wording
    with pytest.raises(Conflict, match="Alleen een aangenomen voorstel legt geld vast"):
        reserve_money(decision, by=None, at=CLOSES_AT)


def test_numbers_have_no_gap_and_begin_again_with_the_working_year(raad: list[User], at: datetime) -> None:
    meeting = scenes.raad_meeting()
    numbers = []
    for closes_at in (CLOSES_AT, clock.brussels(2026, 8, 31, 23), clock.brussels(2026, 9, 1, 17)):
        proposal = schedule_proposal(scenes.proposal(by=raad[0]), meeting, by=None, at=at)
        ballot = Ballot.objects.create(
            proposal=proposal,
            version=proposal.versions.get(),
            agenda_item=proposal.agenda_item,
            body=meeting.body,
            opened_at=at,
            closes_at=closes_at,
            rules=rules_for(1).as_facts(),
            key=uuid4(),
        )
        numbers.append(close_ballot(ballot, by=None, at=closes_at + timedelta(days=3)).number)
    assert numbers == ["RAAD-2025-001", "RAAD-2025-002", "RAAD-2026-001"]


# ---- money -----------------------------------------------------------------------------------------------------------
def test_over_the_credit_the_decision_stands_and_the_money_waits(raad: list[User], at: datetime) -> None:
    coordinator = make.coordinator()
    line = scenes.budget_line(credit=900_000)
    ballot = scenes.opened(line)
    scenes.everybody_says(ballot, raad[:9])
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    assert decision.commitment is None
    with pytest.raises(Conflict, match="ga je €\u00a0500 boven het krediet van €\u00a09"):
        reserve_money(decision, by=coordinator, at=CLOSES_AT)
    more = authorise(decision.authorisation.year, 50_000, "RAAD-2025-009", date(2026, 3, 23), by=None, at=CLOSES_AT)
    allocate(line, more, key=uuid4(), by=None, at=CLOSES_AT)
    decision = reserve_money(decision, by=coordinator, at=CLOSES_AT)
    assert decision.commitment.amount == 950_000
    assert reserve_money(decision, by=coordinator, at=CLOSES_AT).commitment == decision.commitment


def test_without_a_budget_year_the_decision_stands_and_says_so(raad: list[User], at: datetime) -> None:
    line = scenes.budget_line()
    proposal = scenes.scheduled(line)
    ballot = open_ballot(proposal, closes_at=clock.brussels(2027, 1, 11, 17), by=None, at=at)
    scenes.everybody_says(ballot, raad[:9])
    decision = close_ballot(ballot, by=None, at=clock.brussels(2027, 1, 12, 9))
    assert (decision.number, decision.authorisation, decision.commitment) == ("RAAD-2026-001", None, None)
    with pytest.raises(Conflict, match="Voor 2027 is er nog geen boekjaar geopend"):
        reserve_money(decision, by=None, at=clock.brussels(2027, 1, 12, 9))


def test_only_the_coordinatiecel_reserves(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened(scenes.budget_line(credit=900_000))
    scenes.everybody_says(ballot, raad[:9])
    decision = close_ballot(ballot, by=None, at=CLOSES_AT)
    with pytest.raises(Refused, match="Dit doet de coördinatiecel"):
        reserve_money(decision, by=raad[0], at=CLOSES_AT)


# ---- a second call ---------------------------------------------------------------------------------------------------
def test_without_a_quorum_the_raad_is_called_again_and_then_asks_none(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    scenes.everybody_says(ballot, raad[:2])
    close_ballot(ballot, by=None, at=CLOSES_AT)
    later = scenes.raad_meeting(clock.brussels(2026, 5, 7, 16))
    proposal = schedule_proposal(ballot.proposal, later, by=None, at=CLOSES_AT)
    again = open_ballot(proposal, closes_at=clock.brussels(2026, 5, 7, 18), by=None, at=CLOSES_AT)
    scenes.everybody_says(again, raad[:2], at=CLOSES_AT)
    close_ballot(again, by=None, at=again.closes_at)
    last = last_ballot(afresh(proposal))
    assert (last.call, outcome_of(last).result) == (2, Result.ADOPTED)
    assert len(deeds_of([proposal, ballot, again])) == 7


def test_a_decided_proposal_is_not_called_again(raad: list[User], at: datetime) -> None:
    ballot = scenes.opened()
    scenes.everybody_says(ballot, raad[:9])
    close_ballot(ballot, by=None, at=CLOSES_AT)
    with pytest.raises(Conflict, match="staat op de agenda"):
        schedule_proposal(ballot.proposal, scenes.raad_meeting(clock.brussels(2026, 5, 7, 16)), by=None, at=CLOSES_AT)


def test_changing_a_vote_asks_seventeen_times_and_no_more(django_assert_max_num_queries: Any) -> None:
    """Lock, ask, write, chain, receipt, with the points to come back to: what a vote needs, whatever its roll."""
    voter = make.raad(3)[0]
    elector = scenes.elector_of(scenes.opened(), voter)
    cast_vote(elector, Choice.FOR, by=voter, at=make.AT)
    with django_assert_max_num_queries(17):
        cast_vote(Elector.objects.get(pk=elector.pk), Choice.AGAINST, by=voter, at=make.AT)
