"""A list of delegates on its way into the network: the rows wait here until somebody confirms, and then forget."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import holds
from governance.bodies.models import Mandate, Power, Seat
from governance.importing.rules.defects import SheetRow
from governance.importing.rules.judging import Outcome
from governance.importing.rules.keeping import Use
from governance.importing.rules.packing import unpacked_cells
from governance.people.models import User
from som_portal.kit.rows import Rows

KEPT_DAYS = 30
"""Days that a batch can be confirmed or undone; after them its rows forget what the sheet said."""
WARNED = "warning"


class ImportBatchRows(Rows["ImportBatch"]):
    """Words about batches."""

    def visible_to(self, user: User, on: date) -> Self:
        """Every batch for who holds a seat of the coördinatiecel that day; none for anybody else."""
        return self if holds(user, Power.COORDINATE, on=on) else self.none()

    def with_counts(self) -> Self:
        """Each carries how many rows it has, and how many made a mandate."""
        counted = self.annotate(total=Count("rows"), written=Count("rows", filter=Q(rows__is_written=True)))
        return counted.order_by("-made_at", "-pk")

    def to_empty(self, at: datetime) -> Self:
        """Batches whose rows still remember a sheet that may be forgotten."""
        return self.filter(emptied_at=None, made_at__lt=at - timedelta(days=KEPT_DAYS))


class ImportBatch(models.Model):
    """One sheet that somebody sent in. Who sees it: the whole coördinatiecel, because it keeps the list together."""

    key = models.UUIDField(unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="import_batches"
    )
    made_at = models.DateTimeField()
    notices = models.JSONField(default=list, help_text="What we noticed about the sheet as a whole")
    confirm_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True, help_text="When the rows forgot what the sheet said")

    objects = ImportBatchRows.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirm_key=None) | Q(confirmed_at__isnull=False),
                name="import_is_confirmed_by_a_form",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=models.F("confirmed_at")),
                name="import_is_undone_after_it_was_confirmed",
                violation_error_message=_("Een invoer die niet bevestigd is, kan je niet ongedaan maken."),
            ),
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"invoer {self.pk}"

    def get_absolute_url(self) -> str:
        """The preview, or what came of it."""
        return reverse("importing:batch", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Nothing is written yet."""
        return self.confirmed_at is None

    @property
    def ends_at(self) -> datetime:
        """Until when it can be confirmed; once confirmed: undone."""
        return (self.confirmed_at or self.made_at) + timedelta(days=KEPT_DAYS)


class ImportRowRows(Rows["ImportRow"]):
    """Words about rows."""

    def shown_as(self, choice: str) -> Self:
        """Only errors, warnings, or one verdict; an unknown word gives all of them."""
        if choice == WARNED:
            return self.filter(has_warning=True)
        return self.filter(outcome=choice) if choice in set(Outcome) else self

    def rejected(self) -> Self:
        """Rows that something is wrong with."""
        return self.filter(outcome=Outcome.ERROR)


class ImportRow(models.Model):
    """A row of the sheet with its verdict; once confirmed, what it made."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="Row in the sheet")
    cells = models.JSONField(default=dict, help_text="What stood in the columns we know; emptied")
    outcome = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Outcome])
    email = models.CharField(max_length=254, blank=True, help_text="The address as typed; emptied")
    defects = models.JSONField(default=list)
    has_warning = models.BooleanField(default=False)
    seat = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, related_name="import_rows")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="import_rows"
    )
    mandate = models.ForeignKey(Mandate, on_delete=models.SET_NULL, null=True, related_name="import_rows")
    is_written = models.BooleanField(default=False, help_text="The confirmation made a mandate of this row")
    made_account = models.BooleanField(default=False)
    footprint = models.JSONField(default=dict, help_text="How many rows pointed at the person right after")
    kept = models.CharField(max_length=20, blank=True, choices=[(use.value, use.value) for use in Use])

    objects = ImportRowRows.as_manager()

    class Meta:
        ordering = ["batch", "number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_row_stands_once")]

    def __str__(self) -> str:
        """Batch and row; no name, because this ends up in logs."""
        return f"{self.batch_id} row {self.number}"

    @property
    def sheet_row(self) -> SheetRow:
        """The row as it stood in the sheet."""
        return SheetRow(self.number, unpacked_cells(self.cells))

    def forget(self) -> ImportRow:
        """Nothing of what the sheet said; the verdict and what was made stay. Not saved."""
        self.cells, self.email, self.defects = {}, "", []
        return self
