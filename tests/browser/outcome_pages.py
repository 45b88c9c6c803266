"""The pages of what a vote becomes, each with a role that sees all of it."""

from governance.ballots.models import Decision, Proposal
from tests.browser.look import Look, first

SENT_BACK = Decision.objects.filter(note__questions__gt="")
FOLLOWED = Decision.objects.exclude(followup=None).order_by("pk")
PRIVATE = Proposal.objects.filter(agenda_item__privacy__gt="")
CLOSED = Decision.objects.filter(ballot__agenda_item__privacy__gt="")

OUTCOME_PAGES = (
    Look("ballots:decision", args=first(SENT_BACK, "number")),
    Look("ballots:decision", args=first(Decision.objects.filter(note__questions="").order_by("-pk"), "number")),
    Look("ballots:decision", "coordinator", first(Decision.objects.exclude(ballot__conditions=None), "number")),
    *(
        Look(f"ballots:{name}", "coordinator", first(FOLLOWED, "number"))
        for name in ("decision", "follow_up_decision", "review_decision")
    ),
    Look("ballots:set_conditions", "coordinator", first(Proposal.objects.filter(ballots=None))),
    Look("ballots:set_openness", "coordinator", first(PRIVATE, "agenda_item_id")),
    Look("ballots:decision", args=first(CLOSED, "number")),
    Look("ballots:lay_down_note", "coordinator", first(Decision.objects.filter(note=None), "number")),
    Look("ballots:resubmit_proposal", "coordinator", first(SENT_BACK, "number")),
)
