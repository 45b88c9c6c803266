"""What the chair sees of a meeting that goes on: its points with their times, the one on the table, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.ballots.models import Ballot, Proposal
from governance.ballots.queries import last_ballot, with_ballots
from governance.meetings.access import is_unsettled
from governance.meetings.models import AgendaItem, Meeting
from governance.meetings.queries import stays_of
from governance.meetings.rules.presence import Absence, Stretch, absence_from
from governance.sittings.models import PointTime, Suspension
from governance.sittings.queries.roll import Roll, SeatThere, roll_of
from governance.sittings.rules import Stage, stage_of, time_used
from som_portal.kit import clock

A_WHILE = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PointNow:
    """One point of the agenda, when it was on the table and for how long."""

    item: AgendaItem
    number: int
    times: tuple[PointTime, ...]
    used: timedelta

    @property
    def is_running(self) -> bool:
        """On the table now."""
        return bool(self.times) and self.times[-1].finished_at is None

    @property
    def is_done(self) -> bool:
        """Was on the table, and is not any more."""
        return bool(self.times) and not self.is_running

    @property
    def minutes_used(self) -> int:
        """Whole minutes."""
        return self.used // MINUTE

    @property
    def seconds_used(self) -> int:
        """Whole seconds, for the clock that ticks on the page."""
        return self.used // timedelta(seconds=1)

    @property
    def is_over(self) -> bool:
        """Takes longer than foreseen."""
        return self.used > self.item.minutes * MINUTE


@dataclass(frozen=True, slots=True)
class Board:
    """A meeting at one moment, as the chair sees it."""

    meeting: Meeting
    stage: Stage
    points: tuple[PointNow, ...]
    suspensions: tuple[Suspension, ...]
    roll: Roll

    @property
    def running(self) -> PointNow | None:
        """The point on the table."""
        return next((point for point in self.points if point.is_running), None)

    def shown(self, asked: str) -> PointNow | None:
        """The point somebody asked for by its number on the agenda, else the one on the table, else the first to do."""
        by_number = next((point for point in self.points if str(point.number) == asked), None)
        to_do = next((point for point in self.points if not point.times), None)
        return by_number or self.running or to_do or next(iter(self.points[-1:]), None)

    def beside(self, point: PointNow | None, step: int) -> PointNow | None:
        """The point so many places further."""
        place = point.number - 1 + step if point else -1
        return self.points[place] if 0 <= place < len(self.points) else None


def board_of(meeting: Meeting, at: datetime) -> Board:
    """Points, times, suspensions and the roll. Six queries."""
    suspensions = tuple(Suspension.objects.filter(meeting=meeting))
    lasting = any(one.resumed_at is None for one in suspensions)
    opening = getattr(meeting, "opening", None)
    stage = stage_of(is_opened=opening is not None, is_suspended=lasting, is_settled=not is_unsettled(meeting))
    until = meeting.held_at or at
    return Board(meeting, stage, _points(meeting, suspensions, until), suspensions, roll_of(meeting, until))


def _points(meeting: Meeting, suspensions: Sequence[Suspension], at: datetime) -> tuple[PointNow, ...]:
    times: dict[int, list[PointTime]] = {}
    for one in PointTime.objects.filter(meeting=meeting):
        times.setdefault(one.item_id, []).append(one)
    pauses = [Stretch(one.suspended_at, one.resumed_at) for one in suspensions]
    rows = ((item, tuple(times.get(item.pk, ()))) for item in meeting.agenda_items.select_related("note"))
    return tuple(
        PointNow(item, number, stretches, time_used(stretches_of(stretches), pauses, at))
        for number, (item, stretches) in enumerate(rows, start=1)
    )


def stretches_of(times: Sequence[PointTime]) -> list[Stretch]:
    """When a point was on the table, in the terms of the rules."""
    return [Stretch(one.started_at, one.finished_at) for one in times]


def absences_from(point: PointNow, board: Board, at: datetime) -> list[tuple[SeatThere, Absence]]:
    """The filled seats that were not there for the whole of a point, with why. No query."""
    if not point.times:
        return []
    stretches, found = stretches_of(point.times), []
    for row in board.roll.filled:
        stays = stays_of(stay for person in row.people for stay in person.noted)
        absence = absence_from(point.item.pk, stretches, stays, now=board.meeting.held_at or at)
        if absence is not None:
            found.append((row, absence))
    return found


def proposal_of(item: AgendaItem) -> Proposal | None:
    """What is to be decided at a point, with its ballots. Four queries at most."""
    return with_ballots(Proposal.objects.filter(agenda_item=item)).first()


def ballot_at(proposal: Proposal | None, item: AgendaItem) -> Ballot | None:
    """The vote about a proposal at this point; no query after `proposal_of`."""
    ballot = last_ballot(proposal) if proposal else None
    return ballot if ballot is not None and ballot.agenda_item_id == item.pk else None


def latest_close(meeting: Meeting, at: datetime) -> datetime:
    """When a vote at the table ends by itself: when the meeting does, an hour from now at least, this day at most."""
    midnight = clock.local(at).replace(hour=23, minute=59, second=59, microsecond=0)
    return min(max(meeting.ends_at, at + A_WHILE), midnight)
