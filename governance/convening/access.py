"""Who asks for a meeting of SOM plus, who stands behind it, and who answers."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, holds, require
from governance.bodies.models import Power
from governance.bodies.queries import seats_held
from governance.convening.models import MeetingRequest, RequestSupport
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

SOM_PLUS = "som-plus"
NOT_DELEGATE = _("Een vergadering van SOM plus vragen of steunen doen de afgevaardigden in SOM plus.")
NOT_READER = _("Deze vragen lezen de afgevaardigden in SOM plus en de coördinatiecel.")
SETTLED = _("Deze vraag is al beantwoord.")
CLOCK_RUNS = _("Er is genoeg steun en de coördinatiecel is aan zet. Je steun intrekken kan niet meer.")


def can_ask_meeting(by: User | AnonymousUser | None, *, at: datetime) -> Verdict:
    """Whoever holds a seat of SOM plus today (charter: "en op vraag")."""
    is_delegate = isinstance(by, User) and by.is_active and _sits_in_som_plus(by, at)
    return Verdict.when(is_delegate, NOT_DELEGATE)


def can_read_requests(by: User | AnonymousUser | None, *, at: datetime) -> Verdict:
    """SOM plus and the coördinatiecel; the names of who supports are theirs too."""
    if by is None or can_ask_meeting(by, at=at):
        return Verdict.yes()
    return Verdict.when(isinstance(by, User) and holds(by, Power.COORDINATE, on=clock.day_of(at)), NOT_READER)


def can_support_request(by: User | None, request: MeetingRequest, *, at: datetime) -> Verdict:
    """A delegate, once, as long as there is no outcome. One query at most."""
    return Verdict.first(can_ask_meeting(by, at=at), is_unsettled(request), _does_not_support(by, request))


def can_withdraw_support(by: User | None, request: MeetingRequest, *, at: datetime) -> Verdict:
    """Until the clock runs: then others count on it. One query at most."""
    supports = by is not None and RequestSupport.objects.filter(request=request, person=by).exists()
    return Verdict.first(
        Verdict.when(supports, _("Je steunt deze vraag niet.")),
        is_unsettled(request),
        Verdict.when(request.due_on is None, CLOCK_RUNS),
    )


def can_settle_requests(by: User | AnonymousUser | None, *, at: datetime) -> Verdict:
    """The coördinatiecel plans the meeting or says why not; it need not wait for the threshold."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_settle_request(by: User | None, request: MeetingRequest, *, at: datetime) -> Verdict:
    """The right to settle, and something to settle."""
    return Verdict.first(can_settle_requests(by, at=at), is_unsettled(request))


def is_unsettled(request: MeetingRequest) -> Verdict:
    """Neither planned nor answered."""
    return Verdict.when(request.settled_at is None, SETTLED)


def _sits_in_som_plus(by: User, at: datetime) -> bool:
    return any(seat.body.slug == SOM_PLUS for seat in seats_held(by, clock.day_of(at)))


def _does_not_support(by: User | None, request: MeetingRequest) -> Verdict:
    has_supported = RequestSupport.objects.filter(request=request, person=by).exists()
    return Verdict.when(not has_supported, _("Je steunt deze vraag al."))
