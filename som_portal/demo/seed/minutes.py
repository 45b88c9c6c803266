"""The demo's minutes: those of the last raad but one are approved, those of the last one are being read."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.meetings.models import Attendance, Meeting
from governance.minutes.actions import (
    approve_minutes,
    circulate_minutes,
    comment_on_minutes,
    confirm_reading,
    write_note,
)
from governance.minutes.models import ItemNote, Minutes
from som_portal.demo.content import entries, key_of
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.timeline import Network, Step

BODY = "som-raad"
WRITTEN_AFTER = timedelta(minutes=10)
CIRCULATED_AFTER = timedelta(days=6)
READING_SINCE = timedelta(days=3)
IN_THE_MEETING = timedelta(minutes=100)
COMMENT = "Bij het eerste punt mis ik dat we de scholen vóór de vakantie verwittigen."


def minutes(network: Network) -> Iterator[Step]:
    """Notes after what was noted at the table, the draft a week later, approval at the next meeting."""
    past = _past(network)
    for name, ends_at in past:
        yield Step(ends_at + WRITTEN_AFTER, lambda name=name, at=ends_at: _write(network, name, at))  # type: ignore[misc]
    if len(past) == 2:
        (first, first_end), (_last, last_end) = past
        sent, at_table = first_end + CIRCULATED_AFTER, last_end - IN_THE_MEETING
        yield Step(
            sent, lambda: network.keep(f"minutes-{first}", circulate_minutes(network.things[first], by=None, at=sent))
        )
        yield Step(at_table, lambda: approve_minutes(network.things[f"minutes-{first}"], by=None, at=at_table))
    if past:
        last, ends_at = past[-1]
        at = network.calendar.moment(network.calendar.today - READING_SINCE, "14:00")
        if at > ends_at + timedelta(hours=1):
            yield Step(at, lambda: _read(network, last, at))


def _past(network: Network) -> list[tuple[str, datetime]]:
    """The last two meetings of the raad that are over, the latest last."""
    ends = [(meeting_end(network, one["id"]), one["id"]) for one in entries("vergadering") if one["orgaan"] == BODY]
    return [(name, at) for at, name in sorted(ends) if network.calendar.is_past(at)][-2:]


def _write(network: Network, name: str, ends_at: datetime) -> None:
    meeting: Meeting = network.things[name]
    said = {entry["punt"]: entry for entry in entries("notitie")}
    for item in meeting.agenda_items.filter(note=None):
        if entry := said.get(item.title):
            private = entry.get("alleen_leden", False)
            write_note(item, text=entry["tekst"], is_private=private, seen=0, by=None, at=ends_at + WRITTEN_AFTER)


def _circulate(network: Network, name: str, at: datetime) -> Minutes:
    sent = circulate_minutes(network.things[name], by=None, at=at)
    network.keep(f"minutes-{name}", sent)
    return sent


def _read(network: Network, name: str, at: datetime) -> None:
    """Sent around; one says something, one read it, the others still have to."""
    meeting: Meeting = network.things[name]
    sent = _circulate(network, name, at)
    came = meeting.attendance.exclude(how=Attendance.How.EXCUSED).exclude(seat__by_seat_only=True)
    people = [row.person for row in came.select_related("person").order_by("-seat")]
    note = ItemNote.objects.filter(item__meeting=meeting).order_by("item__position").first()
    item, key = (note.item if note else None), key_of(f"comment:{name}")
    comment_on_minutes(sent, text=COMMENT, item=item, key=key, by=people[0], at=at + timedelta(hours=5))
    confirm_reading(sent, by=people[1], at=at + timedelta(hours=6))
