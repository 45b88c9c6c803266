"""What mail clients answer to our invitations."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.meetings import access
from governance.meetings.actions.rsvp import answer_invitation
from governance.meetings.links import rsvp_path
from governance.meetings.models import Meeting, Rsvp
from governance.meetings.replies import Believed, Doubt, believe
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.itip import Partstat, Reply, read_reply
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day

log = structlog.get_logger()
ANSWERS = {Partstat.ACCEPTED: Rsvp.Answer.YES, Partstat.DECLINED: Rsvp.Answer.NO}


def take_mail(raw: bytes, *, at: datetime) -> str:
    """Do what a mail says, when it is a proven answer to an invitation of ours; return and log one word for it.

    Never raises for what a stranger wrote; only the database may fail.
    """
    reply = read_reply(raw)
    outcome, meeting = (_taken(reply, at)) if isinstance(reply, Reply) else (str(reply), None)
    log.info("mail_read", outcome=outcome, meeting=meeting, size=len(raw))
    return outcome


def _taken(reply: Reply, at: datetime) -> tuple[str, int | None]:
    found = believe(reply)
    if isinstance(found, Doubt):
        return str(found), None
    return _answered(found, reply, at), found.meeting.pk


@transaction.atomic
def _answered(found: Believed, reply: Reply, at: datetime) -> str:
    """Under the lock of the meeting: an answer made before the one we have changes nothing."""
    meeting, person = Meeting.objects.with_bodies().locked(found.meeting.pk), found.person
    given = Rsvp.objects.filter(meeting=meeting, person=person).first()
    if given and reply.stamped_at and reply.stamped_at < given.answered_at:
        return "older-answer"
    try:
        if reply.partstat == Partstat.TENTATIVE:
            return _unsure(meeting, person, at)
        note = reply.comment or (given.note if given else "")
        answer_invitation(meeting, ANSWERS[reply.partstat], note, by=person, at=at)
    except (Refused, Conflict):
        return "too-late-or-not-invited"
    return reply.partstat.lower()


def _unsure(meeting: Meeting, person: User, at: datetime) -> str:
    """ "Misschien" counts as not answered, so that nobody counts on it; the link to answer goes along once."""
    access.can_answer_invitation(person, meeting).or_403()
    access.is_to_come(meeting, at).or_409()
    Rsvp.objects.filter(meeting=meeting, person=person).delete()
    with override(person.language):
        subject = _("Weet je het al? {body} op {day}").format(body=meeting.body.name, day=day(meeting.starts_at))
    queue_mail(
        key=f"meeting-unsure:{meeting.pk}:{meeting.sequence}:{person.pk}",
        to=person.email,
        subject=subject,
        template="mail/meeting_unsure.txt",
        context={"meeting": meeting, "person": person, "answer": rsvp_path(meeting, person)},
        language=person.language,
    )
    return "tentative"
