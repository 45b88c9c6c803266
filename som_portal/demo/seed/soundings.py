"""A pupil asks the pupils about the consent ballot that runs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid5

from governance.soundings.actions import answer_sounding, open_sounding
from som_portal.demo.content import key_of
from som_portal.demo.seed.timeline import Network, Step

SAID = (
    ("for", "Dan kan ik na school nog mee luisteren."),
    ("for", ""),
    ("unsure", "Ik wist niet dat er een open raad was."),
    ("against", "Om 18.30 uur rijdt mijn bus niet meer."),
)


def soundings(network: Network) -> Iterator[Step]:
    """One link, and a few answers."""
    at = network.calendar.moment(network.calendar.today - timedelta(days=2))
    yield Step(at, lambda: _ask(network, at))


def _ask(network: Network, at: datetime) -> None:
    key = key_of("achterban-01")
    proposal, by = network.things["proposal-consent"], network.people["leerling"]
    question = "Moet de open raad een half uur later beginnen?"
    sounding = open_sounding(proposal, question, key=key, by=by, at=at)
    for number, (opinion, sentence) in enumerate(SAID):
        answer_sounding(sounding, opinion=opinion, sentence=sentence, key=uuid5(key, str(number)), at=at)
