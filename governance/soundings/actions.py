"""The only writer of soundings. Answers leave no deed: the record keeps nothing of who says what without an account."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ballots.models import Proposal
from governance.people.models import User
from governance.record.actions import record
from governance.soundings import access
from governance.soundings.models import Sounding, SoundingAnswer

A_HANDFUL = 500


@transaction.atomic
def open_sounding(proposal: Proposal, question: str, *, key: UUID, by: User, at: datetime) -> Sounding:
    """Make a link with one question about a proposal. A member has one a proposal: asking again gives the same."""
    proposal = Proposal.objects.locked(proposal.pk)
    access.may_open_sounding(by, at=at).or_403()
    known = Sounding.objects.visible_to(by).filter(proposal=proposal).first()
    if known is not None:
        return known
    access.is_to_be_asked(proposal, at=at).or_409()
    seat = access.seats_that_ask(by, at=at)[0]
    sounding = Sounding.objects.create(
        key=key, proposal=proposal, seat=seat, asked_by=by, question=question, opened_at=at
    )
    record(by, "open_sounding", sounding, at=at, stream=seat.body.slug, proposal=proposal.pk)
    return sounding


@transaction.atomic
def answer_sounding(sounding: Sounding, *, opinion: str, sentence: str, key: UUID, at: datetime) -> SoundingAnswer:
    """Keep what somebody with the link says. The same `key` twice is one answer."""
    sounding = Sounding.objects.with_facts().locked(sounding.pk)
    access.is_open(sounding, at=at).or_409()
    known = SoundingAnswer.objects.filter(sounding=sounding, key=key).first()
    if known is not None:
        return known
    access.has_room(sounding.answers.count()).or_409()
    return SoundingAnswer.objects.create(sounding=sounding, opinion=opinion, sentence=sentence.strip(), key=key)


@transaction.atomic
def close_sounding(sounding: Sounding, *, by: User, at: datetime) -> Sounding:
    """Take no more answers; what was said stays readable for who asked. Twice is once."""
    sounding = Sounding.objects.with_facts().locked(sounding.pk)
    access.may_close_sounding(by, sounding).or_403()
    if sounding.closed_at is None:
        sounding.closed_at = at
        sounding.save(update_fields=["closed_at"])
        record(by, "close_sounding", sounding, at=at, stream=sounding.seat.body.slug)
    return sounding


@transaction.atomic
def forget_soundings(before: datetime) -> int:
    """Drop the questions from before a moment, with everything that was answered; return how many."""
    old = Sounding.objects.filter(opened_at__lt=before).order_by("opened_at", "pk")
    numbers = list(old.values_list("pk", flat=True)[:A_HANDFUL])
    Sounding.objects.filter(pk__in=numbers).delete()
    return len(numbers)
