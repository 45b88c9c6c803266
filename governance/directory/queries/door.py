"""The door of the directory: list, search, counts, page, preview and vCards all begin here.

Every question to the database about a piece goes through `Door.shares`, every word on a page through `Door.reads`:
nobody finds, counts or orders by what they may not read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from governance.bodies.models import Mandate, Substitute, TermRows
from governance.directory.models import PIECES, Circle
from governance.people.models import User

EVERYBODY, NOBODY = Q(pk__isnull=False), Q(pk__in=[])
WORDS = TextField()


@dataclass(frozen=True, slots=True)
class Door:
    """What one circle finds on one day. `unnamed`: who holds, or stands in on, a pupil's or student's seat then."""

    circle: Circle
    on: date
    unnamed: frozenset[int]

    @classmethod
    def of(cls, circle: Circle, on: date) -> Door:
        """Asks once who is never named: a handful of seats, whatever the size of the network."""
        seats = {"seat__by_seat_only": True}
        held = Mandate.objects.in_force(on).filter(**seats).order_by().values_list("person")
        stood_in = Substitute.objects.in_force(on).filter(**seats).order_by().values_list("person")
        return cls(circle, on, frozenset(pk for (pk,) in held.union(stood_in)))

    def people(self) -> QuerySet[User]:
        """Everybody of the directory: who has a seat today, and who shares something with this circle."""
        shared = reduce(or_, (self.shares(piece) for piece in PIECES)) if self.is_narrowed else Q(card__isnull=False)
        return User.objects.filter(Q(Exists(self._mandates())) | shared, is_active=True).order_by()

    def in_order(self, rows: QuerySet[User]) -> QuerySet[User]:
        """By the words a row is shown with; who is not named stands by seat, never where the name would be."""
        seats = self._mandates().order_by("-seat__by_seat_only", "pk").values("seat__name_key")[:1]
        by_seat = Coalesce(Subquery(seats), Value(""), output_field=WORDS)
        return rows.order_by(Case(When(self.named(), then=F("name_key")), default=by_seat, output_field=WORDS), "pk")

    @property
    def is_narrowed(self) -> bool:
        """Everybody but the coördinatiecel, which keeps the accounts and the seats, sees only what is shared."""
        return self.circle != Circle.CELL

    def named(self) -> Q:
        """Who is shown by name."""
        return Q(shown_as=User.ShownAs.NAME) & ~Q(pk__in=self.unnamed) if self.is_narrowed else EVERYBODY

    def names(self, person: User) -> bool:
        """The same, of one row."""
        return not self.is_narrowed or (person.shown_as == User.ShownAs.NAME and person.pk not in self.unnamed)

    def shares(self, piece: str) -> Q:
        """Who lets this circle read a piece."""
        if not self.is_narrowed:
            return EVERYBODY if piece == "email" else Q(card__isnull=False)
        return Q(**{f"card__{piece}_for__gte": self.circle}) & ~Q(pk__in=self.unnamed)

    def reads(self, person: User, piece: str) -> bool:
        """The same, of one row."""
        card = getattr(person, "card", None)
        if not self.is_narrowed:
            return piece == "email" or card is not None
        return card is not None and getattr(card, f"{piece}_for") >= self.circle and person.pk not in self.unnamed

    def sits(self, where: Q) -> Q:
        """Who sits on a seat like this, as far as the circle may know."""
        return Q(Exists(self._mandates().filter(where)))

    def mandates(self) -> TermRows[Mandate]:
        """The mandates of today that this circle may know of. Of who is never named only the seat that says so:
        another seat could give the name away."""
        rows = Mandate.objects.in_force(self.on)
        if self.is_narrowed and self.unnamed:
            rows = rows.filter(Q(seat__by_seat_only=True) | ~Q(person__in=self.unnamed))
        return rows

    def shows(self, term: Mandate) -> bool:
        """The same, of one row with its seat."""
        return not self.is_narrowed or term.seat.by_seat_only or term.person_id not in self.unnamed

    def _mandates(self) -> TermRows[Mandate]:
        return self.mandates().filter(person=OuterRef("pk"))


def is_unnamed(person: Any, on: date) -> bool:
    """Holds, or stands in on, a pupil's or student's seat on this day."""
    terms: Iterable[TermRows[Any]] = (Mandate.objects.in_force(on), Substitute.objects.in_force(on))
    return any(rows.filter(person_id=person.pk, seat__by_seat_only=True).exists() for rows in terms)
