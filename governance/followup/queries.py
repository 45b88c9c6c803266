"""Questions about action items: mine, of a body, who hears of one, and the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import mandates_of
from governance.bodies.models import Body, Mandate, Seat
from governance.charter.queries import chosen
from governance.followup.access import can_read_actions
from governance.followup.models import ActionItem, ActionItemRows, Owner
from governance.followup.rules import Patience, asks_reminder
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit import clock

AHEAD, AGAIN = "actiepunt-vooraf-dagen", "actiepunt-opnieuw-dagen"
MOST_REMINDED = 500
SHEET_HEAD = [
    *(_("Actiepunt"), _("Trekker"), _("Tegen"), _("Stand"), _("Netwerkonderdeel"), _("Afgesproken op")),
    *(_("Agendapunt of bron"), _("Afgerond op"), _("Toelichting")),
]


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything one person still has to do, of which something asks for a reminder."""

    person: User
    late: list[ActionItem]
    coming: list[ActionItem]


def actions_of(user: User | AnonymousUser, on: date) -> ActionItemRows:
    """What a person owns on a day: by name, by a seat, or as a member of a body. One query once mandates are read."""
    if not isinstance(user, User):
        return ActionItem.objects.none()
    seats = [mandate.seat for mandate in mandates_of(user) if mandate.holds_on(on)]
    mine = Q(person=user) | Q(seat__in=[seat.pk for seat in seats])
    return ActionItem.objects.filter(mine | Q(charged_body__in={seat.body_id for seat in seats})).with_owners()


def actions_in(body: Body, state: str) -> ActionItemRows:
    """What a body follows up, in a state (an unknown word: all), the nearest due date first."""
    return ActionItem.objects.of_body(body).in_state(state).with_owners().order_by("due_on", "pk")


def open_actions_for(meeting: Meeting) -> list[ActionItem]:
    """What the bodies that meet still follow up, the nearest due date first. One query."""
    return list(ActionItem.objects.filter(body__in=meeting.bodies).still_open())


def bodies_read_by(user: User | AnonymousUser, at: datetime) -> list[Body]:
    """The bodies whose action items a person reads. One query once the mandates are read."""
    return [body for body in Body.objects.all() if can_read_actions(user, body, at=at)]


def owners_in(body: Body, on: date) -> tuple[list[Seat], list[User]]:
    """The seats that exist on a day and the people who sit on them: who can own something. Two queries."""
    held = list(Mandate.objects.in_force(on).filter(seat__body=body).select_related("person").order_by("seat"))
    people = {mandate.person_id: mandate.person for mandate in held if mandate.person.is_active}
    return list(body.seats.standing(on).order_by("pk")), list(people.values())


def patience_on(on: date) -> Patience:
    """The numbers of the house rules on a day. Two queries."""
    return Patience(ahead=chosen(AHEAD, on), again=chosen(AGAIN, on))


def to_remind_of(on: date) -> list[ActionItem]:
    """Open action items that ask for a reminder on a day, the most urgent first, at most so many. Three queries."""
    patience = patience_on(on)
    rows = ActionItem.objects.still_open().order_by("due_on", "pk")
    return [row for row in rows if asks_reminder(row.due_on, row.reminded_on, on, patience)][:MOST_REMINDED]


def digests(actions: Iterable[ActionItem], on: date) -> list[Digest]:
    """One digest a person who owns one of these. One query beside one a person."""
    people = {person.pk: person for action in actions for person in people_behind(action.owner, on)}
    return [_digest(person, on) for person in people.values() if person.is_active]


def people_behind(owner: Owner, on: date) -> list[User]:
    """Who would do it on a day: the person, who holds the seat, or who sits in the body. One query at most."""
    if isinstance(owner, User):
        return [owner]
    where = Q(seat=owner) if isinstance(owner, Seat) else Q(seat__body=owner)
    return [mandate.person for mandate in Mandate.objects.in_force(on).filter(where).select_related("person")]


def _digest(person: User, on: date) -> Digest:
    mine = list(actions_of(person, on).still_open())
    late = [action for action in mine if action.is_late(on)]
    return Digest(person, late, [action for action in mine if not action.is_late(on)])


def sheet_row(action: ActionItem) -> tuple[object, ...]:
    """One action item as cells under SHEET_HEAD; days as ISO dates."""
    agreed, ended = action.agreed_in, action.ended_at
    source = action.item.public_title if action.item else action.source
    return (
        action.what,
        action.owner_name,
        action.due_on.isoformat(),
        action.state.label,
        action.body.name,
        agreed.day.isoformat() if agreed else clock.day_of(action.made_at).isoformat(),
        source,
        clock.day_of(ended).isoformat() if ended else "",
        action.reason,
    )
