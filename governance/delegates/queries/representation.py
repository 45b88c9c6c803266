"""Who speaks for an institution in the raad."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from governance.bodies.models import Mandate, Seat
from governance.bodies.models.places import SeatRows
from governance.bodies.queries import SeatOnDate
from governance.delegates.models import Representation
from governance.people.models import Institution
from governance.people.queries import institutions_in
from governance.record.queries import history_of
from som_portal.kit.folding import words_of

RAAD = "som-raad"
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Represented:
    """The seats of the raad that speak for an institution on a day; none, with the reason why not."""

    seats: tuple[SeatOnDate, ...]
    reason: str
    decided_at: datetime | None

    @property
    def is_by_house_rule(self) -> bool:
        """It comes from house rule 21: nobody decided otherwise."""
        return self.decided_at is None


@dataclass(frozen=True, slots=True)
class Mapped:
    """One moment at which the coördinatiecel said who speaks for an institution."""

    at: datetime
    seat: Seat | None


def represented_by(institution: Institution, on: date) -> Represented:
    """Who speaks for an institution in the raad on a day. Two queries after `representation__seat`."""
    found: Representation | None = getattr(institution, "representation", None)
    if found is None:
        return Represented((), "", None)
    return Represented(tuple(_with_holders(_seats_of(found.seat, on), on)), found.reason, found.decided_at)


def raad_seats(on: date) -> SeatRows:
    """The voting seats of the raad that exist on a day: one of them may speak for an institution."""
    return Seat.objects.standing(on).filter(body__slug=RAAD, is_voting=True).select_related("body").order_by("pk")


def raad_on(on: date) -> list[SeatOnDate]:
    """The voting seats of the raad with their holders. Two queries."""
    return _with_holders(raad_seats(on), on)


def institutions_asked(asked: dict[str, str]) -> QuerySet[Any]:
    """Institutions by name with who speaks for them, filtered by `niveau`, `net`, `zoek` and `stand`."""
    rows = institutions_in(asked.get("niveau", ""), asked.get("net", ""))
    for word in words_of(asked.get("zoek", "")):
        rows = rows.filter(name_key__contains=word)
    if asked.get("stand") == "nog-geen-zetel":
        rows = unmapped(rows)
    return rows.select_related("representation__seat").order_by("name_key", "pk")


def unmapped(rows: QuerySet[Institution]) -> Any:
    """Institutions for whom no seat of the raad speaks yet."""
    return rows.filter(Q(representation=None) | Q(representation__seat=None))


def history_of_mapping(institution: Institution) -> list[Mapped]:
    """What the coördinatiecel decided about one institution, the last first. Two queries at most."""
    representation = getattr(institution, "representation", None)
    if representation is None or representation.decided_at is None:
        return []
    latest = history_of(representation).order_by("-seq")[:MOST_SHOWN]
    deeds = [(deed.at, json.loads(deed.facts).get("seat")) for deed in latest]
    seats = Seat.objects.in_bulk({seat for _at, seat in deeds if seat})
    return [Mapped(at, seats.get(seat)) for at, seat in deeds]


def _seats_of(seat: Seat | None, on: date) -> SeatRows:
    """The seat, with its twins: KU Leuven has two seats of one kind."""
    if seat is None:
        return Seat.objects.none()
    twins = Q(pk=seat.pk)
    if seat.institution_id:
        twins |= Q(body=seat.body_id, kind=seat.kind, institution=seat.institution_id)
    return Seat.objects.standing(on).filter(twins).select_related("body").order_by("number")


def _with_holders(seats: SeatRows, on: date) -> list[SeatOnDate]:
    in_force = Mandate.objects.in_force(on).select_related("person").order_by("holder", "starts_on")
    rows = seats.prefetch_related(Prefetch("mandates", in_force, to_attr="in_force"))
    return [SeatOnDate(seat, tuple(seat.in_force)) for seat in rows]  # type: ignore[attr-defined]
