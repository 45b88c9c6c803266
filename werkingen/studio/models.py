"""A studioproject, its milestones, its news and its partners."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Prefetch, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.queries import with_shown_seat
from governance.ledger.models import BudgetLine
from som_portal.kit.rows import Rows
from werkingen.works.models import Grant, LedWork, Partner, Update, WorkRows

COORDINATE = "coordinate_project"


class Standing(models.TextChoices):
    """Where a project is in time."""

    PLANNED = "gepland", _("Gepland")
    RUNNING = "lopend", _("Lopend")
    DONE = "afgerond", _("Afgerond")


TONES = {Standing.PLANNED: "idle", Standing.RUNNING: "busy", Standing.DONE: "ok"}


class ProjectRows(WorkRows["Project"]):
    """Words about projects."""

    def with_standing(self, on: date) -> Self:
        """Each row carries `standing` on a day."""
        return self.annotate(
            standing=Case(
                When(starts_on__gt=on, then=Value(Standing.PLANNED.value)),
                When(ends_on__lt=on, then=Value(Standing.DONE.value)),
                default=Value(Standing.RUNNING.value),
            )
        )

    def in_standing(self, word: str) -> Self:
        """Only projects that stand here; after `with_standing`. An unknown word gives all of them."""
        return self.filter(standing=word) if word in Standing.values else self

    def with_coordinators(self, on: date) -> Self:
        """Each row brings the grants of who coordinates it."""
        grants = with_shown_seat(ProjectUserObjectPermission.objects.select_related("permission").order_by("pk"), on)
        return self.prefetch_related(Prefetch("grants", grants))


class Project(LedWork):
    """A co-creative project that touches the speerpunten and needs no experiment (charter, annex 2)."""

    LINE_KIND, PLACE = BudgetLine.Kind.PROJECT, "studio"
    LEADER, LEADS = _("de projectcoördinator"), COORDINATE

    title = models.CharField(max_length=120)
    summary = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    city_partner = models.CharField(max_length=120, blank=True)

    objects = ProjectRows.as_manager()

    standing: str

    class Meta:
        ordering = ["-starts_on", "-pk"]
        permissions = [(COORDINATE, "Coordinates this project")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_it_starts",
                violation_error_message=_("Een project eindigt niet voor het begint."),
            )
        ]

    def __str__(self) -> str:
        """By its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("studio:detail", args=[self.slug])

    @property
    def standing_word(self) -> str:
        """The word of its standing; the row must come from `with_standing`."""
        return str(Standing(self.standing).label)

    @property
    def tone(self) -> str:
        """The colour of its standing; the row must come from `with_standing`."""
        return TONES[Standing(self.standing)]


class ProjectUserObjectPermission(Grant):
    """Who coordinates which project (projectcoördinator)."""

    content_object = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="grants")


class Milestone(models.Model):
    """A moment a project works towards."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=160)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "title"],
                name="milestone_title_once_per_project",
                violation_error_message=_("Deze mijlpaal staat er al."),
            )
        ]

    def __str__(self) -> str:
        """By its title."""
        return self.title


class ProjectUpdate(Update):
    """News of a project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="updates")


class ProjectPartner(Partner):
    """An institution in a project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")

    class Meta(Partner.Meta):
        constraints = [models.UniqueConstraint(fields=["project", "institution"], name="project_partner_once")]
