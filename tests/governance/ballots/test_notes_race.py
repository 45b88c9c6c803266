"""What a body lays down beside its votes, under many hands: one note, and no door that closes behind a ballot."""

from collections.abc import Callable
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError

from governance.ballots.actions import close_ballot, lay_down_note, open_ballot, set_openness
from governance.ballots.models import Ballot, Decision, DecisionNote
from governance.ballots.rules import Choice
from governance.meetings.models import AgendaItem
from governance.record.queries import history_of, verify
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
CLOSES_AT = clock.brussels(2026, 3, 23, 17)
HANDS = 6


def rejected() -> Decision:
    """A decision that sends nothing on: nobody voted for it."""
    members = make.raad(12)
    ballot = scenes.opened()
    scenes.everybody_says(ballot, members, Choice.AGAINST)
    return close_ballot(ballot, by=None, at=CLOSES_AT)


# ---- one note --------------------------------------------------------------------------------------------------------
def test_one_note_sent_by_many_hands_is_laid_down_once_and_mails_once(together: Race) -> None:
    decision = rejected()
    note = {"reasoning": "Te vroeg.", "questions": "Wie betaalt?", "by": None, "at": CLOSES_AT}
    answers = together(*[lambda: lay_down_note(decision, **note)] * HANDS)
    assert {answer.pk for answer in answers} == {DecisionNote.objects.get().pk}
    assert OutgoingMail.objects.filter(key__startswith="sent-back").count() == 1
    assert [deed.verb for deed in history_of(decision)].count("lay_down_note") == 1
    assert verify() == []


def test_of_several_notes_the_first_stands_and_the_others_hear_why(together: Race) -> None:
    decision = rejected()
    calls = [
        lambda hand=hand: lay_down_note(decision, reasoning=f"Reden {hand}.", by=None, at=CLOSES_AT)
        for hand in range(HANDS)
    ]
    answers = together(*calls)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict"] * (HANDS - 1) + ["DecisionNote"]
    assert "ligt al een nota" in str(next(answer for answer in answers if isinstance(answer, Conflict)))


def naive_note(decision: Decision, gate: Barrier) -> None:
    """Is there a note? Then lay one down: no lock."""
    there = DecisionNote.objects.filter(decision=decision).first()
    gate.wait(30)
    if there is None:
        DecisionNote.objects.create(decision=decision, reasoning="Te vroeg.", wording="Te vroeg.", laid_at=CLOSES_AT)


def test_control_without_the_lock_the_same_note_twice_is_an_error_of_the_database(together: Race) -> None:
    decision, gate = rejected(), Barrier(HANDS)
    answers = together(*[lambda: naive_note(decision, gate)] * HANDS)
    assert sum(isinstance(answer, IntegrityError) for answer in answers) == HANDS - 1


# ---- one door --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("_again", range(3))
def test_a_point_becomes_private_before_its_ballot_opens_or_not_at_all(_again: int, together: Race) -> None:
    make.raad(5)
    proposal = scenes.scheduled(kind="priority")
    item = proposal.agenda_item
    closing, opened = together(
        lambda: set_openness(item, privacy="persons", reason="Over een persoon", by=None, at=make.AT),
        lambda: open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT),
    )
    assert isinstance(opened, Ballot)
    item.refresh_from_db()
    assert isinstance(closing, AgendaItem) == item.is_private
    if item.is_private:
        assert first_deed(item.meeting, "set_openness") < first_deed(opened, "open_ballot")


def first_deed(thing: Any, verb: str) -> int:
    return min(deed.seq for deed in history_of(thing) if deed.verb == verb)


def test_control_without_the_lock_a_door_closes_behind_a_ballot_that_was_public(together: Race) -> None:
    make.raad(5)
    proposal = scenes.scheduled(kind="priority")
    item, looked, done = proposal.agenda_item, Barrier(2), Barrier(2)

    def naive_close() -> None:
        is_unvoted = not Ballot.objects.filter(agenda_item=item).exists()
        looked.wait(30)
        done.wait(30)
        if is_unvoted:
            AgendaItem.objects.filter(pk=item.pk).update(privacy="persons", privacy_reason="Over een persoon")

    def opening() -> None:
        looked.wait(30)
        open_ballot(proposal, closes_at=CLOSES_AT, by=None, at=make.AT)
        done.wait(30)

    together(naive_close, opening)
    item.refresh_from_db()
    assert (item.is_private, Ballot.objects.filter(agenda_item=item).count()) == (True, 1)
