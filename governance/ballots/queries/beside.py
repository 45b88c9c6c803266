"""What hangs on a proposal in short lists, read in the question that reads the proposal itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet

from governance.ballots.models import Condition, CoProposer, Cost, Partner, Proposal, ProposalDocument
from governance.charter.models import FocusArea
from som_portal.kit.alongside import ShortList, remember

THIS = OuterRef("pk")
LISTS = {
    "focus_areas": ShortList(FocusArea.objects.filter(proposals=THIS)),
    "partners": ShortList(Partner.objects.filter(proposal=THIS), ("institution",)),
    "documents": ShortList(ProposalDocument.objects.filter(proposal=THIS)),
    "costs": ShortList(Cost.objects.filter(proposal=THIS), ("budget_line",)),
    "coproposers": ShortList(CoProposer.objects.live().filter(proposal=THIS), ("seat",)),
}
"""By the name under which a proposal has them."""
DRAFTED = ShortList(Condition.objects.drafted().filter(proposal=THIS).order_by("place"), ("seat", "charged_body"))
"""The conditions that wait for the next ballot; those of a ballot are its own."""


def with_lists(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With all short lists, for `read_lists`. No query of their own."""
    columns = {f"list_of_{name}": listed.column for name, listed in LISTS.items()}
    return proposals.annotate(**columns, list_of_drafted=DRAFTED.column)


def read_lists(proposals: Iterable[Proposal]) -> None:
    """Let proposals of `with_lists` know their focus areas, partners, documents, costs and who proposes along."""
    for proposal in proposals:
        for name, listed in LISTS.items():
            remember(proposal, name, listed.read(vars(proposal)[f"list_of_{name}"]))


def fetch_lists(proposal: Proposal) -> Proposal:
    """The same for a proposal that was read beside something else, such as its ballot. One query."""
    columns = [f"list_of_{name}" for name in LISTS]
    vars(proposal).update(with_lists(Proposal.objects.filter(pk=proposal.pk)).values(*columns).get())
    read_lists([proposal])
    return proposal


def drafted_conditions(proposal: Proposal) -> list[Condition]:
    """The conditions that wait for the next ballot, of a proposal of `with_lists`."""
    return DRAFTED.read(vars(proposal)["list_of_drafted"])
