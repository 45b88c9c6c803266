"""The documents that go with a point of the agenda."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.meetings.actions.agenda import lock_for_agenda
from governance.meetings.models import AgendaDocument, AgendaItem
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict, is_same_click
from som_portal.kit.uploads import Upload

MOST_DOCUMENTS = 120
"""Of one meeting: more is an archive, not a preparation."""


@transaction.atomic
def add_agenda_document(
    item: AgendaItem,
    *,
    title: str,
    file: Upload,
    is_for_members: bool = False,
    key: UUID,
    by: User | None,
    at: datetime,
) -> AgendaDocument:
    """Put a document with a point; the same `key` twice is one document."""
    meeting = lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    if AgendaDocument.objects.filter(item__meeting=meeting).count() >= MOST_DOCUMENTS:
        raise Conflict(
            _("Er staan al {n} stukken bij deze vergadering. Haal er eerst een weg.").format(n=MOST_DOCUMENTS)
        )
    facts = {
        "item": item,
        "title": title,
        "is_for_members": is_for_members,
        "content": file.content,
        "sha256": file.sha256,
        "size": len(file.content),
        "added_at": at,
    }
    document, is_new = AgendaDocument.objects.get_or_create(key=key, defaults=facts)
    is_same_click(document, item_id=item.pk, title=title, sha256=file.sha256)
    if is_new:
        told = _told(item, document)
        record(by, "add_agenda_document", meeting, at=at, stream=meeting.body.slug, **told)
    return document


@transaction.atomic
def remove_agenda_document(document: AgendaDocument, *, by: User | None, at: datetime) -> AgendaItem:
    """Take a document away from a point."""
    item = document.item
    meeting = lock_for_agenda(item.meeting, by, at)
    told = _told(item, document)
    AgendaDocument.objects.filter(pk=document.pk).delete()
    record(by, "remove_agenda_document", meeting, at=at, stream=meeting.body.slug, **told)
    return item


def _told(item: AgendaItem, document: AgendaDocument) -> dict[str, str | int]:
    """What the record keeps of a document: no title, because people type those."""
    return {"item": item.pk, "document": document.pk, "sha256": document.sha256}
