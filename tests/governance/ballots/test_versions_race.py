"""Many hands revise one proposal, on both engines: versions count 1 to n without a gap, and none is lost."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from governance.ballots.actions import accept_amendment, open_ballot, revise_proposal, suggest_amendment
from governance.ballots.actions.versions import keep_version
from governance.ballots.models import Ballot, Proposal, Version
from governance.ballots.queries import broken_versions, is_same_asked, said_by
from governance.ballots.rules import mark_of_text
from governance.record.queries import verify
from som_portal.kit import clock
from tests import make
from tests.governance.ballots import scenes

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
HANDS = 8


def summaries(proposal: Proposal) -> list[str]:
    """What each version said, in order."""
    return [one.snapshot["summary"] for one in proposal.versions.order_by("number")]


def revise(proposal: Proposal, text: str) -> Proposal:
    return revise_proposal(proposal, by=proposal.proposer, at=make.AT, **scenes.asked(summary=text))


def test_hands_that_revise_at_once_each_leave_a_version(together: Race) -> None:
    proposal, texts = scenes.proposal(), [f"Tekst {hand}." for hand in range(HANDS)]
    answers = together(*[lambda text=text: revise(proposal, text) for text in texts])
    assert [type(answer) for answer in answers] == [Proposal] * HANDS
    numbers = list(proposal.versions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, HANDS + 2))
    assert sorted(summaries(proposal)[1:]) == texts
    proposal.refresh_from_db()
    assert summaries(proposal)[-1] == proposal.summary
    assert broken_versions() == verify() == []


def test_one_text_sent_by_many_hands_is_one_version(together: Race) -> None:
    proposal = scenes.proposal()
    together(*[lambda: revise(proposal, "Dezelfde tekst.")] * HANDS)
    assert proposal.versions.count() == 2


def naive_keep(proposal: Proposal, text: str, gate: Barrier) -> Version:
    """Read the last number, wait, write: no row is held."""
    proposal = Proposal.objects.get(pk=proposal.pk)
    number = proposal.versions.count() + 1
    gate.wait(30)
    why = {"why": Version.Why.REVISED, "snapshot": {"summary": text}, "made_at": make.AT}
    return Version.objects.create(proposal=proposal, number=number, **why)


def test_control_without_the_lock_all_but_one_version_is_lost(together: Race) -> None:
    proposal, gate = scenes.proposal(), Barrier(HANDS)
    texts = [f"Tekst {hand}." for hand in range(HANDS)]
    answers = together(*[lambda text=text: naive_keep(proposal, text, gate) for text in texts])
    assert sum(isinstance(answer, IntegrityError) for answer in answers) == HANDS - 1
    assert proposal.versions.count() == 2


def test_opening_against_accepting_votes_on_the_version_that_stands(together: Race) -> None:
    members = make.raad(3)
    proposal = scenes.scheduled()
    text = "Twee lessen per week."
    made = suggest_amendment(proposal, "summary", text, why="Zo", key=uuid4(), by=members[0], at=make.AT)
    seen, by = mark_of_text(proposal.summary), proposal.proposer
    together(
        lambda: accept_amendment(made, seen=seen, by=by, at=make.AT),
        lambda: open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT),
    )
    ballot = Ballot.objects.select_related("proposal", "version").get()
    assert is_same_asked(ballot.version.snapshot, said_by(ballot.proposal))
    assert ballot.version == ballot.proposal.versions.latest("number")
    assert keep_version(ballot.proposal, Version.Why.REVISED, seat=None, by=None, at=make.AT) == ballot.version
