"""Whether a point of an agenda is dealt with in the open or behind closed doors."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.ballots import access
from governance.ballots.models import Amendment, Proposal
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def set_openness(item: AgendaItem, *, privacy: str, reason: str = "", by: User | None, at: datetime) -> AgendaItem:
    """Make a point private (`privacy`: persons or body, with a reason) or public (empty), until its ballot opens.

    The points of its amendments go with it.
    The same twice is once. Raises Refused, or Conflict once anything was voted on or treated.
    """
    for proposal in Proposal.objects.filter(agenda_item=item):
        Proposal.objects.locked(proposal.pk)  # as opening a ballot does: one of both comes first
    Meeting.objects.locked(item.meeting_id)
    item = AgendaItem.objects.select_related("meeting__body").get(pk=item.pk)
    access.may_set_openness(by, at=at).or_403()
    reason = reason.strip() if privacy else ""
    if (item.privacy, item.privacy_reason) == (privacy, reason):
        return item
    access.is_openable(item, at=at).or_409()
    if privacy:
        access.is_closable_to_public(item).or_409()
    item.privacy, item.privacy_reason = privacy, reason
    item.save(update_fields=["privacy", "privacy_reason"])
    amended = Amendment.objects.filter(proposal__agenda_item=item).exclude(put=None).values("put__agenda_item")
    AgendaItem.objects.filter(pk__in=amended).update(privacy=privacy, privacy_reason=reason)
    stream = item.meeting.body.slug
    record(by, "set_openness", item.meeting, at=at, stream=stream, item=item.pk, privacy=privacy or "public")
    return item
