"""The documents of a proposal: added and taken away by who proposed it, until it is on an agenda."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.ballots import access
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.actions.versions import keep_version
from governance.ballots.models import Proposal, ProposalDocument, Version
from governance.ballots.queries import RAAD
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict
from som_portal.kit.uploads import Upload

MOST_DOCUMENTS = 8
"""Of one proposal: more is an archive that nobody reads before voting."""


@transaction.atomic
def add_proposal_document(
    proposal: Proposal, *, title: str, file: Upload, key: UUID, by: User, at: datetime
) -> ProposalDocument:
    """Put a PDF with a proposal; the same `key` twice is one document."""
    proposal = lock_proposal(proposal)
    access.may_revise(by, proposal).or_403()
    access.is_revisable(proposal).or_409()
    known = proposal.documents.filter(key=key).first()
    if known is not None:
        return known
    if proposal.documents.count() >= MOST_DOCUMENTS:
        sentence = _("Er staan al {n} documenten bij dit voorstel. Haal er eerst een weg.")
        raise Conflict(sentence.format(n=MOST_DOCUMENTS))
    facts = {"title": title, "content": file.content, "sha256": file.sha256, "size": len(file.content)}
    document = ProposalDocument.objects.create(proposal=proposal, key=key, added_at=at, **facts)
    _changed(document, "add_proposal_document", by, at)
    return document


@transaction.atomic
def remove_proposal_document(document: ProposalDocument, *, by: User, at: datetime) -> Proposal:
    """Take a document away from a proposal. Twice is once."""
    proposal = lock_proposal(document.proposal)
    access.may_revise(by, proposal).or_403()
    access.is_revisable(proposal).or_409()
    if ProposalDocument.objects.filter(pk=document.pk).delete()[0]:
        _changed(document, "remove_proposal_document", by, at)
    return proposal


def _changed(document: ProposalDocument, verb: str, by: User, at: datetime) -> None:
    """A new version, and the record: no title there, because people type those."""
    proposal = lock_proposal(document.proposal)
    keep_version(proposal, Version.Why.REVISED, seat=access.seat_of_speaker(by, proposal), by=by, at=at)
    record(by, verb, proposal, at=at, stream=RAAD, sha256=document.sha256)
