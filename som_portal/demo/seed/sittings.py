"""The latest raad of the demo as it went: opened, seat by seat checked in, somebody late and somebody gone early."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.bodies.queries import SeatOnDate
from governance.meetings.actions import check_in, check_out, excuse, open_meeting
from governance.meetings.models import AgendaItem, Attendance, Meeting
from governance.meetings.queries import seats_of
from governance.sittings.actions import finish_point, resume_meeting, start_point, suspend_meeting
from som_portal.demo.content import entries
from som_portal.demo.seed.meetings import how_they_came, latest_raad
from som_portal.demo.seed.timeline import Network, Step

OPENED_BY = "voorzitter"
LATE, EARLY = 5, 7
TOOK, BREAK_AT = (9, 21, 16, 31, 4, 14, 12), 2
MINUTE = timedelta(minutes=1)


def sittings(network: Network) -> Iterator[Step]:
    """Open the meeting when it starts; most seats come in at once, one 25 minutes late; one leaves before the end."""
    name = latest_raad(network)
    entry = next(entry for entry in entries("vergadering") if entry["id"] == name)
    day = network.calendar.day(entry["datum"], entry["weekdag"])
    starts_at, ends_at = (network.calendar.moment(day, entry[hour]) for hour in ("van", "tot"))
    yield Step(starts_at, lambda: _open(network, name, starts_at))
    yield Step(starts_at + 25 * MINUTE, lambda: _come_in(network, name, starts_at + 25 * MINUTE, late=True))
    yield Step(ends_at - 20 * MINUTE, lambda: _leave(network, name, ends_at - 20 * MINUTE))
    yield from _points(network, name, starts_at)


def _points(network: Network, name: str, starts_at: datetime) -> Iterator[Step]:
    """Each point in turn, some quicker and some slower than foreseen, with a break of eight minutes after the third."""
    at = starts_at + 3 * MINUTE
    for place, took in enumerate(TOOK):
        yield Step(at, lambda place=place, at=at: _start(network, name, place, at))  # type: ignore[misc]
        if place == BREAK_AT:
            yield Step(at + 2 * MINUTE, lambda at=at: _suspend(network, name, at + 2 * MINUTE))  # type: ignore[misc]
            at += 8 * MINUTE
            yield Step(at + 2 * MINUTE, lambda at=at: _resume(network, name, at + 2 * MINUTE))  # type: ignore[misc]
        at += took * MINUTE
        yield Step(at, lambda place=place, at=at: _finish(network, name, place, at))  # type: ignore[misc]


def _open(network: Network, name: str, at: datetime) -> None:
    open_meeting(network.things[name], by=network.people[OPENED_BY], at=at)
    _come_in(network, name, at, late=False)


def _come_in(network: Network, name: str, at: datetime, *, late: bool) -> None:
    meeting: Meeting = network.things[name]
    for number, row in enumerate(_filled(meeting)):
        if (number == LATE) is not late:
            continue
        how = how_they_came(row, meeting, {})
        if how == Attendance.How.EXCUSED:
            excuse(meeting, row.seat, row.holders[0], by=None, at=at)
        else:
            check_in(meeting, row.seat, row.holders[0], how, by=row.holders[0], at=at + number % 3 * MINUTE)


def _leave(network: Network, name: str, at: datetime) -> None:
    meeting: Meeting = network.things[name]
    row = _filled(meeting)[EARLY]
    check_out(meeting, row.seat, row.holders[0], by=row.holders[0], at=at)


def _filled(meeting: Meeting) -> list[SeatOnDate]:
    return [row for row in seats_of(meeting) if not row.is_vacant]


def _item(network: Network, name: str, place: int) -> AgendaItem | None:
    """A point by its place; an agenda may be shorter."""
    return next(iter(network.things[name].agenda_items.all()[place : place + 1]), None)


def _start(network: Network, name: str, place: int, at: datetime) -> None:
    if item := _item(network, name, place):
        start_point(item, by=network.people[OPENED_BY], at=at)


def _finish(network: Network, name: str, place: int, at: datetime) -> None:
    if item := _item(network, name, place):
        finish_point(item, by=network.people[OPENED_BY], at=at)


def _suspend(network: Network, name: str, at: datetime) -> None:
    suspend_meeting(network.things[name], by=network.people[OPENED_BY], at=at)


def _resume(network: Network, name: str, at: datetime) -> None:
    resume_meeting(network.things[name], by=network.people[OPENED_BY], at=at)
