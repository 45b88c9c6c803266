"""Who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.queries import SeatOnDate
from governance.meetings import access
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import Attendance, Meeting
from governance.meetings.queries import seats_of
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict

NOBODY: Mapping[int, str] = {}


@transaction.atomic
def record_attendance(
    meeting: Meeting,
    *,
    present: Mapping[int, str],
    second: Mapping[int, str] = NOBODY,
    by: User | None,
    at: datetime,
) -> Meeting:
    """Note who came, by seat: replaces what was noted before.

    `present` gives per seat id how its holder attended (Attendance.How), `second` how the second holder of a shared
    seat did. Raises Conflict for a seat of another body or one that nobody holds on the day of the meeting.
    """
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    access.is_noted_by_list(meeting).or_409()
    seats = {row.seat.pk: row for row in seats_of(meeting)}
    rows = [
        Attendance(meeting=meeting, seat_id=seat, person=_holder(seats, seat, place), how=Attendance.How(how))
        for place, noted in enumerate((present, second))
        for seat, how in noted.items()
    ]
    meeting.attendance.all().delete()
    Attendance.objects.bulk_create(rows)
    came = sum(row.came for row in rows)
    record(by, "record_attendance", meeting, at=at, stream=meeting.body.slug, came=came, excused=len(rows) - came)
    return meeting


def _holder(seats: Mapping[int, SeatOnDate], seat: int, place: int) -> User:
    """Who holds a seat as first or second holder. Raises Conflict when nobody does."""
    holders = seats[seat].holders if seat in seats else ()
    if place >= len(holders):
        raise Conflict(_("Op een van deze zetels zat die dag niemand. Laad de pagina opnieuw en vul ze nog eens in."))
    return holders[place]
