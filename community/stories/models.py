"""A SOM-story: from draft to publication."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import holds
from governance.bodies.models import Power
from governance.people.models import User
from som_portal.kit.rows import Rows
from werkingen.laboratorium.models import Lab
from werkingen.studio.models import Project


class Rubric(models.TextChoices):
    """Where a story stands among the others."""

    FROM_THE_LAB = "uit-het-labo", _("Uit het labo")
    STOPPED = "gestopt-en-geleerd", _("Gestopt en geleerd")
    REPORT = "verslag", _("Verslag")
    MAKER = "onderwijsmaker", _("Onderwijsmaker in de kijker")
    FIGURES = "in-cijfers", _("In cijfers")


class StoryState(models.TextChoices):
    """Where a story is on its way out; derived, never stored."""

    DRAFT = "klad", _("Klad")
    SUBMITTED = "ingestuurd", _("Ingestuurd")
    RETURNED = "teruggestuurd", _("Teruggestuurd")
    PUBLISHED = "gepubliceerd", _("Gepubliceerd")


TONES = {
    StoryState.DRAFT: "idle",
    StoryState.SUBMITTED: "busy",
    StoryState.RETURNED: "warn",
    StoryState.PUBLISHED: "ok",
}


def edits_stories(person: User | AnonymousUser, on: date) -> bool:
    """The redactieteam, the communicatiemedewerker and the coördinatiecel."""
    return isinstance(person, User) and holds(person, Power.EDIT_STORIES, on=on)


class StoryRows(Rows["Story"]):
    """Words about stories."""

    def visible_to(self, person: User | AnonymousUser, on: date) -> Self:
        """Published ones for everybody; the others for their author and the redactie."""
        if edits_stories(person, on):
            return self
        own = Q(author_id=person.pk) if person.pk else Q(pk=None)
        return self.filter(Q(published_at__isnull=False) | own)

    def published(self) -> Self:
        """Out in the world, latest first."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-pk")

    def written_by(self, person: User) -> Self:
        """Your own, latest first."""
        return self.filter(author=person).order_by("-pk")

    def waiting(self) -> Self:
        """Submitted and not yet answered by the redactie, longest waiting first."""
        unanswered = Q(returned_at=None) | Q(returned_at__lt=F("submitted_at"))
        return self.filter(unanswered, submitted_at__isnull=False, published_at=None).order_by("submitted_at", "pk")

    def in_rubric(self, rubric: str) -> Self:
        """Only this rubric. An unknown word gives all of them."""
        return self.filter(rubric=rubric) if rubric in Rubric.values else self


class Story(models.Model):
    """A story that somebody of the network tells (charter, annex 2: de redactie)."""

    key = models.UUIDField(unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    rubric = models.CharField(max_length=30, choices=Rubric)
    intro = models.TextField()
    body = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="stories"
    )
    lab = models.ForeignKey(Lab, on_delete=models.SET_NULL, null=True, blank=True, related_name="stories")
    project = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="stories")
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="published_stories"
    )

    objects = StoryRows.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(submitted_at__isnull=False),
                name="story_is_submitted_before_it_is_published",
                violation_error_message=_("Stuur de story eerst in."),
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | ~Q(return_note=""),
                name="story_is_returned_with_a_note",
                violation_error_message=_("Schrijf wat er nog beter kan."),
            ),
        ]
        indexes = [models.Index(fields=["published_at"], name="stories_by_publication")]

    def __str__(self) -> str:
        """By its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the story."""
        return reverse("stories:detail", args=[self.slug])

    @property
    def state(self) -> StoryState:
        """Where it is on its way out."""
        if self.published_at:
            return StoryState.PUBLISHED
        if self.submitted_at and (self.returned_at is None or self.returned_at < self.submitted_at):
            return StoryState.SUBMITTED
        return StoryState.RETURNED if self.returned_at else StoryState.DRAFT

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[self.state]
