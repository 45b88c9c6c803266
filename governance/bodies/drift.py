"""Whether effective rights are exactly what the mandates say: computed once more, from the rows, in another way."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.contrib.auth.models import Group
from django.db.models import Count, Exists, F, OuterRef, Q

from governance.bodies.access import GROUP_POWERS, powers_of, with_powers_read
from governance.bodies.models import Body, Mandate, Substitute, Term
from governance.charter.norms import house_rules
from governance.people.models import User

AT_ONCE = 2000
ANYWHERE = "any body"
Rights = dict[tuple[int, str], set[str]]


def drift(on: date) -> list[str]:
    """Every difference between mandates and effective rights on a day, as sentences; empty when there is none."""
    found = [*_rights_adrift(on), *_terms_adrift(Mandate), *_terms_adrift(Substitute), *_given_otherwise()]
    return sorted(found)


def _rights_adrift(on: date) -> Iterator[str]:
    """Ask for each person, in each body and anywhere, what the portal allows; hold it against the rows."""
    bodies = [None, *Body.objects.all()]
    people = User.objects.only("pk", "is_active").order_by("pk").iterator()
    while chunk := list(islice(people, AT_ONCE)):
        expected = _from_rows([person.pk for person in chunk], on)
        for person in with_powers_read(chunk):
            for body in bodies:
                where = body.slug if body else ANYWHERE
                allowed, due = powers_of(person, on=on, body=body), expected.get((person.pk, where), set())
                if allowed != due:
                    yield _told(person.pk, where, allowed - due, due - allowed)


def _from_rows(numbers: list[int], on: date) -> Rights:
    """What the rows say: dates compared by the database, powers read from the list of what seats entrust."""
    rights: Rights = {}
    for person, body, kind, votes in _seats_then(Mandate, numbers, on):
        powers = _entrusted(body, kind) | ({"vote"} if votes else set())
        _add(rights, person, body, powers)
    for person, body, kind, _votes in _seats_then(Substitute, numbers, on):
        _add(rights, person, body, _entrusted(body, kind) & house_rules().substitute_powers)
    members = User.groups.through.objects.filter(user__in=numbers, user__is_active=True)
    for person, group in members.order_by().values_list("user", "group__name"):
        rights.setdefault((person, ANYWHERE), set()).update(map(str, GROUP_POWERS.get(group, ())))
    return rights


def _add(rights: Rights, person: int, body: str, powers: set[str]) -> None:
    for where in (body, ANYWHERE):
        rights.setdefault((person, where), set()).update(powers)


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


def _given_otherwise() -> Iterator[str]:
    """Rights that come from no seat: groups nobody knows, and Django's own permissions. Two queries."""
    counted = Group.objects.annotate(members=Count("user", distinct=True), rights=Count("permissions", distinct=True))
    for group in counted.order_by("name"):
        if group.rights or (group.members and group.name not in GROUP_POWERS):
            yield f"group {group.name!r} has {group.members} members and {group.rights} rights, and no seat gives them"
    owners = User.user_permissions.through.objects.order_by("user").values_list("user", flat=True).distinct()
    yield from (f"rights of person {person} were given to the person, and no seat gives them" for person in owners)
