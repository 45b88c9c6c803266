"""Whether effective rights are exactly what the mandates say: computed once more, from the rows, in another way."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db.models import Exists, F, OuterRef, Q

from governance.bodies.access import powers_of
from governance.bodies.models import Body, Mandate, Substitute, Term
from governance.charter.norms import house_rules
from governance.people.models import User

AT_ONCE = 2000
Rights = dict[tuple[int, str], set[str]]


def drift(on: date) -> list[str]:
    """Every difference between mandates and effective rights on a day, as sentences; empty when there is none."""
    found = [*_rights_adrift(on), *_terms_adrift(Mandate), *_terms_adrift(Substitute)]
    return sorted(found)


def _rights_adrift(on: date) -> Iterator[str]:
    """Ask for each person and body what the portal allows, and hold it against the rows. Three queries a thousand."""
    bodies = list(Body.objects.all())
    seated = Q(mandates__isnull=False) | Q(substitutes__isnull=False) | Q(groups__isnull=False)
    people = User.objects.filter(seated).distinct().order_by("pk")
    numbers = people.values_list("pk", flat=True).iterator()
    while chunk := list(islice(numbers, AT_ONCE)):
        expected = _from_rows(chunk, on)
        for person in _with_mandates(chunk):
            for body in bodies:
                allowed, due = powers_of(person, on=on, body=body), expected.get((person.pk, body.slug), set())
                if allowed != due:
                    yield _told(person.pk, body.slug, allowed - due, due - allowed)


def _with_mandates(numbers: list[int]) -> Iterator[User]:
    """People with everything that the question of their rights would read one by one."""
    ahead = ("mandates__seat__body", "substitutes__seat__body", "groups")
    for person in User.objects.filter(pk__in=numbers).prefetch_related(*ahead).order_by("pk"):
        person._mandates_read = list(person.mandates.all())  # type: ignore[attr-defined]
        person._substitutions_read = list(person.substitutes.all())  # type: ignore[attr-defined]
        person._group_names = {group.name for group in person.groups.all()}  # type: ignore[attr-defined]
        yield person


def _from_rows(numbers: list[int], on: date) -> Rights:
    """What the rows say: dates compared by the database, powers read from the list of what seats entrust."""
    rights: Rights = {}
    for person, body, kind, votes in _seats_then(Mandate, numbers, on):
        rights.setdefault((person, body), set()).update(_entrusted(body, kind), ["vote"] if votes else [])
    for person, body, kind, _votes in _seats_then(Substitute, numbers, on):
        rights.setdefault((person, body), set()).update(_entrusted(body, kind) & house_rules().substitute_powers)
    return rights


def _seats_then(model: type[Term], numbers: list[int], on: date) -> Iterable[tuple[int, str, str, bool]]:
    """(person, body, kind of seat, whether it votes) of every term in force. One query."""
    held = model._default_manager.filter(person__in=numbers, person__is_active=True, starts_on__lte=on)
    return held.exclude(ends_on__lt=on).values_list("person", "seat__body__slug", "seat__kind", "seat__is_voting")


def _entrusted(body: str, kind: str) -> set[str]:
    rows = (row for row in house_rules().entrustments if row.body == body and row.seat in ("*", kind))
    return {power for row in rows for power in row.powers}


def _told(person: int, body: str, more: Iterable[str], fewer: Iterable[str]) -> str:
    extra, missing = (", ".join(sorted(powers)) or "nothing" for powers in (more, fewer))
    return f"rights of person {person} in {body}: has {extra} too much, lacks {missing}"


def _terms_adrift(model: type[Term]) -> Iterator[str]:
    """Terms that share a day with another one on the seat, or that leave the days of their seat. Two queries."""
    name = model._meta.model_name
    later = model._default_manager.filter(seat=OuterRef("seat"), pk__gt=OuterRef("pk"))
    if model is Mandate:
        later = later.filter(Q(holder=OuterRef("holder")) | Q(person=OuterRef("person")))
    later = later.filter(Q(ends_on=None) | Q(ends_on__gte=OuterRef("starts_on")))
    touching = later.filter(starts_on__lte=OuterRef("ends_on"))
    overlapping = model._default_manager.filter(Q(ends_on=None) & Exists(later) | Exists(touching))
    yield from (f"{name} {pk} overlaps another one on its seat" for pk in overlapping.values_list("pk", flat=True))
    outside = model._default_manager.filter(
        Q(seat__starts_on__gt=F("starts_on"))
        | Q(seat__ends_on__lt=F("ends_on"))
        | Q(seat__ends_on__isnull=False, ends_on=None)
    )
    yield from (f"{name} {pk} leaves the days of its seat" for pk in outside.values_list("pk", flat=True))
