"""What a body lays down beside its votes: conditions before, the note of the meeting after, and a second try."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, Unpack
from uuid import UUID, uuid5

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.actions.partners import engaged_in
from governance.ballots.actions.proposals import Asked, lock_proposal, propose
from governance.ballots.models import Ballot, Condition, Decision, DecisionNote, Proposal, Resubmission
from governance.ballots.queries import RAAD, committed, decisions_whole
from governance.ballots.wording import note_wording
from governance.bodies.models import Body, Seat
from governance.followup.actions import make_action
from governance.followup.models import owner_fields
from governance.people.models import User
from governance.record.actions import record


class Term(NamedTuple):
    """A condition as it is typed: what must be done, by which seat or body, by which day."""

    text: str
    owner: Seat | Body
    due_on: date


@transaction.atomic
def set_conditions(proposal: Proposal, terms: Iterable[Term], *, by: User | None, at: datetime) -> Proposal:
    """Write down under which conditions the next ballot adopts a proposal. They replace what stood there."""
    proposal = lock_proposal(proposal)
    access.may_set_conditions(by, at=at).or_403()
    access.is_conditionable(proposal).or_409()
    proposal.conditions.drafted().delete()
    rows = [_condition(proposal, place, term) for place, term in enumerate(terms, start=1)]
    made = Condition.objects.bulk_create(rows)
    record(by, "set_conditions", proposal, at=at, stream=RAAD, how_many=len(made))
    return proposal


def _condition(proposal: Proposal, place: int, term: Term) -> Condition:
    owner = {name: value for name, value in owner_fields(term.owner).items() if name != "person"}
    return Condition(proposal=proposal, place=place, text=term.text, due_on=term.due_on, **owner)


def lay_conditions_before(ballot: Ballot) -> None:
    """Copy the conditions of the proposal to its ballot: what is voted on. For `open_ballot`."""
    drafts = ballot.proposal.conditions.drafted()
    Condition.objects.bulk_create(
        Condition(proposal=ballot.proposal, ballot=ballot, **draft.facts) for draft in drafts.order_by("place")
    )


def carry_out_conditions(decision: Decision, key: UUID, at: datetime) -> None:
    """Make every condition of an adopted decision an action item. For `close_ballot`."""
    item = decision.ballot.agenda_item
    for condition in decision.ballot.conditions.select_related("seat", "charged_body"):
        condition.action = make_action(
            decision.body,
            what=condition.text,
            owner=condition.owner,
            due_on=condition.due_on,
            item=item,
            key=_key(key, condition),
            by=None,
            at=at,
        )
        condition.save(update_fields=["action"])


@transaction.atomic
def lay_down_note(
    decision: Decision, *, reasoning: str, questions: str = "", by: User | None, at: datetime
) -> DecisionNote:
    """Lay down what the meeting gave with a decision, once. With questions the proposal goes back to its proposer.

    `questions`: one a line. Raises Conflict for questions about what was adopted. The same note twice is once.
    """
    Decision.objects.locked(decision.pk)
    access.may_run_ballot(by, at=at).or_403()
    decision = decisions_whole().get(pk=decision.pk)
    asked = "\n".join(line.strip() for line in questions.splitlines() if line.strip())
    there = DecisionNote.objects.filter(decision=decision).first()
    if there is not None and (there.reasoning, there.questions) == (reasoning.strip(), asked):
        return there
    access.takes_a_note(there).or_409()
    if asked:
        access.takes_questions(decision).or_409()
    wording = note_wording(decision.body.name, reasoning.strip(), asked.splitlines())
    note = DecisionNote.objects.create(
        decision=decision, reasoning=reasoning.strip(), questions=asked, wording=wording, laid_at=at
    )
    mark = committed(decision.ballot, wording)
    record(by, "lay_down_note", decision, at=at, stream=decision.body.slug, wording=mark, is_back=bool(asked))
    if asked:
        mails.tell_sent_back(note)
    return note


@transaction.atomic
def resubmit_proposal(decision: Decision, *, key: UUID, by: User, at: datetime, **asked: Unpack[Asked]) -> Proposal:
    """Propose anew what came back with questions, as a proposal of its own; the decision stays what it was.

    The same `key` twice is one proposal.
    """
    Decision.objects.locked(decision.pk)
    decision = decisions_whole().get(pk=decision.pk)
    access.may_revise(by, decision.ballot.proposal).or_403()
    there = Resubmission.objects.filter(decision=decision).select_related("proposal").first()
    if there is not None and there.proposal.key == key:
        return there.proposal
    access.is_resubmittable(decision).or_409()
    partners = engaged_in(decision.ballot.proposal)
    proposal = propose(key=key, by=by, at=at, partners=partners, **asked)
    Resubmission.objects.create(decision=decision, proposal=proposal, made_at=at)
    record(by, "resubmit_proposal", decision, at=at, stream=decision.body.slug, proposal=proposal.pk)
    return proposal


def _key(key: UUID, condition: Condition) -> UUID:
    return uuid5(key, f"condition {condition.place}")
