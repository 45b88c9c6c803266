"""The roles of the demo: who there is to play, and in one line what each can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from governance.bodies.access import powers_of
from governance.bodies.models import Mandate, Power
from governance.people.models import FICTIONAL, User


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the demo."""

    person: User
    seats: tuple[str, ...]
    can: str


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The people of one body; people without a seat come last."""

    name: str
    roles: tuple[Role, ...]


def role_groups(on: date) -> list[RoleGroup]:
    """Everybody of the demo, under the first body where they hold a seat on this day."""
    groups: dict[str, list[Role]] = {}
    for person in _people(on):
        seats = [mandate.seat for mandate in person.mandates_now]
        name = min((seat.body for seat in seats), key=lambda body: body.letter).name if seats else _("Zonder zetel")
        groups.setdefault(name, []).append(Role(person, tuple(seat.name for seat in seats), _can(person, on)))
    last = _("Zonder zetel")
    return [RoleGroup(name, tuple(roles)) for name, roles in sorted(groups.items(), key=lambda item: item[0] == last)]


def _people(on: date) -> Iterable[Any]:
    now = Mandate.objects.in_force(on).select_related("seat__body").order_by("seat__body__letter")
    people = User.objects.filter(email__endswith=FICTIONAL, is_active=True).prefetch_related("groups")
    return people.prefetch_related(Prefetch("mandates", now, to_attr="mandates_now")).order_by("pk")


def _can(person: Any, on: date) -> str:
    person._mandates_read = person.mandates_now
    person._group_names = {group.name for group in person.groups.all()}
    held = powers_of(person, on=on)
    return ", ".join(str(power.label) for power in Power if power in held)
