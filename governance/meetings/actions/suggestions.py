"""Points that members suggest, and the answer of who prepares the meeting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.meetings import access
from governance.meetings.actions.agenda import add_agenda_item, lock_for_agenda
from governance.meetings.models import AgendaItem, AgendaSuggestion, Meeting
from governance.meetings.queries import invited
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict, is_same_click
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day

MOST_SUGGESTIONS = 10
"""Of one person for one meeting."""


@transaction.atomic
def suggest_agenda_item(
    meeting: Meeting, *, title: str, explanation: str = "", minutes: int = 15, key: UUID, by: User, at: datetime
) -> AgendaSuggestion:
    """Ask for a point on the agenda, until the deadline; the same `key` twice is one suggestion."""
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.may_suggest(by, meeting).or_403()
    found = AgendaSuggestion.objects.filter(key=key).first()
    if found is not None:
        is_same_click(found, suggested_by_id=by.pk, meeting_id=meeting.pk, title=title, explanation=explanation)
        return found
    access.takes_suggestions(meeting, at=at).or_409()
    if meeting.suggestions.filter(suggested_by=by).count() >= MOST_SUGGESTIONS:
        raise Conflict(_("Je stelde al {n} punten voor. Spreek de coördinator aan.").format(n=MOST_SUGGESTIONS))
    suggestion = meeting.suggestions.create(
        suggested_by=by, title=title, explanation=explanation, minutes=minutes, suggested_at=at, key=key
    )
    record(by, "suggest_agenda_item", meeting, at=at, stream=meeting.body.slug, suggestion=suggestion.pk)
    return suggestion


@transaction.atomic
def accept_suggestion(suggestion: AgendaSuggestion, *, by: User | None, at: datetime) -> AgendaItem:
    """Put a suggested point on the agenda, with who suggested it as its owner, and say so by mail."""
    meeting = lock_for_agenda(suggestion.meeting, by, at)
    suggestion = _waiting(suggestion)
    person = suggestion.suggested_by
    item = add_agenda_item(
        meeting,
        kind=AgendaItem.Kind.DISCUSS,
        title=suggestion.title,
        minutes=suggestion.minutes,
        owner=person if person in invited(meeting) else None,
        explanation=suggestion.explanation,
        by=by,
        at=at,
    )
    suggestion.item, suggestion.answered_at = item, at
    suggestion.save(update_fields=["item", "answered_at"])
    record(by, "accept_suggestion", meeting, at=at, stream=meeting.body.slug, suggestion=suggestion.pk, item=item.pk)
    _tell(suggestion, meeting)
    return item


@transaction.atomic
def decline_suggestion(suggestion: AgendaSuggestion, *, reason: str, by: User | None, at: datetime) -> AgendaSuggestion:
    """Say why a suggested point does not come on this agenda."""
    meeting = lock_for_agenda(suggestion.meeting, by, at)
    suggestion = _waiting(suggestion)
    suggestion.reason, suggestion.answered_at = reason, at
    suggestion.save(update_fields=["reason", "answered_at"])
    record(by, "decline_suggestion", meeting, at=at, stream=meeting.body.slug, suggestion=suggestion.pk)
    _tell(suggestion, meeting)
    return suggestion


def _waiting(suggestion: AgendaSuggestion) -> AgendaSuggestion:
    """As it is now, held. Raises Conflict once it was answered."""
    AgendaSuggestion.objects.locked(suggestion.pk)
    found = AgendaSuggestion.objects.select_related("suggested_by").get(pk=suggestion.pk)
    access.is_unanswered(found).or_409()
    return found


def _tell(suggestion: AgendaSuggestion, meeting: Meeting) -> None:
    """One mail to who suggested it, unless the account is gone."""
    person = suggestion.suggested_by
    if not person.is_active:
        return
    with override(person.language):
        subject = _("Je agendapunt voor {body} op {day}").format(body=meeting.body.name, day=day(meeting.starts_at))
    queue_mail(
        key=f"agenda-suggestion:{suggestion.pk}",
        to=person.email,
        subject=subject,
        template="mail/agenda_suggestion_answered.txt",
        context={"person": person, "suggestion": suggestion, "meeting": meeting},
        language=person.language,
    )
