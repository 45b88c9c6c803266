"""Who opens a poll, who answers, who chooses."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import mandates_of
from governance.bodies.models import Body
from governance.meetings.access import can_plan_meeting
from governance.people.models import User
from governance.polls.models import DatePoll
from governance.polls.rules import Tally
from som_portal.kit import clock
from som_portal.kit.access import Verdict

NOT_MEMBER = _("Een datum prikken doen de leden van dit netwerkonderdeel.")
SETTLED = _("Deze datumprikker is afgerond.")
OVER = _("De tijd om te antwoorden is voorbij. Wie de vergadering plant, kiest nu een datum.")
NEEDS_REASON = _("Zonder genoeg stemmende zetels of zonder wie erbij moet zijn, heeft deze datum een reden nodig.")


def can_open_poll(by: User | AnonymousUser | None, body: Body, *, at: datetime) -> Verdict:
    """Whoever plans the meetings of the body."""
    return can_plan_meeting(by, body, at=at)


def can_read_poll(by: User | AnonymousUser | None, poll: DatePoll, *, at: datetime) -> Verdict:
    """The members of the body, and who plans for it."""
    return Verdict.when(is_member(by, poll.body, at) or can_open_poll(by, poll.body, at=at), NOT_MEMBER)


def can_answer_poll(by: User | AnonymousUser | None, poll: DatePoll, *, at: datetime) -> Verdict:
    """A member of today; see `is_open` for whether it still counts."""
    return Verdict.when(is_member(by, poll.body, at), NOT_MEMBER)


def can_close_poll(by: User | AnonymousUser | None, poll: DatePoll, *, at: datetime) -> Verdict:
    """Whoever plans chooses, also before the deadline when everybody has answered."""
    return Verdict.first(can_open_poll(by, poll.body, at=at), is_unsettled(poll))


def is_member(by: User | AnonymousUser | None, body: Body, at: datetime) -> bool:
    """Holds a seat of the body today. No query once the mandates are read."""
    if not isinstance(by, User) or not by.is_active:
        return False
    on = clock.day_of(at)
    return any(mandate.seat.body_id == body.pk for mandate in mandates_of(by) if mandate.holds_on(on))


def is_unsettled(poll: DatePoll) -> Verdict:
    """Neither chosen nor stopped."""
    return Verdict.when(poll.settled_at is None, SETTLED)


def is_open(poll: DatePoll, at: datetime) -> Verdict:
    """Answers count."""
    return Verdict.first(is_unsettled(poll), Verdict.when(at < poll.closes_at, OVER))


def is_fit(found: Tally, reason: str) -> Verdict:
    """A moment with quorum and everybody required, or a reason."""
    return Verdict.when(not found.needs_reason or reason.strip(), NEEDS_REASON)
