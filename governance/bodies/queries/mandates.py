"""What happened to mandates, and which ones ask for something."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from governance.bodies.access import mandates_of
from governance.bodies.models import Mandate, MandateChange, Seat, Substitute
from governance.people.models import User

LATEST = 20


def history_of_seat(seat: Seat) -> list[MandateChange]:
    """The latest things that happened to the mandates on a seat. One query; no letter is read."""
    return list(MandateChange.objects.told().filter(mandate__seat=seat)[:LATEST])


def substitutes_of(seat: Seat) -> list[Substitute]:
    """Who stood, stands or will stand in for who holds a seat, the latest first. One query."""
    return list(seat.substitutes.select_related("person").order_by("-starts_on")[:LATEST])


def unaccepted(user: User, on: date) -> list[Mandate]:
    """The mandates a person still has to accept. Asks only when there are some: those already declined fall out."""
    waiting = [one for one in mandates_of(user) if one.accepted_at is None and not one.is_over(on)]
    if not waiting:
        return []
    declined = MandateChange.objects.filter(mandate__in=waiting, verb=MandateChange.Verb.DECLINED)
    said_no = set(declined.values_list("mandate", flat=True))
    return [mandate for mandate in waiting if mandate.pk not in said_no]


def unreminded(first: date, last: date) -> QuerySet[Mandate]:
    """Mandates in force on the first day that end by the last one, whose holder was not told of that end yet."""
    told = MandateChange.objects.filter(
        mandate=OuterRef("pk"), verb=MandateChange.Verb.REMINDED, ends_on=OuterRef("ends_on")
    )
    ending = Mandate.objects.in_force(first).ending_between(first, last)
    return ending.filter(~Exists(told)).order_by("ends_on", "pk")
