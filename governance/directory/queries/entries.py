"""What is shown of a person: made at the door, so that no page shows what its circle may not read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from governance.bodies.models import Seat
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


def entry_of(pk: int, door: Door) -> Entry | None:
    """One person, or nothing when this circle does not find them."""
    return next(iter(entries_of(door.people().filter(pk=pk), door)), None)


def previews_of(person: User, on: date) -> dict[str, Entry | None]:
    """How a partner, and how somebody without a seat, finds this person; nothing: they do not."""
    circles = (Circle.PARTNERS, Circle.SIGNED_IN)
    return {circle.name.lower(): entry_of(person.pk, Door.of(circle, on)) for circle in circles}


def entries_of(rows: QuerySet[User], door: Door) -> list[Entry]:
    """Rows of the door as entries. Four queries, however many rows."""
    terms = door.mandates().select_related("seat__body", "seat__institution").order_by("-seat__by_seat_only", "pk")
    known = rows.select_related("card", "institution").prefetch_related(
        Prefetch("mandates", terms, to_attr="in_force"), "card__levels", "card__focus_areas"
    )
    return [_entry(row, door) for row in known]


def _entry(person: Any, door: Door) -> Entry:
    seats = tuple(term.seat for term in person.in_force)
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
