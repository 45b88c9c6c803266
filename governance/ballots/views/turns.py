"""Pages about turns: give and answer a proxy, and state an interest of one's own."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions, queries
from governance.ballots.forms import AnswerProxyForm, ConfirmForm, GiveProxyForm, InterestForm
from governance.ballots.links import is_for
from governance.ballots.models import Proxy
from governance.ballots.views.proposals import FORM, typed
from governance.ballots.views.voting import seat_and_ballot
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def give_proxy(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask another voting member to vote for your seat in one meeting; and the proxies you gave and got for it."""
    at, meeting = clock.now(), get_object_or_404(Meeting.objects.select_related("body"), pk=pk)
    seats, proxies = queries.seats_to_give(request.user, meeting), list(queries.proxies_at(meeting, request.user))
    Verdict.when(seats or proxies, access.NOT_HOLDER).or_403()

    def act(form: GiveProxyForm) -> str:
        actions.give_proxy(meeting, **form.given, by=request.user, at=at)
        return said(request, _("Je volmacht is gevraagd. Ze geldt zodra ze aanvaard is."), request.path)

    form = GiveProxyForm(typed(request), meeting=meeting, seats=seats)
    context = {"meeting": meeting, "proxies": proxies, "is_free": queries.is_free_to_give(seats, proxies)}
    return form_page(request, "governance/ballots/give_proxy.html", form, act, context)


def said(request: HttpRequest, words: str, path: str) -> str:
    """Tell the reader what was done, and where to go on."""
    messages.success(request, words)
    return path


def proxy_or_404(pk: int) -> Proxy:
    """A proxy with all its page tells."""
    return get_object_or_404(Proxy.objects.select_related("seat__body", "meeting__body", "giver", "bearer"), pk=pk)


@require_http_methods(FORM)
def answer_proxy(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or refuse to vote for the seat of another in one meeting."""
    proxy = proxy_or_404(pk)
    access.may_answer_proxy(request.user, proxy).or_403()
    return answer_page(request, proxy, request.user)


@login_not_required
@never_cache
@require_http_methods(FORM)
def proxy_by_link(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Accept or refuse a proxy with the link of your mail; looking changes nothing."""
    proxy = proxy_or_404(pk)
    if not is_for(proxy, token):
        raise Http404
    return answer_page(request, proxy, proxy.bearer)


def answer_page(request: HttpRequest, proxy: Proxy, bearer: User) -> HttpResponse:
    """The question to the bearer, wherever it is asked."""
    at = clock.now()

    def act(form: AnswerProxyForm) -> str:
        answered = actions.answer_proxy(proxy, accepts=form.accepts, by=bearer, at=at)
        return said(request, _("Genoteerd: {state}.").format(state=answered.state), request.path)

    context = {"proxy": proxy, "possible": access.is_proxy_live(proxy, at=at)}
    return form_page(request, "governance/ballots/answer_proxy.html", AnswerProxyForm(typed(request)), act, context)


@require_http_methods(FORM)
def withdraw_proxy(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a proxy of your seat, after a preview."""
    at, proxy = clock.now(), proxy_or_404(pk)
    access.may_withdraw_proxy(request.user, proxy).or_403()

    def act(form: ConfirmForm) -> str:
        actions.withdraw_proxy(proxy, by=request.user, at=at)
        path = reverse("ballots:give_proxy", args=[proxy.meeting_id])
        return said(request, _("Je volmacht is ingetrokken. Je stemt weer zelf."), path)

    context = {"proxy": proxy, "possible": access.is_proxy_live(proxy, at=at)}
    return form_page(request, "governance/ballots/withdraw_proxy.html", ConfirmForm(typed(request)), act, context)


@asked_when_set
@require_http_methods(FORM)
def state_interest(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that your organisation has an interest and step aside, or why it has none and vote."""
    at = clock.now()
    elector, ballot = (context := seat_and_ballot(request, pk, at))["elector"], context["ballot"]
    access.may_state_interest(request.user, elector, at=at).or_403()

    def act(form: InterestForm) -> str:
        recusal = actions.state_interest(elector, **form.stated, by=request.user, at=at)
        return said(request, recusal.get_state_display(), ballot.get_absolute_url())

    context["possible"] = access.is_voting_open(ballot, at=at, phase_matters=False)
    form = InterestForm(typed(request), initial={"state": "declared"})
    return form_page(request, "governance/ballots/state_interest.html", form, act, context)
