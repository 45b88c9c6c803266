"""What people of the demo network share in the directory."""

from collections.abc import Iterator

from governance.charter.models import FocusArea
from governance.directory.actions import change_card
from governance.directory.models import Circle
from som_portal.demo.content import Entry, entries
from som_portal.demo.seed.people import BEFORE_EVERYTHING
from som_portal.demo.seed.timeline import Network, Step

CIRCLES = {"partners": Circle.PARTNERS, "aangemeld": Circle.SIGNED_IN}


def cards(network: Network) -> Iterator[Step]:
    """Each card right after its person came in."""
    at = network.calendar.moment(network.calendar.day(BEFORE_EVERYTHING))
    for card in entries("kaart"):
        yield Step(at, lambda card=card: _write(network, card))  # type: ignore[misc]


def _write(network: Network, card: Entry) -> None:
    change_card(
        purpose=card["waarvoor"],
        levels=card.get("niveaus", []),
        focus_areas=FocusArea.objects.filter(slug__in=card.get("speerpunten", [])),
        function=card.get("functie", ""),
        phone=card.get("telefoon", ""),
        shared={piece: CIRCLES[circle] for piece, circle in card["deelt"].items()},
        by=network.people[card["wie"]],
        at=network.calendar.moment(network.calendar.day(BEFORE_EVERYTHING)),
    )
