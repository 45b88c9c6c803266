"""What happened to mandates, and which ones ask for something."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import mandates_of
from governance.bodies.models import Mandate, MandateChange, Seat, Substitute
from governance.charter.norms import house_rules
from governance.people.models import User
from som_portal.kit import clock

LATEST = 20
DECLINED = MandateChange.Verb.DECLINED


class MandateState(TextChoices):
    """How the coördinatiecel looks at the list of mandates; a mandate may be in several."""

    RUNNING = "loopt", _("Loopt")
    ENDING = "eindigt", _("Eindigt binnen 60 dagen")
    UNACCEPTED = "niet-aanvaard", _("Nog niet aanvaard")
    COMING = "komt", _("Nog te beginnen")
    OVER = "afgelopen", _("Afgelopen")


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
    declined = MandateChange.objects.filter(mandate__in=waiting, verb=DECLINED)
    said_no = set(declined.values_list("mandate", flat=True))
    return [mandate for mandate in waiting if mandate.pk not in said_no]


def unreminded(first: date, last: date) -> QuerySet[Mandate]:
    """Mandates in force on the first day that end by the last one, whose holder was not told of that end yet."""
    told = MandateChange.objects.filter(
        mandate=OuterRef("pk"), verb=MandateChange.Verb.REMINDED, ends_on=OuterRef("ends_on")
    )
    ending = Mandate.objects.in_force(first).ending_between(first, last)
    return ending.filter(~Exists(told)).order_by("ends_on", "pk")


def mandates_in(state: str, body: str, on: date) -> QuerySet[Mandate]:
    """Mandates in a state and a body (both "" for all), by body and seat, the latest first. One query a page."""
    rows = Mandate.objects.select_related("seat__body", "person").annotate(
        is_declined=Exists(MandateChange.objects.filter(mandate=OuterRef("pk"), verb=DECLINED))
    )
    rows = rows.filter(seat__body__slug=body) if body else rows
    return rows.filter(_in_state(state, on)).order_by("seat__body__letter", "seat__pk", "-starts_on", "holder")


def _in_state(state: str, on: date) -> Q:
    started, not_over = Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on)
    notice = on + timedelta(days=house_rules().mandate_notice_days)
    return {
        MandateState.RUNNING.value: started & not_over,
        MandateState.ENDING.value: started & Q(ends_on__range=(on, notice)),
        MandateState.UNACCEPTED.value: not_over & Q(accepted_at=None),
        MandateState.COMING.value: Q(starts_on__gt=on),
        MandateState.OVER.value: Q(ends_on__lt=on),
    }.get(state, Q())


def state_of(mandate: Mandate, on: date) -> MandateState:
    """The one word for a mandate on a day."""
    if mandate.starts_on > on:
        return MandateState.COMING
    if mandate.is_over(on):
        return MandateState.OVER
    notice = on + timedelta(days=house_rules().mandate_notice_days)
    return MandateState.ENDING if mandate.is_over(notice + date.resolution) else MandateState.RUNNING


def next_end(mandates: list[Mandate], on: date) -> date:
    """The first 31 August that lies after the first of these mandates to end, and not before today (house rule 17)."""
    ends = [mandate.ends_on for mandate in mandates if mandate.ends_on]
    return house_rules().mandate_end(max([on, min(ends) + date.resolution] if ends else [on]))


def sheet_head() -> list[str]:
    """The header of the sheet of mandates."""
    words = [_("Netwerkonderdeel"), _("Zetel"), _("Wie"), _("E-mailadres"), _("Eerste dag"), _("Laatste dag")]
    return [str(word) for word in (*words, _("Aanvaard op"), _("Stand"))]


def sheet_row(mandate: Mandate, on: date) -> tuple[object, ...]:
    """A mandate of `mandates_in` as a row of the sheet; days as ISO dates."""
    accepted_on = clock.day_of(mandate.accepted_at) if mandate.accepted_at else ""
    seat, person = mandate.seat, mandate.person
    days = (mandate.starts_on, mandate.ends_on or "", accepted_on)
    return (seat.body.name, seat.name, person.name, person.email, *days, state_of(mandate, on).label)
