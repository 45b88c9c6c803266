"""What the page of a proposal tells of the talk around it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from governance.ballots import access, queries
from governance.ballots.models import TEXTS, Proposal
from governance.people.models import User


def talk_about(reader: User | AnonymousUser, proposal: Proposal, at: datetime) -> dict[str, Any]:
    """Questions, amendments and origins, with what this reader can add. Three queries; none when there is no talk."""
    return (_said(reader, proposal, at) if proposal.is_talked_about else {}) | {  # type: ignore[attr-defined]
        "may_answer": access.may_answer(reader, proposal),
        "may_join_in": access.may_join_in(reader, proposal, at=at),
        "is_amendable": access.is_amendable(proposal, at=at),
        "last_day_to_amend": access.last_day_to_amend(proposal),
        "parts": [(name, TEXTS[name]) for name in proposal.texts_asked],
    }


def _said(reader: User | AnonymousUser, proposal: Proposal, at: datetime) -> dict[str, Any]:
    return {
        "questions": queries.questions_of(proposal),
        "amendments": queries.amendments_of(proposal),
        "origins": queries.origins_of(proposal, reader, at),
    }
