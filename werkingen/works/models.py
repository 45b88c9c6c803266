"""Abstract bases of a work: its budgetpost, who leads it, its news and its partners."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Count
from guardian.models import UserObjectPermissionBase

from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from governance.ledger.queries import InYear, beside, read_beside
from governance.people.models import Institution
from som_portal.kit.access import Sentence
from som_portal.kit.rows import Row, Rows


class FundedRows(Rows[Row]):
    """Words about what may have a budgetpost."""

    def with_money(self, on: date) -> Self:
        """Each row brings its budgetpost and what stands on it on a day."""
        return self.select_related("budget_line").annotate(**beside("budget_line", on))


class WorkRows(FundedRows[Row]):
    """Words that fit a labo and a project alike."""

    def focused_on(self, slug: str) -> Self:
        """Only those under one speerpunt. An empty word gives all of them."""
        return self.filter(focus_areas__slug=slug) if slug else self

    def with_update_count(self) -> Self:
        """Each row carries `update_count`, so that its news is paged without counting again."""
        return self.annotate(update_count=Count("updates", distinct=True))

    def with_partner_count(self) -> Self:
        """Each row carries `partner_count`."""
        return self.annotate(partner_count=Count("partners", distinct=True))


class Work(models.Model):
    """A labo, a project or an event: it may have a budgetpost of its own, below that of its werking."""

    LINE_KIND: ClassVar[str]
    """The kind of line that pays for this kind of work."""

    PLACE: ClassVar[str]
    """The werking it belongs to, and the namespace of its addresses where somebody leads it."""

    budget_line = models.OneToOneField(
        BudgetLine, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s"
    )

    class Meta:
        abstract = True

    @property
    def money(self) -> InYear | None:
        """What stands on its line, and of which year; the row must come from `with_money`."""
        return read_beside(self.budget_line, self) if self.budget_line else None


class LedWork(Work):
    """A labo or a project: entrusted to somebody, with news and partners (rows of `updates` and `partners`)."""

    LEADER: ClassVar[Sentence]
    """What the person is called to whom it is entrusted."""

    LEADS: ClassVar[str]
    """The codename of that grant."""

    key = models.UUIDField(unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    focus_areas = models.ManyToManyField(FocusArea, related_name="%(class)ss")

    updates: Any
    partners: Any
    grants: Any
    update_count: int

    class Meta(Work.Meta):
        abstract = True


class Grant(UserObjectPermissionBase):
    """A right on one work for one person; it dies with the work. Subclasses add `content_object`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)ss")
    permission = models.ForeignKey(Permission, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


class Update(models.Model):
    """News about a work, written by who leads it or by the team. Public."""

    key = models.UUIDField(unique=True, editable=False)
    title = models.CharField(max_length=160)
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        """By its title."""
        return self.title


class Partner(models.Model):
    """An institution that takes part in a work."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="%(class)ss")

    objects = Rows.as_manager()

    class Meta:
        abstract = True
        ordering = ["institution__name"]

    def __str__(self) -> str:
        """By the institution."""
        return str(self.institution)
