"""Leading a sitting: who comes in, one point at a time, suspensions, and the end."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.ballots.actions import void_proxies_of
from governance.bodies.models import Seat
from governance.meetings import actions as meetings
from governance.meetings.access import can_run_meeting
from governance.meetings.actions import check_out, hold_meeting, reopen_agenda_item, treat_agenda_item
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import AgendaItem, Attendance, Meeting
from governance.people.models import User
from governance.record.actions import record
from governance.sittings import access
from governance.sittings.models import PointTime, Suspension


@transaction.atomic
def check_in(meeting: Meeting, seat: Seat, person: User, how: str, *, by: User | None, at: datetime) -> Attendance:
    """Note that somebody comes in; the proxies they gave for this meeting are void, and their bearers hear it (rule 6).

    Raises what the check-in of meetings raises.
    """
    stay = meetings.check_in(meeting, seat, person, how, by=by, at=at)
    if stay.came:
        void_proxies_of(person, meeting, by=by, at=at)
    return stay


@transaction.atomic
def start_point(item: AgendaItem, *, by: User | None, at: datetime) -> PointTime:
    """Put a point on the table; the one that was there is finished. A point that is there already stays.

    A point that was finished before is reopened: it gets another stretch of time, and is not dealt with yet.
    """
    meeting = _lock(item.meeting, by, at)
    access.is_in_session(meeting).or_409()
    running = PointTime.objects.running().filter(meeting=meeting).first()
    if running is not None and running.item_id == item.pk:
        return running
    _finish(running, by=by, at=at)
    if not item.is_balloted:
        reopen_agenda_item(item, by=by, at=at)
    started = PointTime.objects.create(meeting=meeting, item=item, started_at=at)
    record(by, "start_point", meeting, at=at, stream=meeting.body.slug, item=item.pk)
    return started


@transaction.atomic
def finish_point(item: AgendaItem, *, by: User | None, at: datetime) -> None:
    """Take a point off the table, dealt with; finishing twice is finishing once."""
    meeting = _lock(item.meeting, by, at)
    access.is_in_session(meeting).or_409()
    _finish(PointTime.objects.running().filter(meeting=meeting, item=item).first(), by=by, at=at)


@transaction.atomic
def suspend_meeting(meeting: Meeting, *, by: User | None, at: datetime) -> Suspension:
    """Suspend the meeting; suspending twice is suspending once. The clock of the point on the table stands still."""
    meeting = _lock(meeting, by, at)
    lasting = Suspension.objects.lasting().filter(meeting=meeting).first()
    if lasting is not None:
        return lasting
    access.is_in_session(meeting).or_409()
    suspension = Suspension.objects.create(meeting=meeting, suspended_at=at)
    record(by, "suspend_meeting", meeting, at=at, stream=meeting.body.slug)
    return suspension


@transaction.atomic
def resume_meeting(meeting: Meeting, *, by: User | None, at: datetime) -> None:
    """Go on after a suspension; resuming twice is resuming once."""
    meeting = _lock(meeting, by, at)
    access.is_open(meeting).or_409()
    _resume(meeting, by=by, at=at)


@transaction.atomic
def leave_for_point(item: AgendaItem, seat: Seat, person: User, *, by: User | None, at: datetime) -> Attendance | None:
    """Note that somebody leaves the table for a point, because of an own interest in it."""
    meeting = _lock(item.meeting, by, at)
    return check_out(meeting, seat, person, left_for=item, by=by, at=at)


@transaction.atomic
def close_sitting(meeting: Meeting, *, reason: str = "", by: User | None, at: datetime) -> Meeting:
    """Finish the point on the table, end a suspension and close the meeting. Closing twice is closing once.

    `reason`: why a point to decide stays undecided. Raises Conflict while a vote of this meeting is open at the table,
    and for whatever else holds the closing of a meeting up.
    """
    meeting = _lock(meeting, by, at)
    if meeting.is_held:
        return meeting
    access.is_open(meeting).or_409()
    access.has_no_open_vote(meeting, at=at).or_409()
    _finish(PointTime.objects.running().filter(meeting=meeting).first(), by=by, at=at)
    _resume(meeting, by=by, at=at)
    return hold_meeting(meeting, reason=reason, by=by, at=at)


def _lock(meeting: Meeting, by: User | None, at: datetime) -> Meeting:
    """The meeting as it is now, held until the transaction ends, for who leads it."""
    meeting = lock_meeting(meeting)
    can_run_meeting(by, meeting, at=at).or_403()
    return meeting


def _finish(running: PointTime | None, *, by: User | None, at: datetime) -> None:
    if running is None:
        return
    running.finished_at = at
    running.save(update_fields=["finished_at"])
    meeting = running.meeting
    if not running.item.is_balloted:
        treat_agenda_item(running.item, by=by, at=at)
    record(by, "finish_point", meeting, at=at, stream=meeting.body.slug, item=running.item_id)


def _resume(meeting: Meeting, *, by: User | None, at: datetime) -> None:
    lasting = Suspension.objects.lasting().filter(meeting=meeting).first()
    if lasting is None:
        return
    lasting.resumed_at = at
    lasting.save(update_fields=["resumed_at"])
    record(by, "resume_meeting", meeting, at=at, stream=meeting.body.slug)
