"""The roles of the demo: who there is to play, and in one line what each can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from governance.bodies.access import powers_of
from governance.bodies.models import Body, Mandate, Power, Substitute
from governance.people.models import FICTIONAL, User


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the demo."""

    person: User
    key: str
    seats: tuple[str, ...]
    can: str


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The people of one body; people without a seat come last."""

    name: str
    roles: tuple[Role, ...]


def playable(key: str) -> User | None:
    """The made-up person behind a role; never somebody real."""
    return User.objects.filter(email__in=[f"{key}{place}" for place in FICTIONAL], is_active=True).first()


def role_groups(on: date) -> list[RoleGroup]:
    """Everybody of the demo, under the first body where they hold a seat on this day."""
    groups: dict[Body | None, list[Role]] = {}
    for person in _people(on):
        groups.setdefault(_first_body(person), []).append(_role(person, on))
    ordered = sorted(groups, key=lambda body: body.letter if body else "~")
    return [RoleGroup(body.name if body else _("Zonder zetel"), tuple(groups[body])) for body in ordered]


def _people(on: date) -> Iterable[Any]:
    now = Mandate.objects.in_force(on).select_related("seat__body").order_by("seat__body__letter")
    made_up = reduce(or_, (Q(email__endswith=place) for place in FICTIONAL))
    people = User.objects.filter(made_up, is_active=True).prefetch_related("groups")
    standing_in = Substitute.objects.in_force(on).select_related("seat__body")
    mandates = Prefetch("mandates", now, to_attr="mandates_now")
    substitutes = Prefetch("substitutes", standing_in, to_attr="substitutes_now")
    return people.prefetch_related(mandates).prefetch_related(substitutes).order_by("pk")


def _first_body(person: Any) -> Body | None:
    return next((mandate.seat.body for mandate in person.mandates_now), None)


def _role(person: Any, on: date) -> Role:
    person._mandates_read, person._substitutions_read = person.mandates_now, person.substitutes_now
    person._group_names = {group.name for group in person.groups.all()}
    held = powers_of(person, on=on)
    can = ", ".join(str(power.label) for power in Power if power in held)
    seats = tuple(dict.fromkeys(mandate.seat.name for mandate in person.mandates_now))
    return Role(person, person.email.partition("@")[0], seats, can)
