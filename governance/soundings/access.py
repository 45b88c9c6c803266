"""Who asks the people behind a seat, who answers, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Ballot, Proposal
from governance.ballots.queries import RAAD
from governance.bodies.models import Seat
from governance.bodies.queries import seats_held
from governance.charter.queries import chosen
from governance.people.models import User
from governance.soundings.models import Sounding
from som_portal.kit import clock
from som_portal.kit.access import Verdict

Person = User | AnonymousUser | None
MOST_ANSWERS = 500
NOT_SEATED = _("Je achterban vragen kan wie op een stemgerechtigde zetel van de raad zit.")
NOT_YOURS = _("Alleen wie de vraag stelde, kan ze sluiten.")
NOT_PUBLIC = _("Dit voorstel is nog niet openbaar. Vraag het je achterban zodra het op een agenda staat.")
PRIVATE = _("Dit is een besloten punt. Wie er niet bij is, krijgt het niet te lezen.")
WITHDRAWN = _("Dit voorstel is ingetrokken. Er valt niets meer te vragen.")
DECIDED = _("Over dit voorstel is gestemd. De vraag is gesloten.")
CLOSED = _("De vraag is gesloten. Bedankt dat je wilde antwoorden.")
FULL = _("Deze vraag kreeg al zoveel antwoorden als we bewaren. Zeg het rechtstreeks aan wie ze stelde.")


def seats_that_ask(by: Person, *, at: datetime) -> list[Seat]:
    """The voting seats of the raad that somebody holds today. One query at most."""
    if not isinstance(by, User) or not by.is_active:
        return []
    return [seat for seat in seats_held(by, clock.day_of(at)) if seat.is_voting and seat.body.slug == RAAD]


def may_open_sounding(by: Person, *, at: datetime) -> Verdict:
    """Whoever votes for a seat of the raad: pupils and students, and everybody else too."""
    return Verdict.when(seats_that_ask(by, at=at), NOT_SEATED)


def is_to_be_asked(proposal: Proposal, *, at: datetime) -> Verdict:
    """A proposal that is public, and not decided or withdrawn. One query, with its point at hand.

    A proposal without a quorum that is called again is open to questions again while that second vote runs.
    """
    ballots = list(Ballot.objects.filter(proposal=proposal))
    is_over = bool(ballots) and not any(ballot.is_open(at) for ballot in ballots)
    return Verdict.first(
        Verdict.when(proposal.withdrawn_at is None, WITHDRAWN),
        Verdict.when(proposal.agenda_item_id is not None, NOT_PUBLIC),
        Verdict.when(proposal.agenda_item is None or not proposal.agenda_item.is_private, PRIVATE),
        Verdict.when(not is_over, DECIDED),
    )


def may_close_sounding(by: Person, sounding: Sounding) -> Verdict:
    """Only who asked."""
    return Verdict.when(isinstance(by, User) and by.pk == sounding.asked_by_id, NOT_YOURS)


def forgotten_at(sounding: Sounding) -> datetime:
    """When the question and its answers are gone."""
    return sounding.opened_at + timedelta(days=chosen("achterban-dagen", clock.day_of(sounding.opened_at)))


def is_open(sounding: Sounding, *, at: datetime) -> Verdict:
    """Answers are taken. One query for the ballots, one for the number of days."""
    return Verdict.first(
        Verdict.when(sounding.closed_at is None and at < forgotten_at(sounding), CLOSED),
        is_to_be_asked(sounding.proposal, at=at),
    )


def has_room(answers: int) -> Verdict:
    """Fewer answers than the most we keep."""
    return Verdict.when(answers < MOST_ANSWERS, FULL)
