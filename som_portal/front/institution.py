"""One institution in the network: its seats, who speaks for it, and what it takes part in. The same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet

from community.events.models import Event
from governance.bodies.models import Mandate, Seat
from governance.bodies.queries import SeatOnDate
from governance.delegates.models import Representation
from governance.delegates.queries import SOM_PLUS
from governance.people.models import Institution
from governance.people.queries import OnPaper, on_paper
from som_portal.kit import clock
from werkingen.laboratorium.models import Lab
from werkingen.studio.models import Project

MOST = 20
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Latest(Generic[Row]):
    """The first rows of a list, and whether there are more."""

    rows: tuple[Row, ...]
    has_more: bool

    @classmethod
    def of(cls, rows: QuerySet[Any]) -> Latest[Any]:
        """One query, whatever the length of the list."""
        found = tuple(rows[: MOST + 1])
        return cls(found[:MOST], len(found) > MOST)


@dataclass(frozen=True, slots=True)
class InNetwork:
    """What the page of an institution tells, on one day."""

    institution: Institution
    paper: OnPaper
    delegates: tuple[SeatOnDate, ...]
    seats: tuple[SeatOnDate, ...]
    spoken_for_by: tuple[SeatOnDate, ...]
    representation: Representation | None
    labs: Latest[Lab]
    projects: Latest[Project]
    events: Latest[Event]

    @property
    def vacant(self) -> int:
        """Its places in SOM plus that nobody fills."""
        return sum(row.is_vacant for row in self.delegates)


def known() -> QuerySet[Institution]:
    """Institutions with what the page says of them itself. Two queries."""
    return Institution.objects.select_related("representation__seat").prefetch_related("levels")


def in_network(institution: Institution, at: datetime) -> InNetwork:
    """Everything public about one institution of `known`. Five queries, whatever its size."""
    today, stranger = clock.day_of(at), AnonymousUser()
    representation: Representation | None = getattr(institution, "representation", None)
    seats = _seats_around(institution, representation, at)
    own = [row for row in seats if row.seat.institution_id == institution.pk]
    works = Q(lab__partners__institution=institution) | Q(project__partners__institution=institution)
    events = Event.objects.visible_to(stranger, today).going_on().filter(works).distinct()
    labs = Lab.objects.filter(partners__institution=institution).with_phase().latest_phase_first()
    return InNetwork(
        institution=institution,
        paper=on_paper(institution.slug),
        delegates=tuple(row for row in own if row.seat.body.slug == SOM_PLUS),
        seats=tuple(row for row in own if row.seat.body.slug != SOM_PLUS),
        spoken_for_by=tuple(row for row in seats if _speaks(row.seat, representation)),
        representation=representation,
        labs=Latest.of(labs),
        projects=Latest.of(Project.objects.filter(partners__institution=institution).with_standing(today)),
        events=Latest.of(events.order_by("-starts_at", "-pk")),
    )


def _seats_around(institution: Institution, representation: Representation | None, at: datetime) -> list[SeatOnDate]:
    """Its own seats and those that speak for it, with their holders, so that both take one question."""
    today = clock.day_of(at)
    in_force = Mandate.objects.in_force(today).select_related("person").order_by("holder", "starts_on")
    around = Seat.objects.standing(today).filter(Q(institution=institution) | _speaking(representation))
    seats = around.select_related("body").order_by("body__letter", "pk")[:MOST]
    held = Prefetch("mandates", in_force, to_attr="in_force")
    return [SeatOnDate(seat, tuple(seat.in_force)) for seat in seats.prefetch_related(held)]  # type: ignore[attr-defined]


def _speaking(representation: Representation | None) -> Q:
    """The seat of the raad that speaks for an institution, with its twins: KU Leuven has two of one kind."""
    seat = representation.seat if representation else None
    if seat is None:
        return Q(pk__in=[])
    twins = Q(body=seat.body_id, kind=seat.kind, institution=seat.institution_id)
    return Q(pk=seat.pk) | twins if seat.institution_id else Q(pk=seat.pk)


def _speaks(seat: Seat, representation: Representation | None) -> bool:
    """The same, of one row."""
    named = representation.seat if representation else None
    if named is None:
        return False
    kind = (named.body_id, named.kind, named.institution_id)
    return seat.pk == named.pk or (
        named.institution_id is not None and (seat.body_id, seat.kind, seat.institution_id) == kind
    )
