"""Drafts: keep what was typed, make a proposal of it, throw it away, forget it.

Not recorded: the record tells what happened in the network, and what somebody did not say yet did not happen.
"""

from __future__ import annotations

from datetime import datetime
from typing import Unpack
from uuid import UUID

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions.proposals import Asked, propose
from governance.ballots.models import Draft, Proposal, Typed
from governance.people.models import User


@transaction.atomic
def save_draft(*, key: UUID, kind: str, typed: Typed, seen: str = "", by: User, at: datetime) -> Draft:
    """Keep what was typed, valid or not. The same twice is once.

    `seen`: the mark of the draft the form started from. Raises Conflict when somebody changed it since.
    """
    access.may_propose(by, at=at).or_403()
    access.fits(typed).or_409()
    draft = _held(key)
    access.is_unsubmitted(key).or_409()
    if draft is None:
        facts = {"owner": by, "kind": kind, "typed": typed, "begun_at": at, "edited_at": at}
        draft, _is_new = Draft.objects.get_or_create(key=key, defaults=facts)
    access.may_edit_draft(by, draft).or_403()
    if (draft.kind, draft.typed) == (kind, typed):
        return draft
    access.is_as_seen(draft, seen).or_409()
    draft.kind, draft.typed, draft.edited_at = kind, typed, at
    draft.save(update_fields=["kind", "typed", "edited_at"])
    return draft


@transaction.atomic
def propose_drafted(*, key: UUID, seen: str = "", by: User, at: datetime, **asked: Unpack[Asked]) -> Proposal:
    """Submit a proposal, and let go of the draft with its key when there is one: both or neither.

    Twice is once. Raises Conflict when somebody changed the draft after it was seen.
    """
    draft = _held(key)
    if draft is None:
        return propose(key=key, by=by, at=at, **asked)
    access.may_edit_draft(by, draft).or_403()
    access.is_as_seen(draft, seen).or_409()
    proposal = propose(key=key, by=by, at=at, **asked)
    draft.delete()
    return proposal


@transaction.atomic
def discard_draft(draft: Draft, *, by: User) -> None:
    """Throw a draft away. Twice is once."""
    access.may_discard_draft(by, draft).or_403()
    Draft.objects.filter(pk=draft.pk).delete()


@transaction.atomic
def forget_drafts(at: datetime) -> int:
    """Delete the drafts nobody changed for half a working year; return how many."""
    return Draft.objects.to_forget(at).delete()[0]


def _held(key: UUID) -> Draft | None:
    """Hold the draft until the transaction ends, so that saving, submitting and throwing away come one by one."""
    return Draft.objects.select_for_update().filter(key=key).first()
