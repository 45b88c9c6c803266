"""What happened to a mandate, in words and with the letter. Goes with the person; the record keeps the deed."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.bodies.models.terms import LONGEST_REASON, Mandate
from som_portal.kit.rows import Rows


class ChangeRows(Rows["MandateChange"]):
    """Words about what happened."""

    def told(self) -> ChangeRows:
        """The latest first, with who did it; the letters themselves stay where they are."""
        return self.select_related("by", "paper", "mandate__person").defer("paper__content").order_by("-at", "-pk")


class MandateChange(models.Model):
    """One thing that happened to a mandate, with its last day before and after, and why."""

    class Verb(models.TextChoices):
        """What happened."""

        APPOINTED = "appointed", _("aangesteld")
        EXTENDED = "extended", _("verlengd")
        RELEASED = "released", _("laatste dag gekozen")
        ACCEPTED = "accepted", _("aanvaard")
        DECLINED = "declined", _("niet aanvaard")
        REMINDED = "reminded", _("verwittigd dat het afloopt")

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=10, choices=Verb)
    ended_on = models.DateField(null=True, blank=True, help_text="The last day before; empty: none")
    ends_on = models.DateField(null=True, blank=True, help_text="The last day after; empty: none")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    key = models.UUIDField(unique=True, default=uuid4, help_text="Of the form, so that a double click is one deed")

    objects = ChangeRows.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Verb and mandate; no name, because this ends up in logs."""
        return f"{self.verb} {self.mandate_id}"


class Paper(models.Model):
    """The letter of a change: a PDF of 2 MB at most, inside the database. What it was called elsewhere is not kept."""

    change = models.OneToOneField(MandateChange, on_delete=models.CASCADE, related_name="paper")
    content = models.BinaryField()
    size = models.PositiveIntegerField(help_text="Bytes")
    sha256 = models.CharField(max_length=64)

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By its fingerprint."""
        return self.sha256


class Declaration(models.Model):
    """What a holder says to bring to the seat: an expectation of the charter, or an expertise (house rule 23)."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="declarations")
    topic = models.SlugField(max_length=80, help_text="Of queries.topics_of: profiel-1, niveau-lager, domein-cultuur")
    words = models.CharField(max_length=200, blank=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mandate", "topic"], name="a_holder_declares_a_topic_once"),
        ]

    def __str__(self) -> str:
        """Topic and mandate; no name, because this ends up in logs."""
        return f"{self.topic} of {self.mandate_id}"
