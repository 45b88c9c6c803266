"""Who lays down conditions, notes, follow-up and reviews; and why not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from governance.ballots.access.running import BALLOTED, SUPERSEDED, called_in_vain, is_alive, may_run_ballot
from governance.ballots.models import Decision, DecisionNote, DecisionReview, Followup, Proposal
from governance.ballots.queries import last_ballot, outcome_of
from governance.ballots.rules import Result
from governance.bodies.access import Person
from governance.followup.access import NOT_OWNER, can_make_action, owns
from som_portal.kit.access import Verdict

SENDS_BACK = (Result.REJECTED, Result.UNDECIDED)
NOTED = _("Bij dit besluit ligt al een nota van de vergadering. Wat vastligt, wijzigt niet.")
NOT_BACK = _("Vragen horen bij een voorstel dat niet aangenomen is. Aangenomen? Leg dan een opvolger vast.")
NO_QUESTIONS = _("De raad stuurde dit voorstel niet terug met vragen. Dien een nieuw voorstel in.")
AGAIN = _("Dit voorstel is al opnieuw ingediend.")
AMENDMENT_AGAIN = _("Een amendement dien je niet opnieuw in. Stel op het voorstel zelf een ander amendement voor.")
NOT_ADOPTED = _("Alleen een aangenomen besluit wordt opgevolgd.")
UNFOLLOWED = _("Duid eerst aan wie dit besluit opvolgt.")
STOPPED = _("Dit besluit is stopgezet. Er is niets meer op te volgen.")


def may_set_conditions(by: Person | None, *, at: datetime) -> Verdict:
    """Who opens the ballot says what is voted on: the chair or the coördinatiecel."""
    return may_run_ballot(by, at=at)


def is_conditionable(proposal: Proposal) -> Verdict:
    """Until a ballot opens; again before a second call. Reads prefetched ballots."""
    ballot = last_ballot(proposal)
    return Verdict.first(is_alive(proposal), Verdict.when(ballot is None or called_in_vain(ballot), BALLOTED))


def may_lay_down_note(by: Person | None, *, at: datetime) -> Verdict:
    """Who closes the ballot tells what the meeting said."""
    return may_run_ballot(by, at=at)


def takes_a_note(note: DecisionNote | None) -> Verdict:
    """None was laid down yet."""
    return Verdict.when(note is None, NOTED)


def takes_questions(decision: Decision) -> Verdict:
    """Only what was not adopted goes back. Needs a counted ballot."""
    return Verdict.when(outcome_of(decision.ballot).result in SENDS_BACK, NOT_BACK)


def is_resubmittable(decision: Decision) -> Verdict:
    """Sent back with questions, and not proposed anew yet."""
    note = getattr(decision, "note", None)
    return Verdict.first(
        Verdict.when(note is not None and note.questions, NO_QUESTIONS),
        Verdict.when(not hasattr(decision, "resubmission"), AGAIN),
        Verdict.when(decision.ballot.proposal.kind != Proposal.Kind.AMENDMENT, AMENDMENT_AGAIN),
    )


def may_follow_up(by: Person | None, decision: Decision, *, at: datetime) -> Verdict:
    """Who makes the action items of the body: who prepares its meetings, and its chair."""
    return can_make_action(by, decision.body, at=at)


def is_followable(decision: Decision, last: DecisionReview | None) -> Verdict:
    """Adopted, not replaced, not stopped. Needs a counted ballot; `last`: its latest review."""
    return Verdict.first(
        Verdict.when(outcome_of(decision.ballot).adopted, NOT_ADOPTED),
        Verdict.when(decision.superseded_by_id is None, SUPERSEDED),
        Verdict.when(last is None or last.finding != DecisionReview.Finding.STOP, STOPPED),
    )


def may_review(by: Person | None, decision: Decision, *, at: datetime) -> Verdict:
    """Who follows it up, and who may say who does."""
    followup: Followup | None = getattr(decision, "followup", None)
    is_owner = followup is not None and owns(by, followup, at=at)
    return Verdict.when(is_owner or may_follow_up(by, decision, at=at), NOT_OWNER)


def is_reviewable(decision: Decision, last: DecisionReview | None) -> Verdict:
    """Somebody follows it up, and it still goes on."""
    return Verdict.first(Verdict.when(hasattr(decision, "followup"), UNFOLLOWED), is_followable(decision, last))
