"""Whose rows they are, and where a name stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import CharField, JSONField, Model, Q, QuerySet, TextField
from django.utils.text import capfirst

from community.events.models import Event, Registration
from governance.bodies.models import Mandate, Substitute, Term
from governance.bodies.queries import shown_names
from governance.people.models import User
from governance.record.models import BulkLook, name_of
from governance.record.queries import marks_of
from som_portal.kit.folding import FoldedField
from som_portal.privacy.inventory import FieldClass, Kept, inventory
from som_portal.privacy.words import Words

NAMING = (FieldClass.IDENTITY, FieldClass.CONTACT, FieldClass.CONTENT)
MOST_FOUND = 20
MOST_LOOKS = 100


def words_of(person: User) -> Words:
    """The name and every mail address of a person."""
    known = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return Words(person.name, tuple(dict.fromkeys([person.email, *known])))


def rows_about(kept: Kept, person: User, words: Words) -> QuerySet[Any]:
    """The rows of one table that are this person's, the oldest first."""
    whose = Q(pk__in=[])
    if kept.person:
        whose |= Q(**{kept.person: person.pk})
    for address in words.addresses if kept.address else ():
        whose |= Q(**{f"{kept.address}__iexact": address})
    if kept.mark:
        whose |= Q(**{f"{kept.mark}__in": marks_of(person)})
    return kept.model._default_manager.filter(whose).order_by("pk")


def rows_touched(kept: Kept, person: User) -> QuerySet[Any]:
    """The rows of others to which this person did something."""
    touched = Q(pk__in=[])
    for path in kept.also:
        touched |= Q(**{path: person.pk})
    return kept.model._default_manager.filter(touched).order_by("pk")


def rows_that_say(kept: Kept, words: Words, names: Iterable[str]) -> QuerySet[Any]:
    """The rows of one table in which the name or an address stands in one of the fields."""
    says = Q(pk__in=[])
    for name in names:
        for form in words.forms:
            says |= Q(**{f"{name}__icontains": form})
    return kept.model._default_manager.filter(says).order_by("pk")


@dataclass(frozen=True, slots=True)
class Mention:
    """A row whose free text names somebody: what it is, what it is called, where to mend it ("" when nowhere)."""

    what: str
    title: str
    url: str


def mentions(words: Words) -> list[Mention]:
    """Where the name still stands: in free text, or typed by another; at most twenty rows a table."""
    return [mention for kept in inventory() for mention in _mentions_in(kept, words)]


def _mentions_in(kept: Kept, words: Words) -> Iterator[Mention]:
    names = [name for name in kept.fields(*NAMING) if _holds_words(kept.model._meta.get_field(name))]
    for row in rows_that_say(kept, words, names)[:MOST_FOUND]:
        if any(words.are_in(str(getattr(row, name))) for name in names):
            yield Mention(capfirst(str(row._meta.verbose_name)), str(row), _page_of(row))


def _holds_words(field: object) -> bool:
    return isinstance(field, CharField | TextField | JSONField) and not isinstance(field, FoldedField)


def _page_of(row: Model) -> str:
    """Its own page, or that of the thing it belongs to."""
    if hasattr(row, "get_absolute_url"):
        return str(row.get_absolute_url())
    parents = (getattr(row, field.name) for field in row._meta.local_fields if field.many_to_one)
    return next((str(parent.get_absolute_url()) for parent in parents if hasattr(parent, "get_absolute_url")), "")


def had_a_seat(person: User) -> bool:
    """Whether this person ever held a seat or stood in for who did."""
    return person.mandates.exists() or person.substitutes.exists()


def unused_accounts(before: datetime) -> QuerySet[User]:
    """Made before a moment, never signed in to, no seat ever, no technical administrator: nobody waits for them."""
    rows = User.objects.filter(last_login=None, joined_at__lt=before, erased_at=None, is_staff=False)
    return rows.filter(mandates=None, substitutes=None).order_by("pk")


def terms_from(person: User, on: date) -> list[Term]:
    """The mandates and substitutions of a person that hold on a day or later."""
    kinds: tuple[type[Term], ...] = (Mandate, Substitute)
    rows = (kind._default_manager.filter(person=person).select_related("seat__body") for kind in kinds)
    return [term for found in rows for term in found if term.ends_on is None or term.ends_on >= on]


@dataclass(frozen=True, slots=True)
class LookAtMe:
    """Somebody saw (a part of) a list in which the person stood."""

    event: Event
    what: str
    who: str
    at: datetime


def looks_at(person: User, on: date) -> list[LookAtMe]:
    """Who saw lists of participants in which this person stood at that moment, the latest first.

    Only of events: of other lists nobody can say afterwards who stood in them.
    """
    places: dict[str, list[Registration]] = {}
    for place in person.registrations.select_related("event").order_by("pk"):
        places.setdefault(name_of(place.event), []).append(place)
    looks = list(BulkLook.objects.filter(thing__in=places).select_related("viewer").order_by("-pk")[:MOST_LOOKS])
    names = dict(zip([look.viewer_id for look in looks], shown_names([look.viewer for look in looks], on), strict=True))
    return [
        LookAtMe(places[look.thing][0].event, look.get_what_display(), names[look.viewer_id], look.at)
        for look in looks
        if any(_stood_in(place, look.at) for place in places[look.thing])
    ]


def _stood_in(place: Registration, at: datetime) -> bool:
    return place.registered_at <= at and (place.cancelled_at is None or at <= place.cancelled_at)
