"""A whole list at once: one lock and one check for all, one change and one deed of the record a mandate."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.access import can_appoint
from governance.bodies.models import Mandate, MandateChange, Seat
from governance.people.models import User
from governance.record.actions import Facts, record_all
from som_portal.kit import clock
from som_portal.kit.access import Verdict


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person who takes a seat, alone, from one day up to and including another."""

    person: User
    seat_id: int
    starts_on: date
    ends_on: date | None


@transaction.atomic
def appoint_all(
    appointments: Sequence[Appointment], *, reason: str = "", by: User | None, at: datetime
) -> list[Mandate]:
    """Put every person on their seat, or nobody when one seat is taken. In the order given."""
    seats = _locked({one.seat_id for one in appointments})
    can_appoint(by, None, on=clock.day_of(at)).or_403()
    _are_free(appointments).or_409()
    mandates = Mandate.objects.bulk_create(
        Mandate(seat=seats[one.seat_id], person=one.person, starts_on=one.starts_on, ends_on=one.ends_on)
        for one in appointments
    )
    MandateChange.objects.bulk_create(
        MandateChange(mandate=one, verb=MandateChange.Verb.APPOINTED, ends_on=one.ends_on, reason=reason, by=by, at=at)
        for one in mandates
    )
    _record(by, "appoint", mandates, at)
    return mandates


@transaction.atomic
def retract_all(mandates: Iterable[Mandate], *, by: User | None, at: datetime) -> int:
    """Take mandates back that nobody used, as if they never were; the record keeps that they stood. How many."""
    keys = {mandate.pk for mandate in mandates}
    rows = Mandate.objects.filter(pk__in=keys).select_related("seat__body").order_by("pk")
    _locked({mandate.seat_id for mandate in rows})
    can_appoint(by, None, on=clock.day_of(at)).or_403()
    standing = list(rows.all())
    _record(by, "retract", standing, at)
    Mandate.objects.filter(pk__in=[mandate.pk for mandate in standing]).delete()
    return len(standing)


def _locked(keys: Iterable[int]) -> dict[int, Seat]:
    """The seats, held in the order of their keys, so that two lists never wait for each other."""
    rows = Seat.objects.select_for_update(of=("self",)).select_related("body").filter(pk__in=set(keys))
    return {seat.pk: seat for seat in rows.order_by("pk")}


def _are_free(appointments: Sequence[Appointment]) -> Verdict:
    """No two of these, nor one of these and a mandate that stands, share a day on a seat."""
    first = min((one.starts_on for one in appointments), default=date.max)
    keys = {one.seat_id for one in appointments}
    standing = Mandate.objects.touching(first, None).filter(seat__in=keys)
    taken: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for seat, starts_on, ends_on in standing.values_list("seat", "starts_on", "ends_on"):
        taken[seat].append((starts_on, ends_on or date.max))
    return Verdict.when(
        all(_claims(one, taken[one.seat_id]) for one in appointments),
        _("Op een van deze zetels zit in die periode al iemand. Laat dat mandaat eerst eindigen."),
    )


def _claims(one: Appointment, taken: list[tuple[date, date]]) -> bool:
    """Whether the days are free on the seat; from then on they are taken."""
    last = one.ends_on or date.max
    is_free = not any(starts_on <= last and one.starts_on <= ends_on for starts_on, ends_on in taken)
    taken.append((one.starts_on, last))
    return is_free


def _record(by: User | None, verb: str, mandates: Sequence[Mandate], at: datetime) -> None:
    streams: dict[str, list[tuple[Mandate, Facts]]] = defaultdict(list)
    for mandate in mandates:
        facts: Facts = {"seat": mandate.seat_id, "starts_on": str(mandate.starts_on), "ends_on": _day(mandate.ends_on)}
        streams[mandate.seat.body.slug].append((mandate, facts))
    for stream in sorted(streams):
        record_all(by, verb, streams[stream], at=at, stream=stream)


def _day(day: date | None) -> str | None:
    return str(day) if day else None
