"""The demo's action items: what the latest meetings before today agreed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.bodies.models import Body, Seat
from governance.followup.actions import drop_action, finish_action, make_action
from governance.followup.models import Owner
from governance.meetings.models import Meeting
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.timeline import Network, Step

ENDED_AFTER = timedelta(days=2)
ENDINGS = {"klaar": finish_action, "vervallen": drop_action}


def action_items(network: Network) -> Iterator[Step]:
    """Agree each of them, and end those that ended."""
    for entry in entries("actiepunt"):
        at = network.calendar.moment(network.calendar.day(f"nu{entry['dagen']}"), "11:00")
        yield Step(at, lambda entry=entry, at=at: _make(network, entry, at))  # type: ignore[misc]
        for verb in ENDINGS.keys() & entry.keys():
            yield Step(at + ENDED_AFTER, lambda entry=entry, verb=verb, at=at: _end(network, entry, verb, at))  # type: ignore[misc]


def _make(network: Network, entry: Entry, at: datetime) -> None:
    body = Body.objects.get(slug=entry["orgaan"])
    meeting = Meeting.objects.filter(body=body, held_at__lt=at).latest("held_at")
    made = make_action(
        body,
        what=entry["wat"],
        owner=_owner(network, entry["trekker"]),
        due_on=network.calendar.today + timedelta(days=entry["tegen"]),
        item=meeting.agenda_items.filter(position=entry["punt"]).first() if "punt" in entry else None,
        meeting=None if "punt" in entry else meeting,
        key=key_of(entry["wat"]),
        by=None,
        at=at,
    )
    network.keep(entry["wat"], made)


def _end(network: Network, entry: Entry, verb: str, at: datetime) -> None:
    ENDINGS[verb](network.things[entry["wat"]], reason=entry[verb], by=None, at=at + ENDED_AFTER)


def _owner(network: Network, written: str) -> Owner:
    """ "som-raad/lop" is a seat, "som-team" a body, "@ks-leuven" a person."""
    if written.startswith("@"):
        return network.people[written[1:]]
    body, _slash, kind = written.partition("/")
    if kind:
        return Seat.objects.filter(body__slug=body, kind=kind).earliest("number")
    return Body.objects.get(slug=body)
