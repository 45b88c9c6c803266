"""Abstract bases of a work: who leads it, its news and its partners."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Count
from guardian.models import UserObjectPermissionBase

from governance.people.models import Institution
from som_portal.kit.rows import Row, Rows


class WorkRows(Rows[Row]):
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
