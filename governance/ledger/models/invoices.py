"""Invoices and their paper."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from som_portal.kit.folding import ClosedUpField, Folded, FoldedField, closed_up, fold
from som_portal.kit.rows import Rows


class InvoiceRows(Rows["Invoice"]):
    """Words about invoices."""

    def numbered(self, supplier: str, number: str, kbo: str = "") -> Invoice | None:
        """The invoice with this number of this supplier: by name, or by its number in the KBO.

        However somebody types them: capitals, accents and spaces make no other invoice.
        """
        theirs = Q(supplier_key=fold(supplier)) | (Q(kbo=kbo) if kbo else Q(pk=None))
        return self.filter(theirs, number_key=closed_up(number)).first()


class Invoice(Folded):
    """What a supplier asks for. One number of one supplier exists once.

    With `credits` it is a creditnota: the supplier gives money of that invoice back.
    """

    supplier = models.CharField(max_length=120)
    number = models.CharField(max_length=40)
    dated_on = models.DateField()
    amount = models.BigIntegerField()
    kbo = models.CharField(max_length=10, blank=True, help_text="Number in the KBO, ten digits")
    ogm = models.CharField(max_length=12, blank=True, help_text="Structured reference, twelve digits")
    iban = models.CharField(max_length=34, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="Fingerprint of the paper")
    supplier_key, number_key = FoldedField(source="supplier"), ClosedUpField(source="number")
    credits = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="credit_notes")

    objects = InvoiceRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="invoice_is_positive"),
            models.UniqueConstraint(
                fields=["supplier_key", "number_key"], name="an_invoice_is_the_same_however_it_is_typed"
            ),
            models.UniqueConstraint(
                fields=["kbo", "number_key"], condition=~Q(kbo=""), name="an_enterprise_numbers_an_invoice_once"
            ),
            # the same once more, for who writes past the keys
            models.UniqueConstraint(
                Lower("supplier"), Lower("number"), name="invoice_number_of_a_supplier_is_used_once"
            ),
            models.UniqueConstraint(
                "kbo", Lower("number"), condition=~Q(kbo=""), name="invoice_number_of_an_enterprise_is_used_once"
            ),
        ]

    def __str__(self) -> str:
        """Supplier and number."""
        return f"{self.supplier} {self.number}"

    def get_absolute_url(self) -> str:
        """Its page: what was charged on it, and its paper."""
        return reverse("ledger:invoice", args=[self.pk])

    @property
    def signed(self) -> int:
        """What it adds to what is spent: a credit note takes away."""
        return -self.amount if self.credits_id else self.amount


class InvoicePaper(models.Model):
    """The paper of an invoice as it was handed in, written once; its fingerprint stands on the invoice."""

    class Kind(models.TextChoices):
        """Known by what it holds."""

        PDF = "pdf", "PDF"
        JPEG = "jpeg", "JPEG"
        PNG = "png", "PNG"
        UBL = "xml", "Peppol UBL"

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="paper")
    kind = models.CharField(max_length=4, choices=Kind)
    content = models.BinaryField()

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By the number of the invoice."""
        return f"{self.invoice_id}.{self.kind}"
