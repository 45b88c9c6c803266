"""The agenda as it is read: every point with its hour, its owner and the documents this reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from governance.bodies.queries import shown_name_in, with_shown_seat
from governance.meetings import access
from governance.meetings.deadlines import send_by
from governance.meetings.models import AgendaDocument, AgendaItem, AgendaItemRows, Meeting
from governance.meetings.privacy import as_sent, reads_private
from governance.meetings.queries import invited
from governance.meetings.rules.agenda import Length, Slot, length_of, timetable
from governance.meetings.versions import last_version, since, told
from governance.people.models import User
from som_portal.kit import clock

Reader = User | AnonymousUser | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One point for one reader. `owner`: a name, or the seat of who is never named in public."""

    item: AgendaItem
    number: int
    slot: Slot
    owner: str
    documents: tuple[AgendaDocument, ...]
    is_hidden: bool = False
    """Private, and this reader is not of the body: only that there is a point."""


def programme_of(
    meeting: Meeting, reader: Reader, *, at: datetime, rows: AgendaItemRows | None = None, reads_all: bool | None = None
) -> list[Shown]:
    """The points for a reader who may read the agenda. Two queries.

    `rows`: the points with more beside them. `reads_all`: for an audience rather than a reader.
    """
    wanted = (meeting.agenda_items.all() if rows is None else rows).told()
    items = list(with_shown_seat(wanted, meeting.day, person="owner"))
    if reads_all is None:
        reads_all = bool(access.can_read_attendance(reader, meeting, at=at))
    has_private = any(item.is_private for item in items)
    reads_closed = reads_all and (not has_private or reads_private(reader, meeting.body_id, clock.day_of(at)))
    items = items if reads_closed else as_sent(items)
    return [
        Shown(
            item,
            number,
            slot,
            owner_of(item),
            documents_of(item, meeting, reads_all=reads_all),
            is_hidden=not reads_closed and item.is_private,
        )
        for number, (item, slot) in enumerate(slots_of(meeting, items), start=1)
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


def slots_of(meeting: Meeting, items: Sequence[AgendaItem]) -> list[tuple[AgendaItem, Slot]]:
    """Each point with its hour."""
    return list(zip(items, timetable(meeting.starts_at, (item.minutes for item in items)), strict=True))


def length_of_agenda(meeting: Meeting, items: Iterable[AgendaItem]) -> Length:
    """What the points ask beside how long the meeting is."""
    return length_of(meeting.starts_at, meeting.ends_at, (item.minutes for item in items))


def what_leaves(meeting: Meeting, *, at: datetime) -> dict[str, Any]:
    """For the preview of sending: how much, to how many, what changed, and whether that is in time."""
    items, last, due = list(meeting.agenda_items.told()), last_version(meeting), send_by(meeting)
    changes = since(last.points if last else None, items)
    return {
        "meeting": meeting,
        "count": len(items),
        "people": len(invited(meeting)),
        "last": last,
        "changes": told(changes),
        "due": due,
        "is_late": clock.day_of(at) > due,
        "can_send": access.is_sendable(meeting, has_points=bool(items), is_new=last is None or bool(changes), at=at),
    }
