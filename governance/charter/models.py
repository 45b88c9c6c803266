"""The speerpunten as rows, so that works can point at them; and the numbers chosen instead of our defaults."""

from django.db import models

from som_portal.kit.rows import Rows


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


class RuleChoice(models.Model):
    """A number chosen for a house rule from a day on. Rows are added, never changed: the past keeps its number."""

    number = models.SlugField(max_length=60, help_text="Which number of house_rules.toml")
    value = models.PositiveIntegerField()
    since = models.DateField()
    basis = models.CharField(max_length=200, help_text="What it rests on: a decision of the raad, or a reason")
    chosen_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["number", "since", "pk"]
        indexes = [models.Index(fields=["number", "since"], name="choices_of_a_number")]

    def __str__(self) -> str:
        """Which number, from when."""
        return f"{self.number} from {self.since}"
