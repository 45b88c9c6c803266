"""From a decision of the raad to a temporary seat for the expertise it misses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions, queries
from governance.ballots.forms import ExpertSeatForm
from governance.ballots.views.proposals import FORM, thanked, typed
from governance.bodies.models import Seat
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def add_expert_seat(request: HttpRequest, number: str) -> HttpResponse:
    """Add a temporary seat to the raad for missing expertise, by this decision."""
    at = clock.now()
    decision = get_object_or_404(queries.decided_ballots(request.user), decision__number=number).decision
    access.may_add_expert_seat(request.user, at=at).or_403()

    def act(form: ExpertSeatForm) -> Seat:
        return actions.add_expert_seat(decision, **form.seat, by=request.user, at=at)

    context = {"decision": decision, "possible": access.makes_expert_seats(decision)}
    done = thanked(request, _("De expertzetel is er. Stel nu iemand aan."), act)
    form = ExpertSeatForm.starting(clock.day_of(at), typed(request))
    return form_page(request, "governance/ballots/expert_seat.html", form, done, context)
