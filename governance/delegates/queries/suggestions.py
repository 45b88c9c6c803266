"""What SOM plus suggests for the raad."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.bodies.queries import SeatOnDate
from governance.delegates.models import Suggestion
from governance.delegates.queries.representation import raad_on
from governance.people.models import User


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
