"""The documents that go with a proposal."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from governance.ballots.models.proposals import Proposal
from som_portal.kit.papers import KeptPdf


class ListedDocuments(models.Manager["ProposalDocument"]):
    """For lists: the bytes stay in the database until somebody downloads them."""

    def get_queryset(self) -> models.QuerySet[ProposalDocument]:
        """Without the content."""
        return super().get_queryset().defer("content")


class ProposalDocument(KeptPdf):
    """A PDF with a proposal, for whoever sees the proposal. A version keeps its name and its fingerprint."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="documents")

    objects = ListedDocuments()

    @property
    def told(self) -> str:
        """Its name and the beginning of its fingerprint."""
        return f"{self.title} (sha256 {self.sha256[:16]}…)"

    def get_absolute_url(self) -> str:
        """Where it is downloaded."""
        return reverse("ballots:proposal_document", args=[self.pk])
