"""The mails about minutes, in the language of who reads them, in the transaction of the deed."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.followup.queries import actions_of
from governance.meetings.models import Meeting
from governance.minutes.models import Minutes
from governance.minutes.queries import draft_due_on, keepers_of, readers_of
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day as day_in_words


def tell_draft_is_ready(minutes: Minutes, *, at: datetime) -> None:
    """To who attended: read it until then, and what you yourself still do."""
    for row in readers_of(minutes).waiting:
        person = row.person
        mine = list(actions_of(person, clock.day_of(at)).still_open().agreed_at(minutes.meeting))
        with override(person.language):
            subject = _("Het ontwerpverslag van {day} staat klaar").format(day=day_in_words(minutes.meeting.starts_at))
        _send(f"minutes-ready:{minutes.pk}:{person.pk}", person, subject, "ready", minutes, actions=mine)


def remind_readers(minutes: Minutes) -> int:
    """To who attended and said nothing yet: tomorrow is the last day. Returns how many people."""
    waiting = readers_of(minutes).waiting
    for row in waiting:
        with override(row.person.language):
            subject = _("Nog één dag om het ontwerpverslag te lezen")
        _send(f"minutes-closing:{minutes.pk}:{row.person_id}", row.person, subject, "closing", minutes)
    return len(waiting)


def remind_keepers(meeting: Meeting, stage: str, today: date) -> int:
    """To who must write the draft: it is nearly due (`stage` "near"), or late. Returns how many people."""
    keepers, due = keepers_of(meeting, today), draft_due_on(meeting)
    for person in keepers:
        with override(person.language):
            subject = _("Ontwerpverslag tegen {day}: {who}").format(day=day_in_words(due), who=meeting.who)
        key = f"minutes-draft:{meeting.pk}:{stage}:{person.pk}"
        context = {"person": person, "meeting": meeting, "due": due, "is_late": stage == "late"}
        template = "mail/minutes_draft.txt"
        queue_mail(
            key=key, to=person.email, subject=subject, template=template, context=context, language=person.language
        )
    return len(keepers)


def _send(key: str, person: User, subject: str, which: str, minutes: Minutes, **more: object) -> None:
    context = {"person": person, "minutes": minutes, "meeting": minutes.meeting, **more}
    template = f"mail/minutes_{which}.txt"
    queue_mail(key=key, to=person.email, subject=subject, template=template, context=context, language=person.language)
