"""Which institutions were asked who their delegates are, and what they said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from governance.bodies.models import Mandate, Seat
from governance.charter.norms import house_rules
from governance.delegates.models import Answer, DelegateConfirmation
from governance.delegates.queries.places import delegate_seats, delegate_seats_of
from governance.delegates.rules import stretch_to, working_year_start
from governance.people.models import Institution, User
from som_portal.kit import clock
from som_portal.kit.outbox.models import MOST_ATTEMPTS, OutgoingMail

TOKEN = re.compile(r"(?P<number>[0-9]{1,18})-(?P<secret>[0-9a-f]{64})")
NO_ADDRESS, NOT_ASKED = "geen-adres", "niet-gevraagd"
REMIND_AFTER = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an institution in SOM plus, with the delegate the portal knows (None: it is vacant)."""

    seat: Seat
    holder: int
    mandate: Mandate | None


def confirmation_behind(token: str) -> DelegateConfirmation | None:
    """The question behind a link; None for one that we did not make, or that a later one replaced."""
    parts = TOKEN.fullmatch(token)
    if parts is None:
        return None
    found = DelegateConfirmation.objects.select_related("institution").filter(pk=parts["number"]).first()
    return found if found is not None and found.is_opened_by(parts["secret"]) else None


def places_known(institution: Institution, on: date) -> list[Place]:
    """The places of an institution with who sits there, or sat there until the working year turned. Two queries."""
    turned = working_year_start(clock.working_year(on)) - timedelta(days=1)
    seats = list(delegate_seats(on).filter(institution=institution).order_by("number"))
    known = Mandate.objects.filter(Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on) | Q(ends_on=turned))
    latest: dict[tuple[int, int], Mandate] = {}
    for mandate in known.filter(seat__in=seats).select_related("person").order_by("holder", "starts_on"):
        latest[mandate.seat_id, mandate.holder] = mandate
    held = [(seat, holder) for seat in seats for (pk, holder) in latest if pk == seat.pk]
    vacant = [(seat, 1) for seat in seats if not any(seat == one for one, _holder in held)]
    places = [Place(seat, holder, latest.get((seat.pk, holder))) for seat, holder in (*held, *vacant)]
    return sorted(places, key=lambda place: (place.seat.number, place.holder))


def to_ask(working_year: int) -> QuerySet[Institution]:
    """Institutions with a contact address that were not asked yet in a working year."""
    return _not_asked(working_year).exclude(contact_email="").order_by("name_key", "pk")


def without_address(working_year: int) -> QuerySet[Institution]:
    """Institutions that cannot be asked: nobody knows their address."""
    return _not_asked(working_year).filter(contact_email="").order_by("name_key", "pk")


def _not_asked(working_year: int) -> QuerySet[Institution]:
    asked = DelegateConfirmation.objects.of_year(working_year).filter(institution=OuterRef("pk"))
    return Institution.objects.filter(~Exists(asked))


def waiting_for_delegate(person: User, at: datetime) -> list[DelegateConfirmation]:
    """Open questions to the institutions that a person is a delegate of; no query for who is none."""
    institutions = {seat.institution_id for seat in delegate_seats_of(person, clock.day_of(at))}
    if not institutions:
        return []
    rows = DelegateConfirmation.objects.unanswered(at).filter(institution__in=institutions)
    return list(rows.select_related("institution").order_by("expires_at", "pk"))


def to_remind(at: datetime) -> QuerySet[DelegateConfirmation]:
    """Asked three weeks ago, no answer, not reminded yet, and reachable."""
    waiting = DelegateConfirmation.objects.unanswered(at).filter(asked_at__lte=at - REMIND_AFTER, reminded_at=None)
    return waiting.exclude(institution__contact_email="").order_by("pk")


def institutions_by_answer(state: str, working_year: int, at: datetime) -> QuerySet[Any]:
    """Institutions by name, each with `asked_this_year` (none or one), in one state; an odd word gives all."""
    rows: QuerySet[Any] = Institution.objects.order_by("name_key", "pk")
    this_year = DelegateConfirmation.objects.of_year(working_year)
    if state in Answer.values:
        rows = rows.filter(Exists(this_year.in_state(state, at).filter(institution=OuterRef("pk"))))
    elif state in (NO_ADDRESS, NOT_ASKED):
        rows = (without_address if state == NO_ADDRESS else to_ask)(working_year)
    return rows.prefetch_related(Prefetch("delegate_confirmations", this_year, to_attr="asked_this_year"))


def answers_counted(working_year: int, at: datetime) -> dict[str, int]:
    """How many institutions stand where. One query a state, whatever their number."""
    this_year = DelegateConfirmation.objects.of_year(working_year)
    counted = {str(state): this_year.in_state(state, at).count() for state in Answer}
    return counted | {NO_ADDRESS: without_address(working_year).count(), NOT_ASKED: to_ask(working_year).count()}


def mail_key(confirmation: DelegateConfirmation, kind: str) -> str:
    """One mail a kind and a round."""
    return f"delegates-{kind}:{confirmation.pk}:{confirmation.round}"


def bounced(confirmations: Iterable[DelegateConfirmation]) -> set[int]:
    """Those whose mail could not be delivered, by number. One query."""
    keys = {mail_key(one, "asked"): one.pk for one in confirmations}
    failed = OutgoingMail.objects.filter(key__in=keys, sent_at=None, attempts__gte=MOST_ATTEMPTS)
    return {keys[key] for key in failed.values_list("key", flat=True)}


def next_end(on: date) -> date:
    """The last day that a mandate renewed on a day gets (house rule 17)."""
    return house_rules().mandate_end(on)


def confirmed_to_renew(on: date) -> list[DelegateConfirmation]:
    """Confirmed as they are this year, while a mandate still ends before the working year does. Two queries."""
    last = next_end(on)
    confirmed = DelegateConfirmation.objects.of_year(clock.working_year(on)).filter(is_unchanged=True, handled_at=None)
    turned = working_year_start(clock.working_year(on)) - timedelta(days=1)
    seats = delegate_seats(on).filter(institution__in=confirmed.values("institution"))
    ending = Mandate.objects.filter(seat__in=seats, ends_on__lt=last).filter(Q(ends_on__gte=on) | Q(ends_on=turned))
    short = {
        mandate.seat.institution_id
        for mandate in ending.select_related("seat")
        if stretch_to(mandate.ends_on, last, on=on) is not None
    }
    rows = confirmed.filter(institution__in=short).select_related("institution")
    return list(rows.order_by("institution__name_key", "pk"))
