"""What the parameters of the addresses of proposals, drafts and the talk around them stand for in the demo network."""

from collections.abc import Callable
from typing import Any

from governance.ballots.models import (
    Amendment,
    Ballot,
    CoProposer,
    Draft,
    Partner,
    Proposal,
    ProposalDocument,
    Question,
)
from som_portal.kit import clock


def talked_about_in_a_ballot() -> Proposal:
    """One on which the raad votes, and about which something was asked."""
    return Proposal.objects.filter(ballots__in=Ballot.objects.open_at(clock.now()), questions__isnull=False).order_by(
        "pk"
    )[0]


def latest_proposal() -> Proposal:
    """The last that is no amendment put to the vote."""
    return Proposal.objects.exclude(kind=Proposal.Kind.AMENDMENT).order_by("-pk")[0]


PROPOSALS: dict[str, Callable[[], Any]] = {
    **{f"ballots:{verb} key": lambda: Draft.objects.order_by("pk")[0].key for verb in ("draft", "discard_draft")},
    "ballots:ask_coproposer pk": lambda: CoProposer.objects.asked()[0].proposal_id,
    **{
        f"ballots:{verb} pk": lambda: CoProposer.objects.asked()[0].pk
        for verb in ("answer_coproposal", "end_coproposal")
    },
    **{
        f"ballots:{verb} pk": lambda: latest_proposal().pk
        for verb in ("revise_proposal", "withdraw_proposal", "schedule_proposal", "open_ballot", "set_conditions")
    },
    **{
        f"ballots:add_{what} pk": lambda: Partner.objects.order_by("-pk")[0].proposal_id
        for what in ("partner", "proposal_document")
    },
    **{
        f"ballots:{name}proposal_document pk": lambda: ProposalDocument.objects.order_by("pk")[0].pk
        for name in ("", "remove_")
    },
    "ballots:remove_partner pk": lambda: Partner.objects.order_by("-pk")[0].pk,
    "ballots:set_openness pk": lambda: Proposal.objects.exclude(agenda_item=None).order_by("-pk")[0].agenda_item_id,
    **{
        f"ballots:{verb} pk": lambda: Question.objects.order_by("pk")[0].proposal_id
        for verb in ("ask_question", "link_signals", "suggest_amendment")
    },
    "ballots:suggest_amendment part": lambda: "why_together",
    "ballots:answer_question pk": lambda: Question.objects.unanswered()[0].pk,
    **{
        f"ballots:{verb} pk": lambda: Amendment.objects.waiting()[0].pk
        for verb in ("amendment", "put_to_vote", "accept_amendment", "decline_amendment", "withdraw_amendment")
    },
}
