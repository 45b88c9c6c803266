"""What a meeting is about: its points, and the documents that go with them."""

from __future__ import annotations

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from governance.meetings.models.meetings import Meeting
from som_portal.kit.papers import KeptPdf
from som_portal.kit.rows import Rows

LONGEST_TITLE = 200
LONGEST_EXPLANATION = 4000
LONGEST_PRIVACY = 300
CLOSED_POINT = "Besloten punt"


class AgendaItemRows(Rows["AgendaItem"]):
    """Words about points of an agenda."""

    def told(self) -> Self:
        """In their order with their documents, without the bytes of those. Two queries."""
        return self.prefetch_related(models.Prefetch("documents", AgendaDocument.objects.listed())).order_by("position")

    def untreated(self) -> Self:
        """What the meeting did not come to."""
        return self.filter(treated_at=None)

    def undecided(self) -> Self:
        """Asks a decision that was not taken."""
        return self.untreated().filter(kind=AgendaItem.Kind.DECIDE)

    def left_over(self) -> Self:
        """Untreated, and not yet on a later agenda."""
        return self.untreated().filter(carried_to=None)


class AgendaItem(models.Model):
    """One point of the agenda; `minutes` is the time foreseen.

    `is_balloted`: a proposal hangs on it, so only its ballot treats it (governance/ballots says when).
    `carried_from`: the point of an earlier meeting that was not treated there.
    """

    class Kind(models.TextChoices):
        """What is asked of the meeting."""

        INFO = "info", gettext_lazy("Ter info")
        DISCUSS = "discuss", gettext_lazy("Ter bespreking")
        DECIDE = "decide", gettext_lazy("Ter beslissing")
        MINUTES = "minutes", gettext_lazy("Goedkeuring verslag")

    class Privacy(models.TextChoices):
        """Why a point is dealt with behind closed doors; empty: it is public."""

        PERSONS = "persons", gettext_lazy("Besloten: het gaat over personen")
        BODY = "body", gettext_lazy("Besloten: zo besliste het netwerkonderdeel")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=LONGEST_TITLE)
    explanation = models.TextField(max_length=LONGEST_EXPLANATION, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    minutes = models.PositiveSmallIntegerField(default=15)
    is_balloted = models.BooleanField(default=False)
    treated_at = models.DateTimeField(null=True, blank=True)
    privacy = models.CharField(max_length=10, choices=Privacy, blank=True, default="")
    privacy_reason = models.CharField(max_length=LONGEST_PRIVACY, blank=True, help_text="For the members only")
    carried_from = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    key = models.UUIDField(unique=True, default=uuid4, editable=False)

    objects = AgendaItemRows.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_agenda_item_per_position"),
            models.CheckConstraint(
                condition=Q(kind__in=["info", "discuss", "decide", "minutes"]), name="agenda_item_has_a_known_kind"
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, 480)), name="agenda_item_takes_some_minutes"),
            models.CheckConstraint(
                condition=Q(is_balloted=False) | Q(kind="decide"), name="a_ballot_is_on_a_point_to_decide"
            ),
            models.CheckConstraint(
                condition=Q(privacy="") | (Q(privacy__in=["persons", "body"]) & ~Q(privacy_reason="")),
                name="a_point_is_private_for_a_reason",
                violation_error_message=gettext_lazy("Zeg waarom dit punt besloten is."),
            ),
        ]

    def __str__(self) -> str:
        """By title."""
        return self.title

    @property
    def is_private(self) -> bool:
        """Behind closed doors: who is not of the body reads only that there is a point."""
        return bool(self.privacy)

    @property
    def public_title(self) -> str:
        """The title for everybody: of a private point only that it is one, in Dutch like every title."""
        return CLOSED_POINT if self.is_private else self.title

    @property
    def is_treated(self) -> bool:
        """The meeting dealt with it."""
        return self.treated_at is not None


class AgendaDocumentRows(Rows["AgendaDocument"]):
    """Words about documents."""

    def listed(self) -> Self:
        """For lists: the bytes stay in the database."""
        return self.defer("content").order_by("added_at", "pk")


class AgendaDocument(KeptPdf):
    """A PDF that goes with a point. It follows the audience of the agenda, unless it is for the members only."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="documents")
    is_for_members = models.BooleanField(default=False)

    objects = AgendaDocumentRows.as_manager()

    def get_absolute_url(self) -> str:
        """Where it is downloaded; needs its point."""
        return reverse("meetings:agenda_document", args=[self.item.meeting_id, self.pk])
