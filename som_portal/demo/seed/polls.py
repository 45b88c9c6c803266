"""A poll of the raad that some members answered already."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from governance.bodies.models import Body
from governance.polls import actions
from governance.polls.queries import proposals
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit import clock


def polls(network: Network) -> Iterator[Step]:
    """One that is open, so that a date can be chosen."""
    for entry in entries("datumprikker"):
        at = network.calendar.moment(network.calendar.day(f"nu{entry['dagen']}"), "14:00")
        yield Step(at, lambda entry=entry, at=at: _open(network, entry, at))  # type: ignore[misc]


def _open(network: Network, entry: Entry, at: datetime) -> None:
    body = Body.objects.get(slug=entry["orgaan"])
    last = network.calendar.today + timedelta(days=entry["antwoord_tot"])
    poll = actions.open_poll(
        body,
        what=entry["waarvoor"],
        place="Stadskantoor, raadzaal",
        moments=[(one.starts_at, one.ends_at) for one in proposals(body, at)[: entry["momenten"]]],
        closes_at=datetime.combine(last, time(23, 59), tzinfo=clock.BRUSSELS),
        key=key_of(entry["id"]),
        by=network.people["coordinator"],
        at=at,
    )
    options = list(poll.options.values_list("pk", flat=True))
    for name, choices in entry["antwoorden"].items():
        said = dict(zip(options, choices[: len(options)], strict=True))  # late in the year fewer moments are left
        actions.answer_poll(poll, said, by=network.people[name], at=at + timedelta(hours=1))
