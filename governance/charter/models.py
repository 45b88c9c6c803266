"""The speerpunten as rows, so that works can point at them; the words come from the charter."""

from django.db import models


class FocusArea(models.Model):
    """A speerpunt of the charter, kept equal to charter.toml after every migrate."""

    slug = models.SlugField(unique=True)
    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    short = models.CharField(max_length=100)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.short
