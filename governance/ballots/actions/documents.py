"""The documents of a proposal: added and taken away by who proposed it, until it is on an agenda."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.ballots.actions.proposals import lock_to_revise, note_revision
from governance.ballots.models import Proposal, ProposalDocument
from governance.people.models import User
from som_portal.kit.access import Conflict, is_same_click
from som_portal.kit.uploads import Upload

MOST_DOCUMENTS = 8
"""Of one proposal: more is an archive that nobody reads before voting."""


@transaction.atomic
def add_proposal_document(
    proposal: Proposal, *, title: str, file: Upload, key: UUID, by: User, at: datetime
) -> ProposalDocument:
    """Put a PDF with a proposal; the same `key` twice is one document. The record has no title: people type those."""
    proposal = lock_to_revise(proposal, by)
    known = ProposalDocument.objects.filter(key=key).first()
    if known is not None:
        is_same_click(known, proposal_id=proposal.pk, title=title, sha256=file.sha256)
        return known
    if proposal.documents.count() >= MOST_DOCUMENTS:
        sentence = _("Er staan al {n} documenten bij dit voorstel. Haal er eerst een weg.")
        raise Conflict(sentence.format(n=MOST_DOCUMENTS))
    facts = {"title": title, "content": file.content, "sha256": file.sha256, "size": len(file.content)}
    document = ProposalDocument.objects.create(proposal=proposal, key=key, added_at=at, **facts)
    note_revision(proposal, "add_proposal_document", by=by, at=at, sha256=document.sha256)
    return document


@transaction.atomic
def remove_proposal_document(document: ProposalDocument, *, by: User, at: datetime) -> Proposal:
    """Take a document away from a proposal. Twice is once."""
    proposal = lock_to_revise(document.proposal, by)
    if ProposalDocument.objects.filter(pk=document.pk).delete()[0]:
        note_revision(proposal, "remove_proposal_document", by=by, at=at, sha256=document.sha256)
    return proposal
