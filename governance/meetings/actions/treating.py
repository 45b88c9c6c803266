"""What the meeting dealt with, and that it took place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from governance.meetings import access
from governance.meetings.actions.agenda import lock_for_agenda
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def treat_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Say that the meeting dealt with a point; twice is once. What has a proposal is treated by its ballot."""
    return _mark(item, "treat_agenda_item", at, by=by, at=at)


@transaction.atomic
def reopen_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Say that the meeting did not deal with a point after all."""
    return _mark(item, "reopen_agenda_item", None, by=by, at=at)


def note_decided(item: int, *, at: datetime) -> None:
    """A ballot decided on the point (primary key). Closing the ballot is the deed; who calls holds the body."""
    AgendaItem.objects.filter(pk=item, treated_at=None).update(treated_at=at)


@transaction.atomic
def hold_meeting(
    meeting: Meeting, *, treated: Iterable[int] = (), reason: str = "", by: User | None, at: datetime
) -> Meeting:
    """Close a meeting that took place: from now on it counts for the rhythm. Closing twice is closing once.

    `treated`: the points (primary keys) the meeting dealt with, beside those already marked. Raises Conflict while a
    point to decide is undecided, unless `reason` says why; the reason stays with the meeting.
    """
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    if meeting.is_held:
        return meeting
    access.is_ready_to_close(meeting, at).or_409()
    meeting.agenda_items.untreated().filter(pk__in=list(treated), is_balloted=False).update(treated_at=at)
    undecided = list(meeting.agenda_items.undecided().values_list("pk", flat=True))
    access.may_stay_undecided(undecided, reason).or_409()
    meeting.held_at, meeting.undecided_reason = at, reason.strip() if undecided else ""
    meeting.save(update_fields=["held_at", "undecided_reason"])
    came = meeting.attendance.came()
    seats = sorted({f"{body}/{kind}" for body, kind in came.values_list("seat__body__slug", "seat__kind")})
    record(by, "hold_meeting", meeting, at=at, stream=meeting.body.slug, came=seats, undecided=undecided)
    return meeting


def _mark(item: AgendaItem, verb: str, moment: datetime | None, *, by: User | None, at: datetime) -> AgendaItem:
    """Set or clear the moment a point was treated; nothing when it stands so already."""
    meeting = lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    access.is_treated_by_hand(item).or_409()
    if item.is_treated is (moment is not None):
        return item
    item.treated_at = moment
    item.save(update_fields=["treated_at"])
    record(by, verb, meeting, at=at, stream=meeting.body.slug, item=item.pk)
    return item
