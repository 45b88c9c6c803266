"""Questions about a proposal before the raad decides, and their answers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import talk_mails
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.models import Proposal, Question
from governance.ballots.queries import RAAD
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import is_same_click


@transaction.atomic
def ask_question(proposal: Proposal, text: str, *, key: UUID, by: User, at: datetime) -> Question:
    """Ask who proposed something about it, from one's seat in the raad. The same `key` twice asks once."""
    proposal = lock_proposal(proposal)
    access.may_join_in(by, proposal, at=at).or_403()
    asked = Question.objects.filter(key=key).first()
    if asked is not None:
        is_same_click(asked, asked_by_id=by.pk, proposal_id=proposal.pk, text=text)
        return asked
    access.is_before_the_vote(proposal).or_409()
    seat = access.raad_seat_of(by, at)
    assert seat is not None  # may join in
    question = Question.objects.create(proposal=proposal, seat=seat, asked_by=by, text=text, key=key, asked_at=at)
    record(by, "ask_question", proposal, at=at, stream=RAAD, seat=seat.pk, question=question.pk)
    talk_mails.tell_asked(question)
    return question


@transaction.atomic
def answer_question(question: Question, answer: str, *, by: User, at: datetime) -> Question:
    """Answer for the proposal. A second answer to the same question is refused: who asked has read the first."""
    question = Question.objects.select_related("proposal", "asked_by").locked(question.pk)
    access.may_answer(by, question.proposal).or_403()
    if question.answer == answer and question.answered_by_id == by.pk:
        return question
    access.is_unanswered(question).or_409()
    question.answer, question.answered_by, question.answered_at = answer, by, at
    question.answer_seat = access.seat_of_speaker(by, question.proposal)
    question.save(update_fields=["answer", "answered_by", "answered_at", "answer_seat"])
    record(by, "answer_question", question.proposal, at=at, stream=RAAD, question=question.pk)
    talk_mails.tell_answered(question)
    return question
