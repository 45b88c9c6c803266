"""What somebody will do, by when, and where that was agreed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Body, Seat
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from som_portal.kit.rows import Rows

LONGEST_WHAT = 300
LONGEST_REASON = 500
LONGEST_SOURCE = 200
STILL_OPEN = Q(done_at=None, dropped_at=None)
Owner = User | Seat | Body


class ActionState(models.TextChoices):
    """How far it is; derived from its moments, never stored."""

    OPEN = "open", _("Open")
    DONE = "klaar", _("Klaar")
    DROPPED = "vervallen", _("Vervallen")


class ActionItemRows(Rows["ActionItem"]):
    """Words about action items."""

    def still_open(self) -> Self:
        """Neither done nor dropped, the nearest due date first, with who owns them."""
        return self.filter(STILL_OPEN).with_owners().order_by("due_on", "pk")

    def with_owners(self) -> Self:
        """With owner and source, in the same query."""
        return self.select_related("person", "seat", "charged_body", "item__meeting__body", "meeting__body", "body")

    def in_state(self, state: str) -> Self:
        """Those that stand here; an unknown word gives all of them."""
        states = {
            ActionState.OPEN: STILL_OPEN,
            ActionState.DONE: Q(done_at__isnull=False),
            ActionState.DROPPED: Q(dropped_at__isnull=False),
        }
        return self.filter(states[ActionState(state)]) if state in ActionState.values else self.all()

    def of_body(self, body: Body) -> Self:
        """Those that this body follows up."""
        return self.filter(body=body)

    def agreed_at(self, meeting: Meeting) -> Self:
        """Those that came out of this meeting, under one of its points or not."""
        return self.filter(Q(item__meeting=meeting) | Q(meeting=meeting))


def one_owner(name: str) -> models.CheckConstraint:
    """Exactly one of person, seat and body owns a row."""
    return models.CheckConstraint(
        condition=Q(person__isnull=False, seat=None, charged_body=None)
        | Q(person=None, seat__isnull=False, charged_body=None)
        | Q(person=None, seat=None, charged_body__isnull=False),
        name=name,
        violation_error_message=_("Kies één trekker."),
    )


class ActionItem(models.Model):
    """One thing that a person, whoever holds a seat, or a body will do (actiepunt). `body` follows it up.

    Its source is a point of an agenda, a meeting as a whole, or a line of text (`source`).
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="action_items")
    what = models.CharField(max_length=LONGEST_WHAT)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items")
    charged_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="charged_action_items"
    )
    due_on = models.DateField()
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items")
    source = models.CharField(max_length=LONGEST_SOURCE, blank=True)
    key = models.UUIDField(unique=True, editable=False)
    made_at = models.DateTimeField()
    reminded_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, help_text="Why it was dropped, or how it ended")

    objects = ActionItemRows.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            one_owner("an_action_has_one_owner"),
            models.CheckConstraint(condition=Q(item=None) | Q(meeting=None), name="an_action_has_one_source"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(dropped_at=None), name="an_action_is_not_both_done_and_dropped"
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None) | ~Q(reason=""),
                name="an_action_is_dropped_with_a_reason",
                violation_error_message=_("Zeg waarom dit actiepunt vervalt."),
            ),
        ]
        indexes = [
            models.Index(fields=["body", "due_on"], name="actions_of_a_body"),
            models.Index(fields=["due_on"], condition=STILL_OPEN, name="actions_open_by_due_date"),
        ]

    def __str__(self) -> str:
        """By number; no words, because this ends up in logs."""
        return f"action {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the action item."""
        return reverse("followup:action", args=[self.pk])

    @property
    def owner(self) -> Owner:
        """Who will do it: a person, whoever holds a seat, or a body."""
        owner = self.person or self.seat or self.charged_body
        assert owner is not None
        return owner

    @property
    def owner_name(self) -> str:
        """For the members: the name of the person, the seat or the body."""
        return self.owner.name

    @property
    def agreed_in(self) -> Meeting | None:
        """The meeting it came out of, when it came out of one."""
        return self.item.meeting if self.item else self.meeting

    @property
    def is_open(self) -> bool:
        """Still to do."""
        return self.done_at is None and self.dropped_at is None

    @property
    def ended_at(self) -> datetime | None:
        """When it was done or dropped."""
        return self.done_at or self.dropped_at

    @property
    def state(self) -> ActionState:
        """How far it is."""
        if self.dropped_at:
            return ActionState.DROPPED
        return ActionState.DONE if self.done_at else ActionState.OPEN

    def is_late(self, on: date) -> bool:
        """Open, and its last day has passed."""
        return self.is_open and self.due_on < on


def owner_fields(owner: Owner) -> dict[str, Any]:
    """The three fields that say who owns an action item."""
    fields: dict[str, Any] = {"person": None, "seat": None, "charged_body": None}
    if isinstance(owner, User):
        return fields | {"person": owner}
    return fields | ({"seat": owner} if isinstance(owner, Seat) else {"charged_body": owner})
