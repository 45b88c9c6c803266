"""What is shown of a person: made at the door, so that no page shows what its circle may not read."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from governance.bodies.models import Mandate, Seat
from governance.charter.models import FocusArea
from governance.directory.models import Circle, ContactCard
from governance.directory.queries.door import Door
from governance.people.models import Institution, Level, User


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as one circle sees them; what is not shared is empty."""

    pk: int
    name: str
    seats: tuple[Seat, ...]
    institution: Institution | None
    function: str
    purpose: str
    levels: tuple[str, ...]
    focus_areas: tuple[FocusArea, ...]
    phone: str
    email: str

    @property
    def has_contact(self) -> bool:
        """There is something to reach them by."""
        return bool(self.phone or self.email)


@dataclass(frozen=True, slots=True)
class OwnCard:
    """One's own card (None: no card), whether one is never named, and how two circles see one (None: they do not)."""

    card: ContactCard | None
    is_unnamed: bool
    partners: Entry | None
    signed_in: Entry | None


def entry_of(pk: int, door: Door) -> Entry | None:
    """One person, or nothing when this circle does not find them."""
    return next(iter(entries_of(door.people().filter(pk=pk), door)), None)


def own_card_of(person: User, on: date) -> OwnCard:
    """What somebody says, and how a partner and somebody without a seat find them."""
    door = Door.of(Circle.CELL, on)
    (row,) = _with_all_they_say(User.objects.filter(pk=person.pk), on)
    previews = {
        circle: _entry(row, narrowed) if narrowed.people().filter(pk=person.pk).exists() else None
        for circle in (Circle.PARTNERS, Circle.SIGNED_IN)
        for narrowed in [replace(door, circle=circle)]
    }
    card = getattr(row, "card", None)
    return OwnCard(card, person.pk in door.unnamed, previews[Circle.PARTNERS], previews[Circle.SIGNED_IN])


def entries_of(rows: QuerySet[User], door: Door) -> list[Entry]:
    """Rows of the door as entries. Four queries, however many rows."""
    return [_entry(row, door) for row in _with_all_they_say(rows, door.on)]


def _with_all_they_say(rows: QuerySet[User], on: date) -> QuerySet[Any]:
    terms = Mandate.objects.in_force(on).select_related("seat__body", "seat__institution")
    held = Prefetch("mandates", terms.order_by("-seat__by_seat_only", "pk"), to_attr="in_force")
    return rows.select_related("card", "institution").prefetch_related(held, "card__levels", "card__focus_areas")


def _entry(person: Any, door: Door) -> Entry:
    seats = tuple(term.seat for term in person.in_force if door.shows(term))
    card = getattr(person, "card", None) or ContactCard()
    words = {piece: getattr(card, piece) for piece in ("function", "purpose", "phone")} | {"email": person.email}
    areas = card.focus_areas.all() if door.reads(person, "focus_areas") and card.pk else ()
    return Entry(
        pk=person.pk,
        name=person.name if door.names(person) else _by_seat(seats),
        seats=seats,
        institution=_institution(person, seats, door),
        levels=tuple(_levels(card)) if door.reads(person, "levels") and card.pk else (),
        focus_areas=tuple(areas),
        **{piece: said if door.reads(person, piece) else "" for piece, said in words.items()},
    )


def _by_seat(seats: tuple[Seat, ...]) -> str:
    return seats[0].name if seats else gettext("een onderwijsmaker")


def _institution(person: User, seats: tuple[Seat, ...], door: Door) -> Institution | None:
    """The one a seat speaks for, which is public; else one's own, with the function."""
    spoken_for = next((seat.institution for seat in seats if seat.institution), None)
    return spoken_for or (person.institution if door.reads(person, "function") else None)


def _levels(card: ContactCard) -> list[str]:
    told = {one.level for one in card.levels.all()}
    return [str(word) for value, word in Level.choices if value in told]
