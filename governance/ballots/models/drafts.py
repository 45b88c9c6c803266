"""A proposal that somebody is still writing. Nobody else sees it, and it forgets itself."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from governance.ballots.models.proposals import TEXTS, Proposal
from governance.ballots.rules.texts import mark_of_text
from governance.people.models import User
from som_portal.kit.rows import Rows

DRAFT_DAYS = 180
"""Days without a change after which a draft goes: half a working year, in which the raad met several times."""
MOST_TYPED = 40_000
"""Characters in one draft: twice what every text of a proposal together may hold."""
Typed = dict[str, list[str]]
"""What stands in a form, by the name of the field: as it was typed, valid or not."""


class DraftRows(Rows["Draft"]):
    """Words about drafts."""

    def of(self, user: User) -> Self:
        """Those this person writes, the last edited first."""
        return self.filter(owner=user)

    def to_forget(self, at: datetime) -> Self:
        """Those nobody changed for so long that they go."""
        return self.filter(edited_at__lt=at - timedelta(days=DRAFT_DAYS))


class Draft(models.Model):
    """What somebody typed of a proposal, kept as it was typed: no proposal yet, and no door knows it as one.

    `key` becomes the key of the proposal, so that submitting one draft twice is one proposal.
    """

    key = models.UUIDField(unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=20, choices=Proposal.Kind, default=Proposal.Kind.LAB)
    typed = models.JSONField(default=dict, help_text="Field of the form → what was typed in it")
    begun_at = models.DateTimeField()
    edited_at = models.DateTimeField()

    objects = DraftRows.as_manager()

    class Meta:
        ordering = ["-edited_at", "-pk"]

    def __str__(self) -> str:
        """Without words, because this ends up in logs."""
        return f"draft {self.pk}"

    def get_absolute_url(self) -> str:
        """The page where one goes on writing."""
        return reverse("ballots:draft", args=[self.key])

    def said(self, name: str) -> str:
        """What stands in one field; empty when nothing does."""
        return "".join(self.typed.get(name, [])[:1]).strip()

    @property
    def question(self) -> str:
        """What the list shows it by; empty while it has no question."""
        return self.said("question")

    @property
    def missing(self) -> list[str]:
        """The questions that are still open, in the words of the file of a proposal."""
        return Proposal(kind=self.kind, **{name: self.said(name) for name in TEXTS}).missing

    @property
    def forgotten_on(self) -> datetime:
        """When it goes, unless somebody changes it before."""
        return self.edited_at + timedelta(days=DRAFT_DAYS)

    @property
    def mark(self) -> str:
        """What a form carries of the draft it started from, so that nobody writes over what they did not see."""
        return mark_of_text(json.dumps([self.kind, self.typed], sort_keys=True))
