"""Links in mails that let one person answer for one meeting, without signing in."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from governance.meetings.models import Meeting
from governance.people.models import User

PROOF_LENGTH = 32


def rsvp_path(meeting: Meeting, person: User) -> str:
    """The address at which this person answers; it can say nothing but whether they come to this meeting."""
    return reverse("meetings:rsvp_by_link", args=[meeting.pk, rsvp_token(meeting, person)])


def rsvp_token(meeting: Meeting, person: User) -> str:
    """Who, and a proof that this portal wrote it."""
    return f"{person.pk}-{_proof(meeting, person.pk, settings.SECRET_KEY)}"


def person_behind(meeting: Meeting, token: str) -> User | None:
    """The person of a token for this meeting; None for anything else."""
    number, _dash, proof = token.partition("-")
    if not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(proof, _proof(meeting, int(number), secret)) for secret in secrets):
        return None
    return User.objects.filter(pk=int(number), is_active=True).first()


def _proof(meeting: Meeting, person: int, secret: str) -> str:
    text = f"{meeting.key}:{person}"
    return salted_hmac("som.rsvp", text, secret=secret, algorithm="sha256").hexdigest()[:PROOF_LENGTH]
