"""When and where a body meets: plan, move, cancel."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from governance.bodies.models import Body
from governance.meetings import access
from governance.meetings.actions.invitations import tell_members
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict

CALENDAR_FIELDS = ("sequence", "changed_at")


@transaction.atomic
def plan_meeting(
    body: Body,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    is_open: bool = False,
    joint_with: Body | None = None,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Meeting:
    """Plan a meeting and invite who will hold a seat that day; the same `key` twice is one meeting.

    `joint_with` is invited whole (the open raad with SOM plus). Raises Refused, or Conflict when a body already meets.
    """
    _lock_bodies(body, joint_with)
    access.can_plan_meeting(by, body, at=at).or_403()
    planned = Meeting.objects.filter(key=key).first() if key else None
    if planned is not None:
        return planned
    meeting = Meeting(
        body=body,
        joint_with=joint_with,
        is_open=is_open,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        key=key or uuid4(),
        changed_at=at,
    )
    _is_possible(meeting).or_409()
    meeting.save(force_insert=True)
    deed = record(by, "plan_meeting", meeting, at=at, stream=body.slug, **_facts(meeting))
    tell_members(meeting, "planned", deed.seq, at=at)
    return meeting


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, starts_at: datetime, ends_at: datetime, place: str, by: User | None, at: datetime
) -> Meeting:
    """Give a meeting that has not begun another moment or place, and tell the members."""
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    access.is_to_come(meeting, at).or_409()
    if (meeting.starts_at, meeting.ends_at, meeting.place) == (starts_at, ends_at, place):
        return meeting
    was = meeting.starts_at.isoformat()
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    _is_possible(meeting).or_409()
    _show_in_calendars(meeting, at)
    meeting.save(update_fields=["starts_at", "ends_at", "place", *CALENDAR_FIELDS])
    deed = record(by, "move_meeting", meeting, at=at, stream=meeting.body.slug, was=was, **_facts(meeting))
    tell_members(meeting, "moved", deed.seq, at=at)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, by: User | None, at: datetime) -> Meeting:
    """Call a meeting off, with the reason that the members read. Cancelling twice is cancelling once."""
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    if meeting.is_cancelled:
        return meeting
    access.is_unsettled(meeting).or_409()
    meeting.cancelled_at, meeting.cancel_reason = at, reason
    _show_in_calendars(meeting, at)
    meeting.save(update_fields=["cancelled_at", "cancel_reason", *CALENDAR_FIELDS])
    deed = record(by, "cancel_meeting", meeting, at=at, stream=meeting.body.slug)
    tell_members(meeting, "cancelled", deed.seq, at=at)
    return meeting


def lock_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it is now, with its bodies, held until the transaction ends; after the bodies themselves."""
    _lock_bodies(meeting.body, meeting.joint_with)
    return Meeting.objects.with_bodies().locked(meeting.pk)


def _show_in_calendars(meeting: Meeting, at: datetime) -> None:
    """A new version: calendar programs drop a change whose sequence did not rise."""
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, at


def _lock_bodies(body: Body, joint_with: Body | None) -> None:
    """One at a time may change the calendar of a body; always in the same order, so that nobody waits in a circle."""
    for pk in sorted({body.pk, joint_with.pk if joint_with else body.pk}):
        Body.objects.locked(pk)


def _is_possible(meeting: Meeting) -> Verdict:
    """The meeting ends after it starts, and no body is in two meetings at once."""
    mine = Q(body__in=meeting.bodies) | Q(joint_with__in=meeting.bodies)
    others = Meeting.objects.going_on().filter(mine).exclude(pk=meeting.pk)
    overlapping = others.filter(starts_at__lt=meeting.ends_at, ends_at__gt=meeting.starts_at)
    return Verdict.first(
        Verdict.when(meeting.ends_at > meeting.starts_at, _("Een vergadering eindigt na het begin. Kijk de uren na.")),
        Verdict.when(
            not overlapping.exists(),
            _("Op dat moment staat er al een vergadering van dit netwerkonderdeel. Kies een ander moment."),
        ),
    )


def _facts(meeting: Meeting) -> dict[str, str | bool]:
    return {
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "place": meeting.place,
        "is_open": meeting.is_open,
    }
