"""Who is in, seat by seat, while a meeting goes on and afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from governance.ballots.queries import rules_for, steps_aside, votes_by_proxy
from governance.meetings.models import Attendance, HolderAtOpening, Meeting, SeatAtOpening
from governance.meetings.queries import stays_of
from governance.meetings.rules.presence import seats_in
from governance.people.models import User
from governance.sittings.rules import Quorum, quorum_now


@dataclass(frozen=True, slots=True)
class PersonThere:
    """Somebody who could take a seat at the opening, and every stay or apology noted, in order."""

    holder: HolderAtOpening
    noted: tuple[Attendance, ...]

    @property
    def last(self) -> Attendance | None:
        """What was noted last."""
        return self.noted[-1] if self.noted else None

    @property
    def is_in(self) -> bool:
        """In the room or online, and not gone."""
        return self.last is not None and self.last.came and self.last.left_at is None

    @property
    def is_substitute(self) -> bool:
        """Stands in for who holds the seat."""
        return self.holder.place == HolderAtOpening.Place.SUBSTITUTE


@dataclass(frozen=True, slots=True)
class SeatThere:
    """One seat of the opening with who could take it."""

    seat: SeatAtOpening
    people: tuple[PersonThere, ...]

    @property
    def is_in(self) -> bool:
        """Somebody is in for it."""
        return any(person.is_in for person in self.people)


@dataclass(frozen=True, slots=True)
class Roll:
    """The seats of a meeting that was opened, who is in, and the quorum at one moment."""

    seats: tuple[SeatThere, ...]
    quorum: Quorum

    @property
    def filled(self) -> tuple[SeatThere, ...]:
        """The seats that somebody could take."""
        return tuple(row for row in self.seats if row.people)

    @property
    def still_out(self) -> tuple[SeatThere, ...]:
        """The filled voting seats for which nobody is in."""
        return tuple(row for row in self.filled if row.seat.is_voting and row.seat.is_filled and not row.is_in)


def roll_of(meeting: Meeting, at: datetime) -> Roll:
    """Everybody who could take a seat at the opening of this meeting, as noted; the quorum of `at`. Three queries."""
    holders = Prefetch("holders", HolderAtOpening.objects.select_related("person").order_by("place"))
    seats = SeatAtOpening.objects.filter(opening__meeting=meeting).select_related("seat").prefetch_related(holders)
    voting = seats.annotate(votes_by_proxy=votes_by_proxy(meeting, at), steps_aside=steps_aside(meeting, at))
    noted = list(meeting.attendance.order_by("pk"))
    rows: dict[tuple[int, int], list[Attendance]] = {}
    for row in noted:
        rows.setdefault((row.seat_id, row.person_id), []).append(row)
    there = tuple(SeatThere(seat, tuple(_people(seat, rows))) for seat in voting)
    return Roll(there, _quorum(meeting, there, at))


def _quorum(meeting: Meeting, there: Iterable[SeatThere], at: datetime) -> Quorum:
    """Whether enough seats of the body that meets can vote at a moment. No query.

    A substitute who is in votes only with the proxy of the seat (house rule 6); without it nobody votes for it.
    """
    rows = [row for row in there if row.seat.is_voting and row.seat.is_filled]
    rows = [row for row in rows if row.seat.seat.body_id == meeting.body_id]
    noted = [stay for row in rows for person in row.people if not person.is_substitute for stay in person.noted]
    return quorum_now(
        [row.seat.seat_id for row in rows],
        seats_in(stays_of(noted), at),
        rules_for(1, meeting.body.slug),
        proxied=[row.seat.seat_id for row in rows if row.seat.votes_by_proxy],  # type: ignore[attr-defined]
        recused=[row.seat.seat_id for row in rows if row.seat.steps_aside],  # type: ignore[attr-defined]
    )


def _people(seat: SeatAtOpening, rows: dict[tuple[int, int], list[Attendance]]) -> Iterable[PersonThere]:
    for holder in seat.holders.all():
        yield PersonThere(holder, tuple(rows.get((seat.seat_id, holder.person_id), ())))


def seats_of_mine(roll: Roll, user: User) -> list[tuple[SeatThere, PersonThere]]:
    """The seats that one could take at the opening."""
    return [(row, one) for row in roll.seats for one in row.people if one.holder.person_id == user.pk]
