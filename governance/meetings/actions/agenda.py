"""What a meeting is about: its points and their order."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from governance.meetings import access
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict

MOST_ITEMS = 60
"""A longer agenda is a mistake, and lists stay bounded."""


@transaction.atomic
def add_agenda_item(
    meeting: Meeting,
    *,
    kind: str,
    title: str,
    minutes: int,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> AgendaItem:
    """Put a point at the end of the agenda; the same `key` twice is one point."""
    meeting = _lock_for_agenda(meeting, by, at)
    added = meeting.agenda_items.filter(key=key).first() if key else None
    if added is not None:
        return added
    last = meeting.agenda_items.aggregate(last=Max("position"))["last"] or 0
    if meeting.agenda_items.count() >= MOST_ITEMS:
        raise Conflict(_("Er staan al {n} punten op de agenda. Haal er eerst een af.").format(n=MOST_ITEMS))
    item = meeting.agenda_items.create(
        position=last + 1, kind=AgendaItem.Kind(kind), title=title, minutes=minutes, key=key or uuid4()
    )
    record(by, "add_agenda_item", meeting, at=at, stream=meeting.body.slug, item=item.pk, kind=item.kind)
    return item


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Take a point off the agenda. Raises Conflict when something else, such as a proposal, hangs on it."""
    meeting = _lock_for_agenda(item.meeting, by, at)
    item_pk = item.pk
    try:
        AgendaItem.objects.filter(pk=item_pk).delete()
    except ProtectedError as error:
        raise Conflict(_("Aan dit agendapunt hangt een voorstel. Het blijft op de agenda.")) from error
    record(by, "remove_agenda_item", meeting, at=at, stream=meeting.body.slug, item=item_pk)
    return item


@transaction.atomic
def raise_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Move a point one place up; the first stays where it is."""
    meeting = _lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    above = meeting.agenda_items.filter(position__lt=item.position).order_by("-position").first()
    return _swap(meeting, item, above, by, at)


@transaction.atomic
def lower_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Move a point one place down; the last stays where it is."""
    meeting = _lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    below = meeting.agenda_items.filter(position__gt=item.position).order_by("position").first()
    return _swap(meeting, item, below, by, at)


def _swap(meeting: Meeting, item: AgendaItem, other: AgendaItem | None, by: User | None, at: datetime) -> AgendaItem:
    """Exchange two positions, by way of 0: no two points ever share one."""
    if other is None:
        return item
    mine, yours = item.position, other.position
    for point, position in ((item, 0), (other, mine), (item, yours)):
        point.position = position
        point.save(update_fields=["position"])
    record(by, "order_agenda", meeting, at=at, stream=meeting.body.slug, item=item.pk, position=yours)
    return item


def _lock_for_agenda(meeting: Meeting, by: User | None, at: datetime) -> Meeting:
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    access.is_unsettled(meeting).or_409()
    return meeting
