"""The demo's meetings: those of raad and SOM plus by name, the weekly ones by their series."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from governance.bodies.models import Body
from governance.bodies.queries import SeatOnDate
from governance.meetings.actions import (
    add_agenda_item,
    answer_invitation,
    hold_meeting,
    plan_meeting,
    record_attendance,
)
from governance.meetings.models import AgendaItem, Attendance, Meeting, Rsvp
from governance.meetings.queries import invited, seats_of
from governance.meetings.school_calendar import holiday_on
from som_portal.demo.content import Entry, entries
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit import clock

ANNOUNCED = timedelta(days=150)
PLANNED_AHEAD = timedelta(days=42)
MINUTES_A_POINT = 15
WEEK = timedelta(weeks=1)
ANSWERING = "som-raad"
ALWAYS_THERE = ("voorzitter", "ks-leuven", "leerling-so")
"""Seats of accounts that people play: they read and comment on minutes."""


def meetings(network: Network) -> Iterator[Step]:
    """Plan every meeting, and hold those that are past."""
    for entry in entries("vergadering"):
        day = network.calendar.day(entry["datum"], entry["weekdag"])
        yield from _meeting(network, entry, day, entry["id"])
    for series in entries("vergaderreeks"):
        for number, day in enumerate(_days_of(network, series)):
            yield from _meeting(network, series, day, f"{series['orgaan']}-{number}")


def meeting_end(network: Network, name: str) -> datetime:
    """When the named meeting of raad or SOM plus ends."""
    entry = next(entry for entry in entries("vergadering") if entry["id"] == name)
    return network.calendar.moment(network.calendar.day(entry["datum"], entry["weekdag"]), entry["tot"])


def latest_raad(network: Network) -> str:
    """The name of the last meeting that the raad held alone: the one that was opened and checked in at."""
    ends = [(meeting_end(network, entry["id"]), entry) for entry in entries("vergadering")]
    alone = [(at, entry["id"]) for at, entry in ends if entry["orgaan"] == ANSWERING and "samen_met" not in entry]
    return max((at, name) for at, name in alone if network.calendar.is_past(at))[1]


def _days_of(network: Network, series: Entry) -> Iterator[date]:
    """Every so many weeks on the same weekday, holidays left out, until six weeks from now."""
    day = network.calendar.day(series["vanaf"], series["weekdag"])
    while day <= network.calendar.today + PLANNED_AHEAD:
        if not holiday_on(day):
            yield day
        day += WEEK * series["weken"]


def _meeting(network: Network, entry: Entry, day: date, name: str) -> Iterator[Step]:
    starts_at = network.calendar.moment(day, entry["van"])
    ends_at = network.calendar.moment(day, entry["tot"])
    earliest = network.calendar.moment(network.calendar.day("J-2 09-02"))
    announced = max(starts_at - ANNOUNCED, earliest)
    yield Step(min(announced, _now(network)), lambda: _plan(network, entry, name, starts_at, ends_at))
    if network.calendar.is_past(ends_at):
        yield Step(ends_at + timedelta(minutes=5), lambda: _hold(network, entry, name, ends_at))
    elif entry["orgaan"] == ANSWERING:
        yield Step(_now(network) + timedelta(hours=2), lambda: _answer(network, name))


def _now(network: Network) -> datetime:
    return network.calendar.moment(network.calendar.today - timedelta(days=1), "08:00")


def _plan(network: Network, entry: Entry, name: str, starts_at: datetime, ends_at: datetime) -> None:
    at = min(max(starts_at - ANNOUNCED, network.calendar.moment(network.calendar.day("J-2 09-02"))), _now(network))
    joint = entry.get("samen_met")
    meeting = plan_meeting(
        Body.objects.get(slug=entry["orgaan"]),
        starts_at=starts_at,
        ends_at=ends_at,
        place=entry["locatie"],
        is_open=entry.get("open", False),
        joint_with=Body.objects.get(slug=joint) if joint else None,
        by=None,
        at=at,
    )
    network.keep(name, meeting)
    for title in entry["agenda"]:
        add_agenda_item(meeting, kind=_kind_of(title), title=title, minutes=MINUTES_A_POINT, by=None, at=at)


def _kind_of(title: str) -> str:
    """Minutes to approve, something to hear, or something to talk about; proposals bring their own point."""
    if title.startswith("Verslag vorige"):
        return AgendaItem.Kind.MINUTES
    return AgendaItem.Kind.INFO if title.startswith(("Welkom", "Glas", "Stand")) else AgendaItem.Kind.DISCUSS


def _hold(network: Network, entry: Entry, name: str, ends_at: datetime) -> None:
    at = ends_at + timedelta(minutes=5)
    meeting: Meeting = network.things[name]
    if name != latest_raad(network):
        present = {row.seat.pk: how_they_came(row, meeting, entry) for row in seats_of(meeting) if not row.is_vacant}
        record_attendance(meeting, present=present, by=None, at=at)
    treated = meeting.agenda_items.values_list("pk", flat=True)
    hold_meeting(meeting, treated=treated, by=None, at=at)


def _answer(network: Network, name: str) -> None:
    """Half of who is invited answered already: most come, one follows online, one cannot."""
    meeting: Meeting = network.things[name]
    for number, person in enumerate(invited(meeting)[::2]):
        answer = {2: Rsvp.Answer.ONLINE, 4: Rsvp.Answer.NO}.get(number, Rsvp.Answer.YES)
        answer_invitation(meeting, answer, by=person, at=_now(network) + timedelta(hours=2))


def how_they_came(row: SeatOnDate, meeting: Meeting, entry: Entry) -> str:
    """Everybody comes, apart from an apology now and then; the chair joins the coördinatiecel every four weeks."""
    day = clock.day_of(meeting.starts_at)
    weeks = entry.get("om_de_weken_met_voorzitter")
    if weeks and row.seat.kind == "voorzitter":
        return Attendance.How.PRESENT if day.isocalendar().week % weeks == 0 else Attendance.How.EXCUSED
    if row.seat.kind not in ALWAYS_THERE and row.seat.is_voting and (row.seat.pk + day.toordinal()) % 7 == 0:
        return Attendance.How.EXCUSED
    return Attendance.How.ONLINE if (row.seat.pk + day.month) % 9 == 0 else Attendance.How.PRESENT
