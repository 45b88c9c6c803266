"""The five places of the portal, and which one an address belongs to."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from governance.bodies.access import powers_of
from som_portal.kit import clock

PLACES = {
    "netwerk": "governance",
    "vergaderingen": "governance",
    "signalen": "governance",
    "raad": "governance",
    "besluiten": "governance",
    "laboratorium": "laboratorium",
    "studio": "studio",
    "community": "community",
    "budget": "money",
}


def place_context(request: HttpRequest) -> dict[str, object]:
    """`place_now`: the place of this page, or empty. `powers`: what the person may do today; asked only when used."""
    return {
        "place_now": PLACES.get(request.path.split("/")[1], ""),
        "powers": SimpleLazyObject(lambda: powers_of(request.user, on=clock.today())),
    }
