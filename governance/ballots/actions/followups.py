"""Following a decision up: who does, when it is looked at again, and what was found."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.models import Decision, DecisionReview, Followup
from governance.ballots.queries import decisions_whole
from governance.followup.models import Owner, owner_fields
from governance.followup.queries import patience_on
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import is_same_click


@transaction.atomic
def follow_up_decision(
    decision: Decision, *, owner: Owner, review_on: date | None, by: User | None, at: datetime
) -> Followup:
    """Say who follows a decision up, and on which day it is reviewed. Another day reminds anew."""
    decision = _locked(decision)
    access.may_follow_up(by, decision, at=at).or_403()
    access.is_followable(decision, last_review(decision)).or_409()
    now, _is_new = Followup.objects.select_for_update().get_or_create(
        decision=decision, defaults={**owner_fields(owner), "review_on": review_on}
    )
    if now.review_on != review_on:
        now.reminded_on = None
    now.review_on = review_on
    for name, value in owner_fields(owner).items():
        setattr(now, name, value)
    now.save()
    kind = "person" if isinstance(owner, User) else f"{owner._meta.model_name}:{owner.pk}"
    day = review_on.isoformat() if review_on else None
    record(by, "follow_up_decision", decision, at=at, stream=decision.body.slug, owner=kind, review_on=day)
    return now


@transaction.atomic
def review_decision(
    decision: Decision,
    *,
    finding: str,
    sentence: str,
    review_on: date | None,
    key: UUID,
    by: User | None,
    at: datetime,
) -> DecisionReview:
    """Write down how a decision goes; `review_on` is when it is looked at next. The same `key` twice is once."""
    decision = _locked(decision)
    access.may_review(by, decision, at=at).or_403()
    there = DecisionReview.objects.filter(key=key).first()
    if there is not None:
        is_same_click(there, decision_id=decision.pk, finding=finding, sentence=sentence)
        return there
    access.is_reviewable(decision, last_review(decision)).or_409()
    facts = {"finding": finding, "sentence": sentence, "reviewed_at": at}
    review = DecisionReview.objects.create(decision=decision, key=key, **facts)
    next_on = None if finding == DecisionReview.Finding.STOP else review_on
    Followup.objects.filter(decision=decision).update(review_on=next_on, reminded_on=None)
    record(by, "review_decision", decision, at=at, stream=decision.body.slug, finding=finding)
    return review


@transaction.atomic
def remind_of_review(followup: Followup, *, on: date) -> bool:
    """Mail the owner and the coördinatiecel that a decision is to be reviewed. Twice is once; False when it was."""
    now = Followup.objects.select_for_update(of=("self",)).with_owners().get(pk=followup.pk)
    if now.reminded_on is not None or now.review_on is None:
        return False
    now.reminded_on = on
    now.save(update_fields=["reminded_on"])
    mails.tell_review_comes(now, on)
    return True


def due_for_reminder(on: date) -> list[Followup]:
    """Reviews that come near and were not announced yet. Three queries."""
    near = on + timedelta(days=patience_on(on).ahead)
    return list(Followup.objects.to_review_by(near).filter(reminded_on=None))


def last_review(decision: Decision) -> DecisionReview | None:
    """The latest review of a decision. One query."""
    return decision.reviews.order_by("-reviewed_at", "-pk").first()


def _locked(decision: Decision) -> Decision:
    Decision.objects.locked(decision.pk)
    return decisions_whole().get(pk=decision.pk)
