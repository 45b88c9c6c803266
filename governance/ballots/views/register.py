"""The register for machines, what a member decided, and which decision replaces which."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, linked_data, queries
from governance.ballots.forms import SupersedeForm
from governance.ballots.models import Decision
from governance.ballots.views.decisions import year_asked
from governance.ballots.views.proposals import FORM, thanked, typed
from som_portal.kit import clock
from som_portal.kit.http import form_page

JSON_LD, ATOM = "application/ld+json", "application/atom+xml; charset=utf-8"


@login_not_required
@require_safe
def decisions_jsonld(request: HttpRequest) -> HttpResponse:
    """The decisions of a working year as linked data; of the present one unless asked."""
    year = year_asked(request) or clock.working_year(clock.today())
    return _linked(linked_data.document_of(queries.published(request.user, year)))


@login_not_required
@require_safe
def decision_jsonld(request: HttpRequest, number: str) -> HttpResponse:
    """One decision as linked data, with what each seat said."""
    decision = get_object_or_404(queries.published(request.user, None), number=number)
    return _linked(linked_data.document_of([decision], queries.seats_of(decision.ballot)))


@login_not_required
@require_safe
def decisions_feed(request: HttpRequest) -> HttpResponse:
    """The latest decisions, for who follows the raad with a feed reader."""
    latest = queries.decisions(request.user)[: queries.MOST_IN_FEED]
    return HttpResponse(linked_data.feed_of(latest, request.LANGUAGE_CODE), content_type=ATOM)


@require_safe
def my_decisions(request: HttpRequest) -> HttpResponse:
    """What the raad decided in a working year, and what your seat said."""
    years = queries.my_years(request.user)
    year = year_asked(request) or (years[0] if years else clock.working_year(clock.today()))
    context = {"years": years, "year": year, "rows": queries.my_part(request.user, year)}
    return render(request, "governance/ballots/my_decisions.html", context)


@require_http_methods(FORM)
def supersede_decision(request: HttpRequest, number: str) -> HttpResponse:
    """Say which later decision replaces this one."""
    at = clock.now()
    decision = get_object_or_404(queries.decided_ballots(request.user), decision__number=number).decision
    access.may_supersede(request.user, at=at).or_403()

    def act(form: SupersedeForm) -> Decision:
        return actions.supersede_decision(decision, form.cleaned_data["newer"], by=request.user, at=at)

    form = SupersedeForm.among(queries.replacing(decision), typed(request))
    context = {"decision": decision, "possible": access.is_in_force(decision)}
    done = thanked(request, _("Het besluit is vervangen."), act)
    return form_page(request, "governance/ballots/supersede.html", form, done, context)


def _linked(document: linked_data.Node) -> HttpResponse:
    return JsonResponse(document, content_type=JSON_LD, json_dumps_params={"ensure_ascii": False})
