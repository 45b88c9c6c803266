"""People with cards, for the tests of the directory."""

from typing import Any

from governance.charter.models import FocusArea
from governance.directory.actions import change_card
from governance.directory.models import PIECES, Circle
from governance.people.models import Institution, Level, User
from tests import make

TOLD: dict[str, Any] = {
    "purpose": "Vraag mij over Zorgzame klassen",
    "levels": [Level.ADULT.value],
    "function": "Directeur Büro",
    "phone": "+32 470/98.76 54",
}
"""What everybody here says; `focus_area()` and an institution come with it."""


def focus_area() -> FocusArea:
    """The first speerpunt."""
    return FocusArea.objects.order_by("number")[0]


def institution() -> Institution:
    """An institution that no seat of these tests speaks for."""
    return Institution.objects.get(slug="ku-leuven")


def with_card(person: User, **shared: int) -> User:
    """The person tells everything, and shares with nobody but what is named: `phone=Circle.PARTNERS`."""
    person.institution = institution()
    person.save(update_fields=["institution"])
    change_card(**TOLD, focus_areas=[focus_area()], shared=shared, by=person, at=make.AT)
    return person


def everything(circle: Circle) -> dict[str, int]:
    """Every piece shared in one circle."""
    return dict.fromkeys(PIECES, circle.value)
