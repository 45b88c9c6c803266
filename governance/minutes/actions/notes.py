"""What was said about a point."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.meetings.models import AgendaItem
from governance.minutes import access
from governance.minutes.models import ItemNote, Minutes
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict


class NoteClash(Conflict):
    """Somebody saved this note in the meantime; `note` is what stands there now, and what was typed is kept."""

    def __init__(self, note: ItemNote) -> None:
        """With the sentence for who typed."""
        words = _("Iemand anders paste deze notitie intussen aan. Leg beide teksten naast elkaar en bewaar opnieuw.")
        super().__init__(words)
        self.note = note


@transaction.atomic
def write_note(
    item: AgendaItem, *, text: str, seen: int, is_private: bool | None = None, by: User | None, at: datetime
) -> ItemNote:
    """Save the note of a point, made on top of version `seen` (0: there was none); the same text again changes nothing.

    `is_private` None leaves that as it is. Raises Refused, Conflict, or NoteClash when somebody saved it meanwhile.
    """
    note = _note_of(item, by, at)
    private = note.is_private if is_private is None else is_private
    if (note.text, note.is_private) == (text, private):
        return note
    if note.version != seen:
        raise NoteClash(note)
    note.text, note.is_private, note.version = text, private, note.version + 1
    note.save(update_fields=["text", "is_private", "version"])
    meeting = note.item.meeting
    facts = {"item": note.item_id, "version": note.version}
    record(by, "write_note", meeting, at=at, stream=meeting.body.slug, **facts)
    return note


def _note_of(item: AgendaItem, by: User | None, at: datetime) -> ItemNote:
    """The note, held until the transaction ends; made when there was none. After the minutes, as who approves them."""
    list(Minutes.objects.select_for_update().filter(meeting=item.meeting_id))
    item = AgendaItem.objects.select_related("meeting__body", "meeting__joint_with").locked(item.pk)
    access.can_keep_minutes(by, item.meeting, at=at).or_403()
    access.takes_notes(item.meeting, at).or_409()
    return ItemNote.objects.select_for_update().get_or_create(item=item)[0]
