"""The budget ledger as rows. Amounts are whole euro cents; the database posts (see guards), Python only asks."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger import guards
from governance.ledger.rules import GENESIS, SEALED_FIELDS, AccountKind, Movement, grant_cents, seal
from som_portal.kit.rows import Rows

MOVEMENT_NAMES = {
    Movement.GRANT: _("Toelage"),
    Movement.ALLOCATION: _("Toewijzing"),
    Movement.COMMITMENT: _("Vastlegging"),
    Movement.RELEASE: _("Vrijgave"),
    Movement.CHARGE: _("Aanrekening"),
    Movement.CLOSING: _("Afsluiting"),
    Movement.REVERSAL: _("Tegenboeking"),
}
ACCOUNT_NAMES = {
    AccountKind.GRANT: _("Toelage van de stad"),
    AccountKind.FREE: _("Nog te verdelen"),
    AccountKind.LINE: _("Budgetpost"),
    AccountKind.COMMITMENT: _("Vastlegging"),
    AccountKind.SPENT: _("Uitgegeven"),
}


class GrantYear(models.Model):
    """A budget year (boekjaar) and the head of its chain of postings. Its row is the lock of the year."""

    year = models.PositiveSmallIntegerField(unique=True)
    closed = models.BooleanField(default=False)
    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=GENESIS)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-year"]

    def __str__(self) -> str:
        """The year itself."""
        return str(self.year)

    def get_absolute_url(self) -> str:
        """The public page of the year."""
        return reverse("ledger:year", args=[self.year])


class BudgetLine(models.Model):
    """A budgetpost; it stays the same over the years."""

    class Werking(models.TextChoices):
        """What the line pays for."""

        LABORATORIUM = "laboratorium", _("Laboratorium")
        COMMUNITY = "community", _("Community")
        STUDIO = "studio", _("Studio")
        GENERAL = "algemeen", _("Algemeen")

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    werking = models.CharField(max_length=20, choices=Werking)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["code"]

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


class Authorisation(models.Model):
    """A machtiging: what a decision of the raad allows to be allocated (once) or committed (up to its amount)."""

    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="authorisations")
    amount = models.BigIntegerField()
    reference = models.CharField(max_length=40, help_text="Number of the decision, such as RAAD-2026-014")
    decided_on = models.DateField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="authorisation_is_positive"),
        ]

    def __str__(self) -> str:
        """By the number of the decision."""
        return self.reference


class Commitment(models.Model):
    """A vastlegging: money kept for one third party. Its account holds what is left of it. Written once."""

    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="commitments")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="commitments")
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="commitment")
    amount = models.BigIntegerField()
    counterparty = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="commitments_requested"
    )

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="commitment_is_positive"),
        ]

    def __str__(self) -> str:
        """By its subject."""
        return self.subject

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("ledger:commitment", args=[self.pk])


class InvoiceRows(Rows["Invoice"]):
    """Words about invoices."""

    def numbered(self, supplier: str, number: str) -> Invoice | None:
        """The invoice with this number of this supplier, in any case."""
        lower = self.alias(supplier_low=Lower("supplier"), number_low=Lower("number"))
        return lower.filter(supplier_low=Lower(Value(supplier)), number_low=Lower(Value(number))).first()


class Invoice(models.Model):
    """What a supplier asks for. One number of one supplier exists once."""

    supplier = models.CharField(max_length=120)
    number = models.CharField(max_length=40)
    dated_on = models.DateField()
    amount = models.BigIntegerField()

    objects = InvoiceRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="invoice_is_positive"),
            models.UniqueConstraint(
                Lower("supplier"), Lower("number"), name="invoice_number_of_a_supplier_is_used_once"
            ),
        ]

    def __str__(self) -> str:
        """Supplier and number."""
        return f"{self.supplier} {self.number}"


class Posting(models.Model):
    """A boeking: moves `amount` from one account to another of the same year. The database numbers and seals it."""

    key = models.UUIDField(unique=True)
    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="postings")
    seq = models.PositiveBigIntegerField(null=True, editable=False, help_text="1..n without a gap, by the database")
    kind = models.CharField(max_length=12, choices=[(kind.value, name) for kind, name in MOVEMENT_NAMES.items()])
    source = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="outgoing")
    target = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="incoming")
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    created_at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="postings"
    )
    note = models.CharField(max_length=200, blank=True)
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, null=True, blank=True, related_name="postings"
    )
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="postings")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, null=True, blank=True, related_name="postings")
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    previous_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - empty until sealed
    hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - empty until sealed

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-year__year", "-seq"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="posting_is_positive"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="posting_goes_between_two_accounts"),
            models.UniqueConstraint(fields=["year", "seq"], name="posting_number_is_used_once"),
            models.UniqueConstraint(
                fields=["authorisation"],
                condition=Q(kind=Movement.ALLOCATION.value),
                name="authorisation_is_allocated_once",
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(kind=Movement.COMMITMENT.value), name="commitment_is_booked_once"
            ),
        ]

    def __str__(self) -> str:
        """Year and number."""
        return f"{self.year_id}/{self.seq}"

    @property
    def is_reversible(self) -> bool:
        """The grant, a closing and a reversal stay as they are; the rest can be corrected by a mirror."""
        return self.kind not in (Movement.GRANT, Movement.CLOSING, Movement.REVERSAL)

    def computed_hash(self) -> str:
        """What the database must have sealed this posting with."""
        return seal(self.previous_hash or "", {name: _sealed(getattr(self, name)) for name in SEALED_FIELDS})


def _sealed(value: Any) -> str:
    """A field as the seal reads it."""
    if value is None:
        return ""
    if hasattr(value, "hex") and not isinstance(value, int):
        return str(value.hex)
    if hasattr(value, "astimezone"):
        return str(value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"))
    return value.isoformat() if isinstance(value, date) else str(value)


guards.stand_on(
    guards.Tables(
        year=GrantYear._meta.db_table,
        account=Account._meta.db_table,
        line=BudgetLine._meta.db_table,
        posting=Posting._meta.db_table,
        authorisation=Authorisation._meta.db_table,
        commitment=Commitment._meta.db_table,
        invoice=Invoice._meta.db_table,
    )
)
