"""What the page of a proposal tells of the talk around it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from governance.ballots import access, queries
from governance.ballots.models import TEXTS, Proposal
from governance.people.models import User


def talk_about(reader: User | AnonymousUser, proposal: Proposal, at: datetime) -> dict[str, Any]:
    """Questions, amendments and origins, with what this reader can add. A query for each kind that there is."""
    there = vars(proposal)
    return {
        "questions": queries.questions_of(proposal) if there["has_questions"] else [],
        "amendments": queries.amendments_of(proposal) if there["has_amendments"] else [],
        "origins": queries.origins_of(proposal, reader, at) if there["has_origins"] else [],
        "may_answer": access.may_answer(reader, proposal),
        "may_join_in": access.may_join_in(reader, proposal, at=at),
        "is_amendable": access.is_amendable(proposal, at=at),
        "last_day_to_amend": access.last_day_to_amend(proposal),
        "parts": [(name, TEXTS[name]) for name in proposal.texts_asked],
    }
