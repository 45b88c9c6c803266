"""What SOM plus asks for in the demo: a meeting that gathers support."""

from collections.abc import Iterator
from datetime import datetime

from governance.convening import actions
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.timeline import Network, Step


def convening(network: Network) -> Iterator[Step]:
    """One request with a few supporters, so that its pages are alive."""
    for entry in entries("op_vraag"):
        at = network.calendar.moment(network.calendar.day(f"nu{entry['dagen']}"), "15:00")
        yield Step(at, lambda entry=entry, at=at: _ask(network, entry, at))  # type: ignore[misc]


def _ask(network: Network, entry: Entry, at: datetime) -> None:
    by = network.people[entry["van"]]
    asked = actions.ask_meeting(title=entry["waarover"], reason=entry["waarom"], key=key_of(entry["id"]), by=by, at=at)
    for name in entry["steun"]:
        actions.support_request(asked, by=network.people[name], at=at)
