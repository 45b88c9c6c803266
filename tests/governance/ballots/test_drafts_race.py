"""Many hands on one draft and on one asking, on both engines: one proposal, one answer, nothing written over unseen."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from governance.ballots.actions import (
    answer_coproposal,
    ask_coproposer,
    end_coproposal,
    propose,
    propose_drafted,
    save_draft,
    schedule_proposal,
    withdraw_proposal,
)
from governance.ballots.models import CoProposer, Draft, Proposal
from governance.bodies.actions import appoint
from governance.people.models import User
from governance.record.queries import history_of, verify
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
HANDS = 8


def saved(by: User) -> Draft:
    return save_draft(key=uuid4(), kind="lab", typed={"summary": ["Een."]}, by=by, at=make.AT)


def submit(draft: Draft, by: User) -> Proposal:
    return propose_drafted(key=draft.key, seen=draft.mark, by=by, at=make.AT, **scenes.asked())


# ---- one draft -------------------------------------------------------------------------------------------------------
def test_many_hands_that_submit_one_draft_make_one_proposal(together: Race) -> None:
    by = make.seated("som-raad/lop")
    draft = saved(by)
    answers = together(*[lambda: submit(draft, by)] * HANDS)
    assert {answer.pk for answer in answers} == {Proposal.objects.get().pk}
    assert Draft.objects.count() == 0
    assert verify() == []


def naive_submit(draft: Draft, by: User, gate: Barrier) -> None:
    """Is the draft still there? Then propose it, under a key of its own."""
    is_there = Draft.objects.filter(pk=draft.pk).exists()
    gate.wait(30)
    if is_there:
        propose(key=uuid4(), by=by, at=make.AT, **scenes.asked())
        Draft.objects.filter(pk=draft.pk).delete()


def test_control_without_the_key_of_the_draft_every_hand_makes_a_proposal(together: Race) -> None:
    by, gate = make.seated("som-raad/lop"), Barrier(HANDS)
    draft = saved(by)
    together(*[lambda: naive_submit(draft, by, gate)] * HANDS)
    assert Proposal.objects.count() == HANDS


def test_saving_against_submitting_leaves_a_draft_or_a_proposal_and_never_both(together: Race) -> None:
    by = make.seated("som-raad/lop")
    for _ in range(5):
        draft = saved(by)
        typed = {"summary": ["Twee."]}
        together(
            lambda draft=draft, typed=typed: save_draft(
                key=draft.key, kind="lab", typed=typed, seen=draft.mark, by=by, at=make.AT
            ),
            lambda draft=draft: submit(draft, by),
        )
        there = [model.objects.filter(key=draft.key).count() for model in (Draft, Proposal)]
        assert sorted(there) == [0, 1]


def test_control_without_the_lock_a_draft_stays_behind_its_proposal(together: Race) -> None:
    by, looked, done = make.seated("som-raad/lop"), Barrier(2), Barrier(2)
    draft = saved(by)

    def naive_save() -> None:
        is_unsubmitted = not Proposal.objects.filter(key=draft.key).exists()
        looked.wait(30)
        done.wait(30)
        if is_unsubmitted:
            facts = {"owner": by, "typed": {"summary": ["Twee."]}, "begun_at": make.AT, "edited_at": make.AT}
            Draft.objects.update_or_create(key=draft.key, defaults=facts)

    def submitting() -> None:
        looked.wait(30)
        submit(draft, by)
        done.wait(30)

    together(naive_save, submitting)
    assert (Draft.objects.filter(key=draft.key).count(), Proposal.objects.filter(key=draft.key).count()) == (1, 1)


def test_two_hands_that_save_from_the_same_mark_lose_no_words(together: Race) -> None:
    by = make.seated("som-raad/lop")
    draft = saved(by)
    calls = [
        lambda word=word: save_draft(
            key=draft.key, kind="lab", typed={"summary": [word]}, seen=draft.mark, by=by, at=make.AT
        )
        for word in ("Twee.", "Drie.")
    ]
    assert sorted(type(answer).__name__ for answer in together(*calls)) == ["Conflict", "Draft"]


# ---- one asking ------------------------------------------------------------------------------------------------------
def asking() -> tuple[CoProposer, User]:
    person = make.seated("som-raad/lop")
    proposal = scenes.proposal()
    seat = make.seat("som-raad/lop")
    return ask_coproposer(proposal, seat, key=uuid4(), by=proposal.proposer, at=make.AT), person


def test_accepting_against_taking_the_asking_back_does_one_of_both(together: Race) -> None:
    row, person = asking()
    answers = together(
        lambda: answer_coproposal(row, accepts=True, by=person, at=make.AT),
        lambda: end_coproposal(row, by=row.asked_by, at=make.AT),
    )
    assert sum(isinstance(answer, CoProposer) for answer in answers) == 1
    assert sum(isinstance(answer, Conflict | Refused) for answer in answers) == 1
    row.refresh_from_db()
    assert (row.accepted_at is None) != (row.ended_at is None)


def test_control_without_the_lock_a_seat_accepts_what_was_taken_back(together: Race) -> None:
    row, person = asking()
    gate = Barrier(2)

    def naive(**becomes: Any) -> None:
        found = CoProposer.objects.get(pk=row.pk)
        gate.wait(30)
        if found.ended_at is None and found.accepted_at is None:
            CoProposer.objects.filter(pk=row.pk).update(**becomes)

    together(lambda: naive(person=person, accepted_at=make.AT), lambda: naive(ended_at=make.AT))
    row.refresh_from_db()
    assert (row.accepted_at is None, row.ended_at is None) == (False, False)


@pytest.mark.parametrize("deed", ["withdraw_proposal", "schedule_proposal"])
def test_nobody_joins_a_proposal_that_was_just_withdrawn_or_put_on_an_agenda(deed: str, together: Race) -> None:
    row, person = asking()
    proposal, meeting = row.proposal, scenes.raad_meeting()
    other = {
        "withdraw_proposal": lambda: withdraw_proposal(proposal, by=proposal.proposer, at=make.AT),
        "schedule_proposal": lambda: schedule_proposal(proposal, meeting, by=None, at=make.AT),
    }[deed]
    answer, _done = together(lambda: answer_coproposal(row, accepts=True, by=person, at=make.AT), other)
    verbs = [entry.verb for entry in sorted(history_of(proposal), key=lambda entry: entry.seq)]
    assert isinstance(answer, CoProposer) == ("propose_together" in verbs)
    if "propose_together" in verbs:
        assert verbs.index("propose_together") < verbs.index(deed)


def test_control_without_the_lock_a_seat_joins_what_was_already_withdrawn(together: Race) -> None:
    row, person = asking()
    looked, done = Barrier(2), Barrier(2)

    def naive_accept() -> None:
        is_alive = Proposal.objects.get(pk=row.proposal_id).withdrawn_at is None
        looked.wait(30)
        done.wait(30)
        if is_alive:
            CoProposer.objects.filter(pk=row.pk).update(person=person, accepted_at=make.AT)

    def withdrawing() -> None:
        looked.wait(30)
        with transaction.atomic():
            withdraw_proposal(row.proposal, by=row.proposal.proposer, at=make.AT)
        done.wait(30)

    together(naive_accept, withdrawing)
    row.refresh_from_db()
    assert (row.is_accepted, Proposal.objects.get(pk=row.proposal_id).withdrawn_at) == (True, make.AT)


def test_of_the_two_holders_of_a_duo_one_answers(together: Race) -> None:
    row, person = asking()
    second = make.user()
    appoint(second, row.seat, starts_on=make.LONG_AGO, holder=2, by=None, at=make.AT)
    answers = together(
        lambda: answer_coproposal(row, accepts=True, by=person, at=make.AT),
        lambda: answer_coproposal(row, accepts=False, by=second, at=make.AT),
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["CoProposer", "Conflict"]
