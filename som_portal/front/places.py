"""The five places of the portal, and which one an address belongs to."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from governance.bodies.access import holds
from governance.bodies.models import Power
from governance.soundings.access import may_open_sounding
from som_portal.kit import clock

PLACES = {
    "netwerk": "governance",
    "som-plus": "governance",
    "vergaderingen": "governance",
    "signalen": "governance",
    "uitnodiging": "governance",
    "uitnodigingen": "governance",
    "erbij": "governance",
    "raad": "governance",
    "besluiten": "governance",
    "achterban": "governance",
    "laboratorium": "laboratorium",
    "studio": "studio",
    "community": "community",
    "budget": "money",
}


def place_context(request: HttpRequest) -> dict[str, object]:
    """`place_now`: the place of this page, or empty. Asked only when used: `coordinates`: of the coördinatiecel?

    `votes_in_raad`: holds a voting seat of the raad, and so may ask the people behind it?
    """
    return {
        "place_now": PLACES.get(request.path.split("/")[1], ""),
        "coordinates": SimpleLazyObject(lambda: holds(request.user, Power.COORDINATE, on=clock.today())),
        "votes_in_raad": SimpleLazyObject(lambda: may_open_sounding(request.user, at=clock.now())),
    }
