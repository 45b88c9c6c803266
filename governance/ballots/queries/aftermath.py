"""What became of a decision: its conditions, who follows it up, what reviews found, and which reviews come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from governance.ballots.models import Decision, Followup, Proposal
from governance.ballots.queries.coproposers import proposed_by
from governance.ballots.queries.proposals import competence_of
from governance.bodies.access import mandates_of
from governance.followup.access import can_read_actions
from governance.followup.models import ActionItem
from governance.meetings.models import AgendaItem
from governance.people.models import User
from som_portal.kit import clock


def aftermath_of(user: User | AnonymousUser, decision: Decision, at: datetime) -> dict[str, Any]:
    """Conditions with how far they are, follow-up and reviews; other action items for the members.

    At most two queries once the mandates of the person are read: none for what is not there.
    """
    may_read = bool(can_read_actions(user, decision.body, at=at))
    followup: Followup | None = getattr(decision, "followup", None)
    actions = _actions_at(decision)
    kept = [action for action in actions if hasattr(action, "condition")]
    return {
        "conditions": sorted((action.condition for action in kept), key=lambda one: one.place) or decision.ballot.asked,
        "competence": competence_of(decision.ballot.proposal),
        "followup": followup,
        "followup_owner": _owner_name(followup, may_read) if followup else "",
        "reviews": list(decision.reviews.all()) if followup else [],
        "other_actions": [action for action in actions if action not in kept] if may_read else [],
        "today": clock.day_of(at),
    }


def _owner_name(followup: Followup, may_read: bool) -> str:
    """Members read the name of a person; everybody that of a seat or body."""
    return followup.owner.name if may_read else followup.public_owner


def _actions_at(decision: Decision) -> list[ActionItem]:
    """What was agreed at the point, with the condition it came of. One query when there is any."""
    if not vars(decision.ballot)["has_actions"]:
        return []
    items = ActionItem.objects.filter(item=decision.ballot.agenda_item_id).order_by("due_on", "pk")
    owners = ("person", "seat", "charged_body")
    return list(items.select_related(*owners, "condition__seat", "condition__charged_body"))


def reviews_of(user: User, on: datetime) -> QuerySet[Followup]:
    """Decisions that somebody follows up, by name, by a seat or as a member, and that are to be reviewed now."""
    day = clock.day_of(on)
    seats = [mandate.seat for mandate in mandates_of(user) if mandate.holds_on(day)]
    mine = Q(person=user) | Q(seat__in=[seat.pk for seat in seats])
    mine |= Q(charged_body__in={seat.body_id for seat in seats})
    return Followup.objects.to_review_by(day).filter(mine)


def reviews_coming() -> QuerySet[Followup]:
    """For the coördinatiecel: every decision with a day on which it is reviewed, the first first."""
    return (
        Followup.objects.filter(review_on__isnull=False, decision__superseded_by=None)
        .with_owners()
        .order_by("review_on", "pk")
    )


def sent_back_to(user: User) -> QuerySet[Decision]:
    """Proposals of somebody that came back with questions and were not proposed anew."""
    rows = Decision.objects.filter(ballot__proposal__in=proposed_by(user), note__questions__gt="", resubmission=None)
    return rows.select_related("note", "ballot__proposal").order_by("decided_at")


def came_from(proposal: Proposal) -> AgendaItem | None:
    """The point on which the first try of a proposal was decided. One query."""
    return AgendaItem.objects.filter(ballots__decision__resubmission__proposal=proposal).first()
