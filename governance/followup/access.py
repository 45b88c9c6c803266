"""Who makes an action item, who says it is done, who lets it go, and who reads it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import holds, mandates_of
from governance.bodies.models import Body, Power
from governance.followup.models import ActionItem
from governance.meetings.access import can_plan_meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

Person = User | AnonymousUser
NOT_MEMBER = _("De actiepunten zijn er voor de leden van dit netwerkonderdeel en de coördinatiecel.")
NOT_OWNER = _("Alleen wie dit actiepunt trekt of wie de vergadering voorbereidt, zegt dat het klaar is.")
ENDED = _("Dit actiepunt is al afgerond of vervallen. Is er nog iets te doen? Maak een nieuw actiepunt.")


def can_make_action(by: Person | None, body: Body, *, at: datetime) -> Verdict:
    """Who prepares the meetings of the body, and who chairs it."""
    can_plan = can_plan_meeting(by, body, at=at)
    is_chair = not can_plan and by is not None and holds(by, Power.CHAIR, on=clock.day_of(at), body=body)
    return Verdict.yes() if is_chair else can_plan


def can_change_action(by: Person | None, action: ActionItem, *, at: datetime) -> Verdict:
    """Who may make one, while it is open."""
    return Verdict.first(can_make_action(by, action.body, at=at), is_open(action))


def can_drop_action(by: Person | None, action: ActionItem, *, at: datetime) -> Verdict:
    """Who may make one, while it is open. The owner asks for it."""
    return Verdict.first(can_make_action(by, action.body, at=at), is_open(action))


def can_finish_action(by: Person | None, action: ActionItem, *, at: datetime) -> Verdict:
    """Who owns it, and who may make one, while it is open."""
    may = owns(by, action, at=at) or can_make_action(by, action.body, at=at)
    return Verdict.first(Verdict.when(may, NOT_OWNER), is_open(action))


def can_read_actions(by: Person | None, body: Body, *, at: datetime) -> Verdict:
    """Who takes part in the body, and the coördinatiecel."""
    on = clock.day_of(at)
    may = by is None or holds(by, Power.COORDINATE, on=on) or holds(by, Power.ATTEND, on=on, body=body)
    return Verdict.when(may, NOT_MEMBER)


def can_read_action(by: Person | None, action: ActionItem, *, at: datetime) -> Verdict:
    """Who reads those of the body, and who owns it."""
    return Verdict.when(owns(by, action, at=at) or can_read_actions(by, action.body, at=at), NOT_MEMBER)


class Owned(Protocol):
    """What a person, a seat or a body owns."""

    @property
    def person_id(self) -> int | None: ...
    @property
    def seat_id(self) -> int | None: ...
    @property
    def charged_body_id(self) -> int | None: ...


def owns(by: Person | None, action: Owned, *, at: datetime) -> bool:
    """Is the person, holds the seat, or sits in the body. No query once the mandates of the person are read."""
    if not isinstance(by, User) or not by.is_active:
        return False
    if action.person_id is not None:
        return action.person_id == by.pk
    held = [mandate.seat for mandate in mandates_of(by) if mandate.holds_on(clock.day_of(at))]
    return any(seat.pk == action.seat_id or seat.body_id == action.charged_body_id for seat in held)


def is_open(action: ActionItem) -> Verdict:
    """Neither done nor dropped."""
    return Verdict.when(action.is_open, ENDED)
