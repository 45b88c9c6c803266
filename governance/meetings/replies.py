"""Whose answer a mail client sent: the mailbox it was sent to proves it, not the sender it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from governance.meetings.links import LONGEST_NUMBER, uid_of
from governance.meetings.models import Meeting
from governance.people.backend import PersonBackend
from governance.people.models import User
from som_portal.kit.itip import Reply
from som_portal.kit.proofs import is_proven, proof_of

SALT = "som.itip"
PARTS = 3


class Doubt(StrEnum):
    """Why an answer is not believed; the words stand in the log."""

    OFF = "replies-off"
    NO_PROOF = "no-proof"
    OTHER_MEETING = "other-meeting"
    OTHER_PERSON = "other-person"
    OLDER = "older-version"


@dataclass(frozen=True, slots=True)
class Believed:
    """An answer of which meeting and person are proven."""

    meeting: Meeting
    person: User


def reply_mailbox(meeting: Meeting, person: User) -> str:
    """The mailbox to which one person answers for one meeting; empty when the portal reads no mail."""
    name, _at, domain = settings.REPLY_MAILBOX.partition("@")
    if not domain:
        return ""
    proof = proof_of(_said(meeting, person.pk), salt=SALT)
    return f"{name}+{meeting.pk}-{person.pk}-{proof}@{domain}"


def believe(reply: Reply) -> Believed | Doubt:
    """The meeting and the person, when one of the mailboxes proves them and the answer itself agrees. Two queries."""
    if not settings.REPLY_MAILBOX:
        return Doubt.OFF
    proven = next(filter(None, map(_behind, reply.mailboxes)), None)
    if proven is None:
        return Doubt.NO_PROOF
    if reply.uid != uid_of(proven.meeting):
        return Doubt.OTHER_MEETING
    if not reply.attendee == reply.sender == proven.person.email.lower():
        return Doubt.OTHER_PERSON
    return Doubt.OLDER if reply.sequence < proven.meeting.sequence else proven


def _behind(mailbox: str) -> Believed | None:
    """What a mailbox of ours proves."""
    name, _at, domain = settings.REPLY_MAILBOX.lower().partition("@")
    local, _at, place = mailbox.rpartition("@")
    base, _plus, token = local.partition("+")
    parts = token.split("-")
    if (base, place) != (name, domain) or len(parts) != PARTS or not all(map(_is_number, parts[:2])):
        return None
    meeting = Meeting.objects.with_bodies().filter(pk=int(parts[0])).first()
    if meeting is None or not is_proven(_said(meeting, int(parts[1])), parts[2], salt=SALT):
        return None
    person = User.objects.filter(pk=int(parts[1])).first()
    return Believed(meeting, person) if person and PersonBackend().user_can_authenticate(person) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def _said(meeting: Meeting, person: int) -> str:
    return f"{meeting.key}:{person}"
