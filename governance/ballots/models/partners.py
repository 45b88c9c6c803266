"""Who takes part in what is proposed, and with which of the engagements of the charter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.proposals import Proposal
from governance.charter.norms import charter
from governance.people.models import Institution

LONGEST_NAME = 120
LONGEST_DOES = 200


class NamedPartners(models.Manager["Partner"]):
    """Always with the institution each is named by: a partner is its name."""

    def get_queryset(self) -> models.QuerySet[Partner]:
        """One query, however many partners."""
        return super().get_queryset().select_related("institution")


class Partner(models.Model):
    """One engagement of one partner (charter, Engagement): an institution of the network, or another by its name."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="partners")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="partner_in"
    )
    name = models.CharField(max_length=LONGEST_NAME, blank=True, help_text="An organisation outside the network")
    engagement = models.SlugField(max_length=40, help_text="Engagement of the charter")
    does = models.CharField(max_length=LONGEST_DOES, help_text="What it does, in Dutch")
    is_paid = models.BooleanField(default=False, help_text="Receives money from what is proposed")

    objects = NamedPartners()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(institution__isnull=False, name="") | (Q(institution=None) & ~Q(name="")),
                name="a_partner_is_an_institution_or_has_a_name",
                violation_error_message=_("Kies een instelling, of schrijf de naam van een organisatie erbuiten."),
            ),
            models.UniqueConstraint(
                fields=["proposal", "institution", "name", "engagement"],
                nulls_distinct=False,
                name="a_partner_engages_once_in_the_same_way",
            ),
        ]

    def __str__(self) -> str:
        """Who, what it does and the engagement of the charter, in Dutch: this is printed and kept in versions."""
        engaged = next((one.shown for one in charter().engagements if one.slug == self.engagement), self.engagement)
        money = "; krijgt geld uit dit voorstel" if self.is_paid else ""
        return f"{self.who}: {self.does} ({engaged}){money}"

    @property
    def who(self) -> str:
        """The name of the organisation."""
        return self.institution.name if self.institution else self.name
