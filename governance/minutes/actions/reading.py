"""A draft is sent around, read and commented on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from governance.meetings.actions import add_agenda_item
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import AgendaItem, Meeting
from governance.minutes import access
from governance.minutes.actions.mails import tell_draft_is_ready
from governance.minutes.models import Minutes, MinutesComment
from governance.minutes.queries import comments_until, never_named_in, next_to_approve, sections_for, unclaimed_point
from governance.minutes.rules import as_text
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict, is_same_click

NEVER_NAMED = _(
    "In het verslag staat de naam van iemand die op een zetel zit waarvan de naam nooit publiek is. "
    "Schrijf de zetel in plaats van de naam."
)
OTHER_MEETING = _("Dit agendapunt is van een andere vergadering.")
MINUTES_A_POINT = 5


@transaction.atomic
def circulate_minutes(meeting: Meeting, *, by: User | None, at: datetime) -> Minutes:
    """Give the draft to who attended, to read until house rule 17 says, and put it on the next agenda.

    Twice is once. Raises Refused, or Conflict before the meeting is closed and when a name stands in it that is
    never public.
    """
    meeting = lock_meeting(meeting)
    access.can_keep_minutes(by, meeting, at=at).or_403()
    sent = Minutes.objects.with_meeting().filter(meeting=meeting).first()
    if sent is not None:
        return sent
    access.is_ready_to_read(meeting).or_409()
    names_nobody(meeting, as_text(sections_for(meeting))).or_409()
    until = comments_until(at)
    minutes = Minutes.objects.create(meeting=meeting, circulated_at=at, comments_until=until)
    _record(by, "circulate_minutes", minutes, at=at, until=until.isoformat())
    place_minutes(minutes, by=None, at=at)
    tell_draft_is_ready(minutes, at=at)
    return minutes


@transaction.atomic
def place_minutes(minutes: Minutes, *, by: User | None, at: datetime) -> Minutes:
    """Put minutes on the agenda of the first meeting after the last day for comments, if there is one.

    A point "goedkeuring verslag" that stands there already is taken. On a coming agenda already: nothing changes.
    """
    minutes = locked(minutes)
    access.is_unapproved(minutes).or_409()
    if minutes.is_on_an_agenda:
        return minutes
    meeting = next_to_approve(minutes, at)
    if meeting is None:
        return minutes
    minutes.point = unclaimed_point(meeting) or _new_point(minutes, meeting, at)
    minutes.save(update_fields=["point"])
    _record(by, "place_minutes", minutes, at=at, item=minutes.point.pk)
    return minutes


@transaction.atomic
def confirm_reading(minutes: Minutes, *, by: User, at: datetime) -> Minutes:
    """Say that one read the draft and has nothing to add. Twice is once."""
    minutes = locked(minutes)
    access.attended(by, minutes.meeting).or_403()
    access.takes_comments(minutes, at).or_409()
    minutes.readings.get_or_create(person=by, defaults={"read_at": at})
    return minutes


@transaction.atomic
def comment_on_minutes(
    minutes: Minutes, *, text: str, item: AgendaItem | None = None, key: UUID, by: User, at: datetime
) -> MinutesComment:
    """Say what one would write otherwise; the same `key` twice is one comment."""
    minutes = locked(minutes)
    access.attended(by, minutes.meeting).or_403()
    access.takes_comments(minutes, at).or_409()
    Verdict.when(item is None or item.meeting_id == minutes.meeting_id, OTHER_MEETING).or_409()
    facts = {"minutes": minutes, "author": by, "item": item, "text": text, "made_at": at}
    comment, is_new = MinutesComment.objects.get_or_create(key=key, defaults=facts)
    is_same_click(comment, minutes_id=minutes.pk, author_id=by.pk, item_id=item.pk if item else None, text=text)
    if is_new:
        _record(by, "comment_on_minutes", minutes, at=at, comment=comment.pk)
    return comment


@transaction.atomic
def answer_comment(comment: MinutesComment, *, answer: str, by: User | None, at: datetime) -> MinutesComment:
    """Say what becomes of a comment; who made it reads that on the page. The same answer twice is one."""
    minutes = locked(comment.minutes)
    access.can_keep_minutes(by, minutes.meeting, at=at).or_403()
    comment = MinutesComment.objects.select_for_update().get(pk=comment.pk)
    if comment.answer == answer:
        return comment
    access.is_unapproved(minutes).or_409()
    access.is_unanswered(comment).or_409()
    comment.answer, comment.answered_at = answer, at
    comment.save(update_fields=["answer", "answered_at"])
    _record(by, "answer_comment", minutes, at=at, comment=comment.pk)
    return comment


def locked(minutes: Minutes) -> Minutes:
    """The minutes as they are now, held until the transaction ends.

    Locked first, read after: PostgreSQL would show the approval as it was before the wait for the lock.
    """
    Minutes.objects.locked(minutes.pk)
    return Minutes.objects.with_meeting().get(pk=minutes.pk)


def names_nobody(meeting: Meeting, text: str) -> Verdict:
    """House rule 19 holds in what is typed too."""
    return Verdict.when(not never_named_in(meeting, text), NEVER_NAMED)


def _new_point(minutes: Minutes, meeting: Meeting, at: datetime) -> AgendaItem:
    title = f"Goedkeuring van het verslag van {minutes.meeting.day:%d-%m-%Y}"
    kind = AgendaItem.Kind.MINUTES
    return add_agenda_item(meeting, kind=kind, title=title, minutes=MINUTES_A_POINT, by=None, at=at)


def _record(by: User | None, verb: str, minutes: Minutes, *, at: datetime, **facts: str | int) -> None:
    meeting = minutes.meeting
    record(by, verb, meeting, at=at, stream=meeting.body.slug, **facts)
