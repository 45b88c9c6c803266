"""The five places of the portal, and which one an address belongs to."""

from django.http import HttpRequest

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


def place_context(request: HttpRequest) -> dict[str, str]:
    """`place_now`: the place of this page, empty on pages that belong to none."""
    return {"place_now": PLACES.get(request.path.split("/")[1], "")}
