"""What follows on a vote, for who has the right to it: the note of the meeting, a second try, follow-up and review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from governance.ballots import access
from governance.ballots.models import Decision
from governance.ballots.queries import outcome_of
from governance.bodies.access import Person
from som_portal.kit.access import Sentence


def deeds_after(by: Person, decision: Decision, at: datetime) -> Iterator[tuple[str, Sentence, str]]:
    """The deeds by name, words and kind. Needs what lies beside the decision; no query once mandates are read."""
    if getattr(decision, "note", None) is None and access.may_lay_down_note(by, at=at):
        yield "lay_down_note", _("Leg de nota van de vergadering vast"), ""
    if access.is_resubmittable(decision) and access.may_revise(by, decision.ballot.proposal):
        yield "resubmit_proposal", _("Dien je voorstel opnieuw in"), "primary"
    if outcome_of(decision.ballot).adopted:
        yield from _looking_after(by, decision, at)


def _looking_after(by: Person, decision: Decision, at: datetime) -> Iterator[tuple[str, Sentence, str]]:
    is_followed = hasattr(decision, "followup")
    if is_followed and access.may_review(by, decision, at=at):
        yield "review_decision", _("Evalueer dit besluit"), ""
    if access.may_follow_up(by, decision, at=at):
        yield "follow_up_decision", _("Wijzig de opvolging") if is_followed else _("Wie volgt dit op?"), ""
