"""Who hears that a story came in."""

from datetime import date

from django.db.models import Q, QuerySet

from governance.bodies.models import Mandate, Power
from governance.charter.norms import house_rules
from governance.people.models import User

EDITORS = "redactieteam"


def editors(on: date) -> QuerySet[User]:
    """The redactieteam and the seats that edit by name; the coördinatiecel may edit too, but gets no mail."""
    seats = Q(pk=None)
    for trust in house_rules().entrustments:
        if Power.EDIT_STORIES in trust.powers and trust.seat != "*":
            seats |= Q(seat__body__slug=trust.body, seat__kind=trust.seat)
    holders = Mandate.objects.in_force(on).filter(seats).values("person")
    return User.objects.filter(Q(groups__name=EDITORS) | Q(pk__in=holders), is_active=True).distinct().order_by("pk")
