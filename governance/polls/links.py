"""Links in mails that let one person answer one poll, without signing in."""

from __future__ import annotations

from django.urls import reverse

from governance.meetings.links import LONGEST_NUMBER
from governance.people.backend import PersonBackend
from governance.people.models import User
from governance.polls.models import DatePoll
from som_portal.kit.proofs import is_proven, proof_of

SALT = "som.poll"


def answer_path(poll: DatePoll, person: User) -> str:
    """The address at which this person answers; it can say nothing but when they are free."""
    return reverse("polls:answer_by_link", args=[poll.pk, poll_token(poll, person)])


def poll_token(poll: DatePoll, person: User) -> str:
    """Who, and a proof that this portal wrote it."""
    return f"{person.pk}-{proof_of(_said(poll, person.pk), salt=SALT)}"


def person_behind(poll: DatePoll, token: str) -> User | None:
    """The person of a token for this poll; None for anything else."""
    number, _dash, proof = token.partition("-")
    if not number.isascii() or not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    if not is_proven(_said(poll, int(number)), proof, salt=SALT):
        return None
    person = User.objects.filter(pk=int(number)).first()
    return person if person and PersonBackend().user_can_authenticate(person) else None


def _said(poll: DatePoll, person: int) -> str:
    return f"{poll.key}:{person}"
