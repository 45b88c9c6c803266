"""What SOM plus suggests for the raad."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.bodies.models import Seat
from governance.bodies.queries import SeatOnDate, seats_held
from governance.bodies.sync import DELEGATE
from governance.delegates.models import Suggestion
from governance.delegates.queries.places import SOM_PLUS
from governance.delegates.queries.representation import raad_on
from governance.people.models import User


def delegate_seats_of(person: User, on: date) -> list[Seat]:
    """The delegate's seats a person holds on a day. No extra query once mandates are read."""
    return [seat for seat in seats_held(person, on) if seat.kind == DELEGATE and seat.body.slug == SOM_PLUS]


def raad_seats_for(person: User, on: date) -> list[tuple[SeatOnDate, bool]]:
    """The voting seats of the raad, and whether this person has an open suggestion for each. Three queries."""
    suggested = set(Suggestion.objects.open().made_by(person).values_list("seat", flat=True))
    return [(row, row.seat.pk in suggested) for row in raad_on(on)]


def suggestions_in(state: str) -> QuerySet[Any]:
    """Suggestions in a state, the oldest that waits first."""
    rows = Suggestion.objects.in_state(state).select_related("seat", "suggested_by__institution")
    return rows.order_by("answered_at", "withdrawn_at", "suggested_at", "pk")


def own_suggestions(person: User) -> QuerySet[Suggestion]:
    """What a person suggested, the last first."""
    return Suggestion.objects.made_by(person).select_related("seat")
