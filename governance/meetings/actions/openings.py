"""Opening a meeting, and who comes in and leaves while it goes on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.models import Seat, Substitute
from governance.bodies.queries import SeatOnDate
from governance.meetings import access
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import AgendaItem, Attendance, HolderAtOpening, Meeting, Opening, Rsvp, SeatAtOpening
from governance.meetings.queries import seats_of, standing_in_at
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: User | None, at: datetime) -> Opening:
    """Open a meeting on its day, with a copy of its seats and who may take them. Opening twice is opening once.

    Who said no is excused; who was noted as there already is in from this moment.
    """
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    opened = Opening.objects.filter(meeting=meeting).first()
    if opened is not None:
        return opened
    access.is_ready_to_open(meeting, at).or_409()
    opening = Opening.objects.create(meeting=meeting, opened_at=at)
    rows = seats_of(meeting)
    _copy_seats(opening, rows, standing_in_at(meeting))
    meeting.attendance.came().update(came_at=at)
    _excuse_who_said_no(meeting, rows)
    filled = sum(not row.is_vacant for row in rows)
    record(by, "open_meeting", meeting, at=at, stream=meeting.body.slug, seats=len(rows), filled=filled)
    return opening


@transaction.atomic
def check_in(meeting: Meeting, seat: Seat, person: User, how: str, *, by: User | None, at: datetime) -> Attendance:
    """Note that somebody comes in for a seat, in the room or online; who is in already, in that way, stays in.

    Raises Conflict when this person could not take that seat at the opening.
    """
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.may_check_in(by, meeting, person, at=at).or_403()
    access.is_going_on(meeting).or_409()
    _could_take(meeting, seat, person).or_409()
    inside = _row_of(meeting, seat, person)
    how = Attendance.How(how)
    if inside is not None and inside.how == how:
        return inside
    if inside is not None and inside.came:
        inside.left_at = at
        inside.save(update_fields=["left_at"])
    elif inside is not None:
        inside.delete()
    stay = Attendance.objects.create(meeting=meeting, seat=seat, person=person, how=how, came_at=at)
    record(by, "check_in", meeting, at=at, stream=meeting.body.slug, seat=seat.pk, how=how.value)
    return stay


@transaction.atomic
def check_out(
    meeting: Meeting, seat: Seat, person: User, *, left_for: AgendaItem | None = None, by: User | None, at: datetime
) -> Attendance | None:
    """Note that somebody leaves; `left_for` the point in which they have an own interest. Who is not in cannot leave.

    Returns the stay that ended, None when there was none: leaving twice is leaving once.
    """
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.may_check_in(by, meeting, person, at=at).or_403()
    access.is_going_on(meeting).or_409()
    Verdict.when(
        left_for is None or left_for.meeting_id == meeting.pk,
        _("Dit punt staat niet op de agenda van deze vergadering."),
    ).or_409()
    stay = _row_of(meeting, seat, person)
    if stay is None or not stay.came:
        return None
    stay.left_at, stay.left_for = at, left_for
    stay.save(update_fields=["left_at", "left_for"])
    why = {"left_for": left_for.pk} if left_for else {}
    record(by, "check_out", meeting, at=at, stream=meeting.body.slug, seat=seat.pk, **why)
    return stay


@transaction.atomic
def excuse(meeting: Meeting, seat: Seat, person: User, *, by: User | None, at: datetime) -> None:
    """Note an apology that came in late; who came is not excused."""
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.can_run_meeting(by, meeting, at=at).or_403()
    access.is_going_on(meeting).or_409()
    _could_take(meeting, seat, person).or_409()
    noted = Attendance.objects.filter(meeting=meeting, seat=seat, person=person)
    Verdict.when(
        not noted.came().exists(), _("Wie er was, is niet verontschuldigd. Noteer wanneer die wegging.")
    ).or_409()
    if noted.exists():
        return
    Attendance.objects.create(meeting=meeting, seat=seat, person=person, how=Attendance.How.EXCUSED)
    record(by, "excuse", meeting, at=at, stream=meeting.body.slug, seat=seat.pk)


def _copy_seats(opening: Opening, rows: list[SeatOnDate], standing_in: list[Substitute]) -> None:
    """Every seat, the vacant ones too, with its holders and its substitute."""
    places = HolderAtOpening.Place
    copies = SeatAtOpening.objects.bulk_create(
        SeatAtOpening(
            opening=opening,
            seat=row.seat,
            seat_name=row.seat.name,
            is_voting=row.seat.is_voting,
            is_filled=not row.is_vacant,
        )
        for row in rows
    )
    copy_of = {copy.seat_id: copy for copy in copies}
    holders = [
        HolderAtOpening(seat_at_opening=copy_of[row.seat.pk], person=person, place=place)
        for row in rows
        for place, person in zip((places.FIRST, places.SECOND), row.holders, strict=False)
    ]
    substitutes = [
        HolderAtOpening(seat_at_opening=copy_of[one.seat_id], person_id=one.person_id, place=places.SUBSTITUTE)
        for one in standing_in
        if one.seat_id in copy_of
    ]
    HolderAtOpening.objects.bulk_create(holders + substitutes)


def _excuse_who_said_no(meeting: Meeting, rows: list[SeatOnDate]) -> None:
    absent = set(meeting.rsvps.filter(answer=Rsvp.Answer.NO).values_list("person", flat=True))
    noted = set(meeting.attendance.values_list("seat", "person"))
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, seat=row.seat, person=person, how=Attendance.How.EXCUSED)
        for row in rows
        for person in row.holders
        if person.pk in absent and (row.seat.pk, person.pk) not in noted
    )


def _could_take(meeting: Meeting, seat: Seat, person: User) -> Verdict:
    """Holder or substitute of that seat when the meeting opened."""
    could = HolderAtOpening.objects.filter(
        seat_at_opening__opening__meeting=meeting, seat_at_opening__seat=seat, person=person
    )
    return Verdict.when(could.exists(), _("Op die zetel zat deze persoon niet toen de vergadering opende."))


def _row_of(meeting: Meeting, seat: Seat, person: User) -> Attendance | None:
    """The stay that lasts, or the apology."""
    return Attendance.objects.filter(meeting=meeting, seat=seat, person=person, left_at=None).first()
