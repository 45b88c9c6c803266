"""Telling the members that a meeting is planned, moved or cancelled: one mail per person and change."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.meetings.feeds import invitation_of
from governance.meetings.links import rsvp_path
from governance.meetings.models import CalendarAddress, Meeting
from governance.meetings.queries import invited
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day

Change = Literal["planned", "moved", "cancelled"]


def tell_members(meeting: Meeting, change: Change, seq: int, *, at: datetime) -> None:
    """Write one mail to everybody who holds a seat that day; nothing when the meeting is over already.

    The mail carries an invitation for the calendar, except to who subscribed: nobody gets a meeting twice.

    `seq` is the number of the deed in the record: it tells one move from the next, and a retry from both.
    """
    if meeting.ends_at <= at:
        return
    people = invited(meeting)
    subscribed = set(CalendarAddress.objects.filter(person__in=people).values_list("person", flat=True))
    for person in people:
        with override(person.language):
            subject = _subject(meeting, change)
        queue_mail(
            key=f"meeting-{change}:{meeting.pk}:{seq}:{person.pk}",
            to=person.email,
            subject=subject,
            template=f"mail/meeting_{change}.txt",
            context={"meeting": meeting, "person": person, "answer": rsvp_path(meeting, person)},
            language=person.language,
            calendar=str if person.pk in subscribed else partial(invitation_of, meeting, person),
        )


def _subject(meeting: Meeting, change: Change) -> str:
    words = {
        "planned": _("Uitnodiging: {body} op {day}"),
        "moved": _("Verplaatst: {body} op {day}"),
        "cancelled": _("Geannuleerd: {body} op {day}"),
    }
    return words[change].format(body=meeting.body.name, day=day(meeting.starts_at))
