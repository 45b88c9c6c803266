"""Where euros stand: the budget lines, and an account of each in every year."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.ledger.models.years import GrantYear
from governance.ledger.rules import AccountKind, grant_cents
from som_portal.kit.rows import Rows

ACCOUNT_NAMES = {
    AccountKind.GRANT: _("Toelage van de stad"),
    AccountKind.FREE: _("Nog te verdelen"),
    AccountKind.LINE: _("Budgetpost"),
    AccountKind.COMMITMENT: _("Vastlegging"),
    AccountKind.SPENT: _("Uitgegeven"),
}


class BudgetLine(models.Model):
    """A budgetpost; it stays the same over the years.

    A labo, project or event has a line of its own below that of its werking. Money reaches it only from that line, so
    that children never hold more than their parent was given.
    """

    class Werking(models.TextChoices):
        """What the line pays for."""

        LABORATORIUM = "laboratorium", _("Laboratorium")
        COMMUNITY = "community", _("Community")
        STUDIO = "studio", _("Studio")
        GENERAL = "algemeen", _("Algemeen")

    class Kind(models.TextChoices):
        """How large a part of the network the line is."""

        WERKING = "werking", _("Werking")
        LAB = "labo", _("Labo")
        PROJECT = "project", _("Project")
        EVENT = "event", _("Event")

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    werking = models.CharField(max_length=20, choices=Werking)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WERKING)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="budget_lines"
    )

    objects = Rows.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="werking", parent=None) | (~Q(kind="werking") & Q(parent__isnull=False)),
                name="only_a_werking_has_no_line_above_it",
            ),
        ]

    def __str__(self) -> str:
        """By name."""
        return self.name


class Account(models.Model):
    """A place where euros of one year stand. The floor is 0, except for the grant: minus what the city grants."""

    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=12, choices=[(kind.value, name) for kind, name in ACCOUNT_NAMES.items()])
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    balance = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(balance__gte=F("floor")),
                name="account_stays_above_its_floor",
                violation_error_message=_("Zoveel geld is er niet."),
            ),
            models.CheckConstraint(
                condition=Q(kind=AccountKind.GRANT.value, floor=-grant_cents())
                | (~Q(kind=AccountKind.GRANT.value) & Q(floor=0)),
                name="only_the_grant_has_a_floor_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[AccountKind.GRANT.value, AccountKind.FREE.value], line=None)
                | Q(
                    kind__in=[AccountKind.LINE.value, AccountKind.COMMITMENT.value, AccountKind.SPENT.value],
                    line__isnull=False,
                ),
                name="account_has_a_line_when_it_needs_one",
            ),
            models.UniqueConstraint(
                fields=["year", "kind"],
                condition=Q(kind__in=[AccountKind.GRANT.value, AccountKind.FREE.value]),
                name="one_grant_and_one_free_account_a_year",
            ),
            models.UniqueConstraint(
                fields=["year", "line", "kind"],
                condition=Q(kind__in=[AccountKind.LINE.value, AccountKind.SPENT.value]),
                name="one_account_a_line_a_year",
            ),
        ]

    def __str__(self) -> str:
        """Kind and line."""
        return f"{self.kind}:{self.line_id or ''}"
