"""A netwerkevent and who registered for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import holds
from governance.bodies.models import Power
from governance.ledger.models import BudgetLine
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit.rows import Rows
from werkingen.laboratorium.models import LEAD, Lab, LabUserObjectPermission
from werkingen.studio.models import Project
from werkingen.works.models import FundedRows, Work


class Kind(models.TextChoices):
    """What sort of event."""

    NETWORK = "netwerkevent", _("Netwerkevent")
    INSPIRATION = "inspiratiemoment", _("Inspiratiemoment")
    STUDY = "studienamiddag", _("Studienamiddag")
    INTERVISION = "intervisie", _("Intervisie")
    SHOWING = "toonmoment", _("Toonmoment")
    OPEN_RAAD = "open-raad", _("Open raad")


def is_invited(person: User | AnonymousUser, on: date) -> bool:
    """Closed events are for the team, the coördinatiecel and labotrekkers."""
    if not isinstance(person, User) or not person.is_active:
        return False
    if holds(person, Power.FACILITATE, on=on):
        return True
    return LabUserObjectPermission.objects.filter(user=person, permission__codename=LEAD).exists()


class EventRows(FundedRows["Event"]):
    """Words about events."""

    def visible_to(self, person: User | AnonymousUser, on: date) -> Self:
        """Open events for everybody; closed ones for who is invited or already registered."""
        if is_invited(person, on):
            return self
        registered = Registration.objects.active().filter(event=OuterRef("pk"), person_id=person.pk)
        return self.filter(Q(is_closed=False) | Exists(registered))

    def with_taken(self) -> Self:
        """Each row carries `taken`: how many places are gone."""
        active = Q(registrations__cancelled_at=None, registrations__isnull=False)
        return self.annotate(taken=Count("registrations", filter=active))

    def going_on(self) -> Self:
        """Not cancelled."""
        return self.filter(cancelled_at=None)

    def coming(self, at: datetime) -> Self:
        """Not yet over, soonest first."""
        return self.filter(ends_at__gt=at).order_by("starts_at", "pk")

    def past(self, at: datetime) -> Self:
        """Over, latest first."""
        return self.filter(ends_at__lte=at).order_by("-starts_at", "-pk")

    def of_kind(self, kind: str) -> Self:
        """Only this kind. An unknown word gives all of them."""
        return self.filter(kind=kind) if kind in Kind.values else self


class Event(Work):
    """A moment where the network meets (charter, annex 2: netwerkevents)."""

    LINE_KIND, PLACE = BudgetLine.Kind.EVENT, "community"

    key = models.UUIDField(unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    capacity = models.PositiveIntegerField()
    text = models.TextField()
    is_closed = models.BooleanField(default=False)
    lab = models.ForeignKey(Lab, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    project = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    objects = EventRows.as_manager()

    taken: int

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("Een event eindigt niet voor het begint."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1),
                name="event_has_a_place",
                violation_error_message=_("Een event heeft minstens één plaats."),
            ),
        ]
        indexes = [models.Index(fields=["ends_at"], name="events_by_end")]

    def __str__(self) -> str:
        """By its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the event."""
        return reverse("events:detail", args=[self.slug])

    @property
    def places_left(self) -> int:
        """How many may still register; the row must come from `with_taken`."""
        return max(self.capacity - self.taken, 0)


class RegistrationRows(Rows["Registration"]):
    """Words about registrations."""

    def active(self) -> Self:
        """Not cancelled."""
        return self.filter(cancelled_at=None)


class Registration(models.Model):
    """One person's place at an event. Leaving and coming back makes a new row."""

    key = models.UUIDField(unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="registrations")
    registered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationRows.as_manager()

    class Meta:
        ordering = ["registered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(cancelled_at=None),
                name="one_place_per_person",
                violation_error_message=_("Je bent al ingeschreven."),
            )
        ]

    def __str__(self) -> str:
        """Event and moment; no name, because this ends up in logs."""
        return f"{self.event_id} at {self.registered_at:%Y-%m-%d}"
