"""The pages of ballots, proxies and consent rounds, each with a role that sees all of it."""

from governance.ballots.models import (
    Amendment,
    Ballot,
    CoProposer,
    Decision,
    Draft,
    Partner,
    ProposalDocument,
    Proxy,
    Question,
)
from governance.soundings.models import Sounding
from tests.browser.look import Look, first
from tests.rights.addresses import changed_proposal, consent_ballot, vote_to_come


def revisable() -> Partner:
    """A partner of a proposal that waits for an agenda."""
    return Partner.objects.filter(proposal__agenda_item=None, proposal__withdrawn_at=None).order_by("pk")[0]


SETTLING = ("accept", "decline")
BALLOT_PAGES = (
    Look("ballots:ballot", args=first(Ballot.objects.filter(is_secret=True))),
    Look("ballots:ballot", args=lambda: [consent_ballot().pk]),
    Look("ballots:methods"),
    Look("ballots:recount", args=first(Decision.objects.order_by("pk"), "number")),
    *(Look(f"ballots:{name}", "raadslid", lambda: [consent_ballot().pk]) for name in ("state_interest", "contribute")),
    *(Look(f"ballots:{name}", "coordinator", lambda: [consent_ballot().pk]) for name in ("move_on", "integrate")),
    Look("ballots:proposal", args=first(Question.objects.all(), "proposal_id")),
    *(Look(f"ballots:{page}", "coordinator", first(Draft.objects.all(), "key")) for page in ("draft", "discard_draft")),
    *(Look("ballots:version", args=lambda number=number: [changed_proposal().pk, number]) for number in (1, 2)),
    Look("ballots:versions", args=lambda: [changed_proposal().pk]),
    Look("ballots:ask_coproposer", "coordinator", first(CoProposer.objects.asked(), "proposal_id")),
    Look("ballots:answer_coproposal", "raadslid", first(CoProposer.objects.asked())),
    Look("ballots:end_coproposal", "coordinator", first(CoProposer.objects.asked())),
    Look("ballots:add_partner", "coordinator", lambda: [revisable().proposal_id]),
    Look("ballots:add_proposal_document", "coordinator", lambda: [revisable().proposal_id]),
    Look("ballots:remove_proposal_document", "coordinator", first(ProposalDocument.objects.all())),
    Look("ballots:remove_partner", "coordinator", lambda: [revisable().pk]),
    Look("ballots:ask_question", "raadslid", first(Question.objects.all(), "proposal_id")),
    Look("ballots:link_signals", "coordinator", first(Question.objects.all(), "proposal_id")),
    Look("ballots:answer_question", "coordinator", first(Question.objects.unanswered())),
    Look("ballots:suggest_amendment", "raadslid", lambda: [Question.objects.all()[0].proposal_id, "summary"]),
    Look("ballots:amendment", args=first(Amendment.objects.exclude(settled_at=None))),
    Look("ballots:amendment", "coordinator", first(Amendment.objects.waiting())),
    *(Look(f"ballots:{verb}_amendment", "coordinator", first(Amendment.objects.waiting())) for verb in SETTLING),
    Look("ballots:put_to_vote", "voorzitter", first(Amendment.objects.waiting())),
    Look("ballots:withdraw_amendment", "raadslid", first(Amendment.objects.waiting())),
    Look("ballots:vote", "raadslid", lambda: [consent_ballot().pk]),
    Look("ballots:give_proxy", "raadslid", first(Proxy.objects.live(), "meeting_id")),
    Look("ballots:answer_proxy", "voorzitter", first(Proxy.objects.live())),
    Look("ballots:withdraw_proxy", "raadslid", first(Proxy.objects.live())),
    Look("soundings:open_sounding", "raadslid", lambda: [vote_to_come().pk]),
    Look("soundings:sounding", "leerling", first(Sounding.objects.order_by("pk"))),
    Look("soundings:close_sounding", "leerling", first(Sounding.objects.order_by("pk"))),
    Look("soundings:answer_sounding", args=first(Sounding.objects.order_by("pk"), "key")),
)
