"""The agenda as it is read: every point with its hour, its owner and the documents this reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from governance.bodies.queries import shown_name_in, with_shown_seat
from governance.meetings import access
from governance.meetings.models import AgendaDocument, AgendaItem, Meeting
from governance.meetings.rules.agenda import Length, Slot, length_of, timetable
from governance.people.models import User

Reader = User | AnonymousUser | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One point for one reader. `owner`: a name, or the seat of who is never named in public."""

    item: AgendaItem
    number: int
    slot: Slot
    owner: str
    documents: tuple[AgendaDocument, ...]


def programme_of(meeting: Meeting, reader: Reader, *, at: datetime) -> list[Shown]:
    """The points for a reader who may read the agenda. Two queries."""
    items = list(with_shown_seat(meeting.agenda_items.told(), meeting.day, person="owner"))
    slots = timetable(meeting.starts_at, (item.minutes for item in items))
    reads_all = bool(access.can_read_attendance(reader, meeting, at=at))
    return [
        Shown(item, number, slot, owner_of(item), documents_of(item, meeting, reads_all=reads_all))
        for number, (item, slot) in enumerate(zip(items, slots, strict=True), start=1)
    ]


def documents_of(item: AgendaItem, meeting: Meeting, *, reads_all: bool) -> tuple[AgendaDocument, ...]:
    """The documents of a point that a reader may see, each with its point at hand."""
    documents = [one for one in item.documents.all() if reads_all or not one.is_for_members]
    for one in documents:
        one.item = item
    return tuple(documents)


def owner_of(item: AgendaItem) -> str:
    """How who brings a point appears; a row of `with_shown_seat`."""
    return shown_name_in(item, person="owner") if item.owner else ""


def length_of_agenda(meeting: Meeting, items: Iterable[AgendaItem]) -> Length:
    """What the points ask beside how long the meeting is."""
    return length_of(meeting.starts_at, meeting.ends_at, (item.minutes for item in items))
