"""Links in mails that let one person answer for one meeting, without signing in."""

from __future__ import annotations

from django.urls import reverse

from governance.meetings.models import Meeting
from governance.people.backend import PersonBackend
from governance.people.models import User
from som_portal.kit.proofs import is_proven, proof_of

SALT, LONGEST_NUMBER = "som.rsvp", 18


def uid_of(meeting: Meeting) -> str:
    """The name of a meeting in calendars; it never changes."""
    return f"{meeting.key}@som-portaal"


def rsvp_path(meeting: Meeting, person: User) -> str:
    """The address at which this person answers; it can say nothing but whether they come to this meeting."""
    return reverse("meetings:rsvp_by_link", args=[meeting.pk, rsvp_token(meeting, person)])


def rsvp_token(meeting: Meeting, person: User) -> str:
    """Who, and a proof that this portal wrote it."""
    return f"{person.pk}-{proof_of(_said(meeting, person.pk), salt=SALT)}"


def person_behind(meeting: Meeting, token: str) -> User | None:
    """The person of a token for this meeting; None for anything else."""
    number, _dash, proof = token.partition("-")
    if not number.isascii() or not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    if not is_proven(_said(meeting, int(number)), proof, salt=SALT):
        return None
    person = User.objects.filter(pk=int(number)).first()
    return person if person and PersonBackend().user_can_authenticate(person) else None


def _said(meeting: Meeting, person: int) -> str:
    return f"{meeting.key}:{person}"
