"""Questions about requests for a meeting of SOM plus."""

from __future__ import annotations

from datetime import date

from governance.bodies.models import Body, Mandate
from governance.bodies.queries import shown_names
from governance.charter.queries import chosen
from governance.convening.access import SOM_PLUS
from governance.convening.models import MeetingRequest
from governance.convening.rules import supporters_needed, working_day_after
from governance.meetings.school_calendar import closed_days
from governance.people.models import User

PERCENT, LEAST, WORKING_DAYS = "op-vraag-procent", "op-vraag-minstens", "op-vraag-werkdagen"


def som_plus() -> Body:
    """The body that meets on demand."""
    return Body.objects.get(slug=SOM_PLUS)


def needed_on(on: date) -> int:
    """How many delegates start the clock for a request made on a day. Three queries."""
    filled = Mandate.objects.in_force(on).filter(seat__body__slug=SOM_PLUS).values("seat").distinct().count()
    return supporters_needed(filled, chosen(PERCENT, on), chosen(LEAST, on))


def due_after(on: date) -> date:
    """The last day for an outcome when the clock starts on a day; school holidays do not count. One query."""
    closed = closed_days(range(on.year, on.year + 3), pausing=True)
    return working_day_after(on, chosen(WORKING_DAYS, on), closed)


def supporters_of(request: MeetingRequest) -> list[User]:
    """Who stands behind it, in the order in which they did. One query."""
    return [support.person for support in request.supports.select_related("person")]


def names_of_supporters(request: MeetingRequest, on: date) -> list[str]:
    """Their names as they are shown. A few queries, however many there are."""
    return shown_names(supporters_of(request), on)
