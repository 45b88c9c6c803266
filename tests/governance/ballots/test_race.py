"""Many hands at once, on both engines: one vote a seat, no vote beside the tally, no number twice, no euro too much."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, models

from governance.ballots.actions import cast_vote, close_ballot, open_ballot, schedule_proposal
from governance.ballots.models import Ballot, Decision, Elector, Vote
from governance.ballots.rules import Choice
from governance.bodies.actions import appoint
from governance.ledger.models import BudgetLine, Commitment
from governance.people.models import User
from governance.record.queries import history_of, verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.guards import drop_guards, install_guards
from tests import make
from tests.governance.ballots import scenes

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
VOTERS = 12
ROUNDS = 20
HANDS = 16
CHOICES = list(Choice)


def published(ballot: Ballot) -> set[str]:
    """The votes as the record laid them down at closing."""
    return set(json.loads(history_of(ballot).get(verb="close_ballot").facts)["votes"])


def stored(ballot: Ballot) -> set[str]:
    """The votes as the table has them."""
    return {f"{vote.elector.seat_id}:{vote.choice}" for vote in Vote.objects.filter(elector__ballot=ballot)}


def forty_holders() -> list[User]:
    """Twenty seats of the raad, each shared by two: forty people with a vote."""
    members = make.raad(20)
    partners = [make.user() for _ in members]
    for member, partner in zip(members, partners, strict=True):
        appoint(partner, member.mandates.get().seat, starts_on=make.LONG_AGO, holder=2, by=None, at=make.AT)
    return members + partners


def open_several(how_many: int, line: BudgetLine | None = None) -> list[Ballot]:
    """Ballots on one agenda, open until the same moment."""
    meeting, proposer = scenes.raad_meeting(), make.seated("som-plus/afgevaardigde")
    on_agenda = [
        schedule_proposal(scenes.proposal(line, by=proposer), meeting, by=None, at=make.AT) for _ in range(how_many)
    ]
    return [open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT) for proposal in on_agenda]


# ---- one vote a seat -------------------------------------------------------------------------------------------------
def test_sixteen_hands_on_one_seat_leave_one_vote_and_no_error(together: Race) -> None:
    member = make.raad(1)[0]
    elector = scenes.elector_of(scenes.opened(), member)
    calls = [
        lambda choice=CHOICES[hand % 3], hand=hand: cast_vote(
            elector, choice, by=member, at=make.AT + timedelta(seconds=hand)
        )
        for hand in range(HANDS)
    ]
    answers = together(*calls)
    assert [type(answer) for answer in answers] == [Vote] * HANDS
    assert Vote.objects.filter(elector=elector).count() == 1


@contextmanager
def seat_may_vote_twice() -> Iterator[None]:
    """Take the unique constraint of the seat away and put it back, with the triggers that look at the table."""
    drop_guards(connection)
    guarded = Vote._meta.get_field("elector")
    loose = models.ForeignKey(Elector, on_delete=models.PROTECT, related_name="+")
    loose.set_attributes_from_name("elector")
    loose.model = Vote
    with connection.schema_editor() as editor:
        editor.alter_field(Vote, guarded, loose)
    try:
        yield
    finally:
        Vote.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.alter_field(Vote, loose, guarded)
        install_guards(connection)


def naive_vote(elector: Elector, gate: Barrier) -> None:
    """Look first, then write: no lock, no constraint."""
    found = Vote.objects.filter(elector=elector).first()
    gate.wait(30)
    if found is None:
        Vote.objects.create(elector=elector, choice="for", cast_at=make.AT)


def test_control_without_lock_and_constraint_one_seat_votes_many_times(together: Race) -> None:
    member = make.raad(1)[0]
    elector = scenes.elector_of(scenes.opened(), member)
    gate = Barrier(8)
    with seat_may_vote_twice():
        together(*[lambda: naive_vote(elector, gate)] * 8)
        assert Vote.objects.filter(elector=elector).count() == 8


def test_control_without_the_lock_the_constraint_still_stops_the_second_row(together: Race) -> None:
    member = make.raad(1)[0]
    elector = scenes.elector_of(scenes.opened(), member)
    gate = Barrier(8)
    answers = together(*[lambda: naive_vote(elector, gate)] * 8)
    assert sum(isinstance(answer, IntegrityError) for answer in answers) == 7
    assert Vote.objects.filter(elector=elector).count() == 1


# ---- vote against close ----------------------------------------------------------------------------------------------
def test_what_is_published_is_what_is_stored(together: Race) -> None:
    members = forty_holders()
    for ballot in open_several(ROUNDS):
        scenes.everybody_says(ballot, members[:7])
        voters = [(member, scenes.elector_of(ballot, member)) for member in members]
        assert len(voters) == 40
        calls = [
            lambda member=member, elector=elector: cast_vote(elector, Choice.AGAINST, by=member, at=make.AT)
            for member, elector in voters
        ]
        half = len(calls) // 2
        answers = together(
            *calls[:half], lambda ballot=ballot: close_ballot(ballot, by=None, at=CLOSES_AT), *calls[half:]
        )
        decision = answers.pop(half)
        assert isinstance(decision, Decision)
        assert {type(answer) for answer in answers} <= {Vote, Conflict}
        assert published(ballot) == stored(ballot)
    assert verify() == []


def vote_that_looked_too_early(elector: Elector, ballot: Ballot) -> None:
    """Saw an open ballot, was held up, and writes after the closing."""
    assert Ballot.objects.get(pk=ballot.pk).is_open(make.AT)
    close_ballot(ballot, by=None, at=CLOSES_AT)
    Vote.objects.create(elector=elector, choice="for", cast_at=make.AT)


def test_the_database_refuses_a_vote_that_looked_too_early() -> None:
    member = make.raad(1)[0]
    ballot = scenes.opened()
    with pytest.raises(IntegrityError, match="this ballot is closed"):
        vote_that_looked_too_early(scenes.elector_of(ballot, member), ballot)
    assert published(ballot) == stored(ballot) == set()


def test_control_without_lock_and_trigger_a_vote_lands_beside_the_tally(
    guards_off: Callable[[], AbstractContextManager[None]],
) -> None:
    member = make.raad(1)[0]
    ballot = scenes.opened()
    with guards_off():
        vote_that_looked_too_early(scenes.elector_of(ballot, member), ballot)
    assert published(ballot) != stored(ballot)


# ---- closing against closing -----------------------------------------------------------------------------------------
def test_eight_hands_closing_one_ballot_make_one_decision(together: Race) -> None:
    members = make.raad(VOTERS)
    ballot = scenes.opened(scenes.budget_line())
    scenes.everybody_says(ballot, members)
    answers = together(*[lambda: close_ballot(ballot, by=None, at=CLOSES_AT)] * 8)
    assert {answer.number for answer in answers} == {"RAAD-2025-001"}
    assert (Decision.objects.count(), Commitment.objects.count()) == (1, 1)


def test_numbers_given_at_once_have_no_gap(together: Race) -> None:
    make.raad(3)
    ballots = open_several(6)
    together(*[lambda ballot=ballot: close_ballot(ballot, by=None, at=CLOSES_AT) for ballot in ballots])
    assert sorted(Decision.objects.values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_control_a_number_read_before_another_is_written_comes_twice() -> None:
    make.raad(3)
    first, second = open_several(2)
    taken = close_ballot(first, by=None, at=CLOSES_AT)
    copy = Decision(
        ballot=second,
        body=taken.body,
        working_year=taken.working_year,
        seq=taken.seq,
        number=str(uuid4()),
        wording="",
        decided_at=CLOSES_AT,
    )
    with pytest.raises(IntegrityError):
        copy.save()


def test_decisions_taken_at_once_never_commit_more_than_the_line_has(together: Race) -> None:
    members: list[User] = make.raad(VOTERS)
    ballots = open_several(4, scenes.budget_line(credit=1_000_000))
    for ballot in ballots:
        scenes.everybody_says(ballot, members)
    answers = together(*[lambda ballot=ballot: close_ballot(ballot, by=None, at=CLOSES_AT) for ballot in ballots])
    assert [type(answer) for answer in answers] == [Decision] * 4
    assert [commitment.amount for commitment in Commitment.objects.all()] == [950_000]
