"""A contact card: what a person tells about themselves, and who may read which piece of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.charter.models import FocusArea
from governance.people.models import Level, User
from som_portal.kit.folding import Folded, FoldedField, JoinedField
from som_portal.kit.rows import Rows


class Circle(models.IntegerChoices):
    """Who may read a piece: each circle holds the ones above it. A viewer stands in the narrowest one they are in."""

    CELL = 0, _("alleen de coördinatiecel")
    PARTNERS = 1, _("partners: wie vandaag een zetel heeft")
    SIGNED_IN = 2, _("iedereen die aangemeld is")


PIECES = ("purpose", "levels", "focus_areas", "function", "phone", "email")
LONGEST_PURPOSE, LONGEST_FUNCTION, LONGEST_PHONE = 300, 120, 30


def _for() -> Any:
    """Who may read one piece; nobody but the coördinatiecel until the person says so."""
    return models.PositiveSmallIntegerField(choices=Circle, default=Circle.CELL)


class CardRows(Rows["ContactCard"]):
    """Words about cards."""

    def of(self, person: User | AnonymousUser) -> ContactCard | None:
        """The card of one person, with all it says."""
        return self.filter(person_id=person.pk).prefetch_related("levels", "focus_areas").first()


class ContactCard(Folded):
    """What one person shares in the directory (gids), piece by piece. Nobody has to have one."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="card")
    purpose = models.CharField(max_length=LONGEST_PURPOSE, blank=True, help_text="Waarvoor mag je mij contacteren?")
    purpose_key = FoldedField(source="purpose")
    purpose_for = _for()
    levels_for = _for()
    focus_areas = models.ManyToManyField(FocusArea, related_name="cards")
    focus_areas_for = _for()
    function = models.CharField(max_length=LONGEST_FUNCTION, blank=True, help_text="At the institution")
    function_key = FoldedField(source="function")
    function_for = _for()
    phone = models.CharField(max_length=LONGEST_PHONE, blank=True)
    phone_key = JoinedField(source="phone")
    phone_for = _for()
    email_for = _for()
    changed_at = models.DateTimeField()

    objects = CardRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(*((f"{piece}_for__in", Circle.values) for piece in PIECES)),
                name="a_piece_of_a_card_is_for_a_circle",
            ),
        ]

    def __str__(self) -> str:
        """By number; no name, because this ends up in logs."""
        return f"card {self.pk}"


class CardLevel(models.Model):
    """One level at which a person says to work."""

    card = models.ForeignKey(ContactCard, on_delete=models.CASCADE, related_name="levels")
    level = models.CharField(max_length=30, choices=Level)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["card", "level"], name="a_card_names_a_level_once"),
        ]

    def __str__(self) -> str:
        """By the level's name."""
        return self.get_level_display()
