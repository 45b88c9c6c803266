"""The demo's personal data at work: somebody asks to be erased, and somebody looks at a list of people."""

from collections.abc import Iterator
from datetime import timedelta

from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.demo.content import key_of
from som_portal.demo.seed.timeline import Network, Step
from som_portal.privacy.actions import ask_erasure

ASKED_AGO = timedelta(days=6)
LOOKED_AGO = timedelta(days=2)
LEAVING, LOOKING, EVENT = "plus-volwassenen", "coordinator", "event-labocafe"


def privacy(network: Network) -> Iterator[Step]:
    """A request that waits for an answer, and one look."""
    now = network.calendar.moment(network.calendar.today)
    asked, looked = now - ASKED_AGO, now - LOOKED_AGO
    yield Step(asked, lambda: ask_erasure(key=key_of("wissen"), by=network.people[LEAVING], at=asked))
    yield Step(looked, lambda: _look(network))


def _look(network: Network) -> None:
    event = network.things[EVENT]
    at = network.calendar.moment(network.calendar.today) - LOOKED_AGO
    how_many = event.registrations.count()
    note_bulk_look(network.people[LOOKING], Bulk.PARTICIPANTS, how_many, thing=event, at=at)
