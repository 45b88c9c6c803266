"""A later meeting approves minutes for good, and corrects them with an erratum."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ledger.actions import publish_seal
from governance.ledger.queries import current_year
from governance.meetings.actions import treat_agenda_item
from governance.meetings.models import AgendaItem
from governance.minutes import access
from governance.minutes.actions.reading import locked, names_nobody
from governance.minutes.models import ApprovedMinutes, Erratum, Minutes
from governance.minutes.queries import place_of, sections_for
from governance.minutes.rules import as_text, digest_of, public_part
from governance.people.models import User
from governance.record.actions import Facts, record
from som_portal.kit import clock
from som_portal.kit.access import is_same_click


@transaction.atomic
def approve_minutes(minutes: Minutes, *, by: User | None, at: datetime) -> ApprovedMinutes:
    """Fix the text as it follows from what happened now, with its hash in the record. Twice is once.

    They print where the budget ledger stands at that moment: paper that nobody with a shell can reach.

    Raises Refused, or Conflict while it is being read, before the later meeting began, or for a name never public.
    """
    minutes = locked(minutes)
    meeting = minutes.meeting
    access.can_keep_minutes(by, meeting, at=at).or_403()
    if hasattr(minutes, "approval"):
        return minutes.approval
    access.is_ready_to_approve(minutes, at).or_409()
    assert minutes.point is not None
    sections = sections_for(meeting)
    text = as_text(sections)
    names_nobody(meeting, text).or_409()
    digest, public_digest = digest_of(text), digest_of(as_text(public_part(sections)))
    fixed = {"text": text, "digest": digest, "public_digest": public_digest, "approved_at": at}
    approval = ApprovedMinutes.objects.create(minutes=minutes, approved_in=minutes.point, **fixed)
    kept: Facts = {"digest": digest, "public_digest": public_digest, "item": minutes.point.pk}
    record(by, "approve_minutes", meeting, at=at, stream=meeting.body.slug, **kept)
    if not minutes.point.meeting.is_held:
        treat_agenda_item(minutes.point, by=None, at=at)
    if year := current_year(clock.day_of(at)):
        publish_seal(year, place_of(meeting), by=by, at=at)
    return approval


@transaction.atomic
def amend_minutes(
    minutes: Minutes, *, text: str, decided_in: AgendaItem, key: UUID, by: User | None, at: datetime
) -> Erratum:
    """Write down what a later meeting corrected; the approved text stays. The same `key` twice is one erratum."""
    minutes = locked(minutes)
    access.can_keep_minutes(by, minutes.meeting, at=at).or_403()
    access.is_approved(minutes).or_409()
    access.is_later(decided_in, minutes, at).or_409()
    names_nobody(minutes.meeting, text).or_409()
    facts = {"approval": minutes.approval, "decided_in": decided_in, "text": text, "made_at": at}
    erratum, is_new = Erratum.objects.get_or_create(key=key, defaults=facts)
    is_same_click(erratum, approval_id=minutes.approval.pk, decided_in_id=decided_in.pk, text=text)
    if is_new:
        kept: Facts = {"item": decided_in.pk, "digest": digest_of(text)}
        record(by, "amend_minutes", minutes.meeting, at=at, stream=minutes.meeting.body.slug, **kept)
    return erratum
