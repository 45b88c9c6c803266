"""How often each seat of a body attended over a working year, for its members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.bodies.models import Body, Seat
from governance.meetings.models import Attendance, Meeting
from governance.meetings.queries import start_of
from governance.meetings.requirements import working_year_of
from governance.sittings.rules import Presence, presence_of
from som_portal.kit import clock

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SeatHistory:
    """One seat over the meetings of a year that were held while it stood. Never a name: a seat is not a person."""

    seat: Seat
    counts: Counter[Presence]

    @property
    def meetings(self) -> int:
        """How many were held while the seat stood."""
        return self.counts.total()

    @property
    def present(self) -> int:
        """In the room."""
        return self.counts[Presence.PRESENT]

    @property
    def online(self) -> int:
        """From afar."""
        return self.counts[Presence.ONLINE]

    @property
    def excused(self) -> int:
        """With an apology."""
        return self.counts[Presence.EXCUSED]

    @property
    def absent(self) -> int:
        """Nobody noted anything."""
        return self.counts[Presence.ABSENT]


def years_of(body: Body, at: datetime) -> list[int]:
    """The working years in which a body met, the latest first, the running one included. One query."""
    held = Meeting.objects.of_body(body).exclude(held_at=None).values_list("starts_at", flat=True)
    return sorted({clock.working_year(clock.day_of(moment)) for moment in (*held, at)}, reverse=True)


def history_of(body: Body, year: int) -> list[SeatHistory]:
    """Every seat of a body, with how it attended the meetings of a working year that were held. Three queries."""
    period = working_year_of(year)
    held = Meeting.objects.of_body(body).exclude(held_at=None)
    meetings = list(
        held.filter(starts_at__gte=start_of(period.starts_on), starts_at__lt=start_of(period.ends_on + DAY))
    )
    rows = Attendance.objects.filter(meeting__in=meetings, seat__body=body).values_list("meeting", "seat", "how")
    noted: dict[tuple[int, int], list[str]] = {}
    for meeting, seat, how in rows:
        noted.setdefault((meeting, seat), []).append(how)
    return [SeatHistory(seat, _counted(seat, meetings, noted)) for seat in body.seats.order_by("pk")]


def total_of(rows: Iterable[SeatHistory]) -> Counter[Presence]:
    """All seats together."""
    return sum((row.counts for row in rows), Counter[Presence]())


def _counted(seat: Seat, meetings: Iterable[Meeting], noted: dict[tuple[int, int], list[str]]) -> Counter[Presence]:
    there = (meeting for meeting in meetings if _stood(seat, meeting.day))
    return Counter(presence_of(noted.get((meeting.pk, seat.pk), ())) for meeting in there)


def _stood(seat: Seat, on: date) -> bool:
    """A temporary seat is asked only of the meetings of its own days."""
    return (seat.starts_on is None or seat.starts_on <= on) and (seat.ends_on is None or on <= seat.ends_on)
