"""Documents that people hand in and others download: the bytes stand in the database."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class KeptPdf(models.Model):
    """A PDF with the name people give it, its fingerprint and its size."""

    title = models.CharField(max_length=160)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes")
    added_at = models.DateTimeField()
    key = models.UUIDField(unique=True, default=uuid4, editable=False)

    class Meta:
        abstract = True
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        """By title."""
        return self.title

    @property
    def kilobytes(self) -> int:
        """Its size as people say it, at least 1."""
        return max(1, round(self.size / 1000))
