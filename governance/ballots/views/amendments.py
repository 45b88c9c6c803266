"""Pages of amendments: suggest another text, see the difference, accept, decline, withdraw."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, queries
from governance.ballots.forms import AcceptForm, AmendmentForm, ConfirmForm, DeclineForm, PutForm
from governance.ballots.models import Amendment, Proposal
from governance.ballots.views.options import Option, amendment_options, putting_options
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import form_page

ACCEPTED = gettext_lazy("Het amendement is aanvaard: de tekst van je voorstel is gewijzigd.")
PUT = gettext_lazy("Het amendement staat op de agenda. Open er de stemming over, voor die over het voorstel.")
DECLINED = gettext_lazy("Je antwoord is bewaard. Wie het amendement maakte, kreeg een mail.")


def amendment_facts(request: HttpRequest, pk: int, at: datetime) -> dict[str, Any]:
    """An amendment to a proposal this person may see, told against the text it meets; else 404."""
    amendment = get_object_or_404(Amendment.objects.told(), pk=pk)
    proposal = visible_proposal(request, amendment.proposal_id, at)
    told = queries.told_amendment(amendment, proposal)
    return {"amendment": amendment, "proposal": proposal, "told": told}


@login_not_required
@require_safe
def amendment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What an amendment changes, why, and what became of it."""
    at = clock.now()
    context = amendment_facts(request, pk, at)
    options: list[Option] = amendment_options(request.user, context["told"], context["proposal"])
    options += putting_options(request.user, context["told"], context["proposal"], at=at)
    return render(request, "governance/ballots/amendment.html", context | {"options": options})


@require_http_methods(FORM)
def suggest_amendment(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Suggest another text for one part of a proposal, for a seat of the raad."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_join_in(request.user, proposal, at=at).or_403()
    context = _part_facts(request, proposal, part, at)

    def act(form: AmendmentForm) -> Amendment:
        return actions.suggest_amendment(proposal, part, **form.cleaned_data, by=request.user, at=at)

    done = thanked(request, _("Je amendement staat bij het voorstel. Wie het indiende, kreeg een mail."), act)
    form = AmendmentForm.of(proposal, part, typed(request))
    return form_page(request, "governance/ballots/suggest_amendment.html", form, done, context)


def _part_facts(request: HttpRequest, proposal: Proposal, part: str, at: datetime) -> dict[str, Any]:
    """The part of the text with what others suggest for it; 404 for a part that nobody amends."""
    if part not in proposal.texts_asked:
        raise Http404
    others = [row for row in queries.amendments_of(proposal) if row[0].part == part]
    context = {"proposal": proposal, "part": Amendment.Part(part).label, "others": others}
    seat, possible = access.raad_seat_of(request.user, at), access.is_amendable(proposal, at=at)
    return context | {"seat": seat, "possible": possible}


@require_http_methods(FORM)
def accept_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the suggested words into one's proposal, after a look at the difference."""
    at, context = clock.now(), _to_settle(request, pk)
    told = context["told"]

    def act(form: AcceptForm) -> Amendment:
        return actions.accept_amendment(told.amendment, seen=form.cleaned_data["seen"], by=request.user, at=at)

    form = AcceptForm(typed(request), initial={"seen": told.seen})
    done = thanked(request, str(ACCEPTED), act)
    return form_page(request, "governance/ballots/accept_amendment.html", form, done, context)


@require_http_methods(FORM)
def decline_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the text of one's proposal as it is, and say why."""
    at, context = clock.now(), _to_settle(request, pk)

    def act(form: DeclineForm) -> Amendment:
        reason = form.cleaned_data["reason"]
        return actions.decline_amendment(context["amendment"], reason, by=request.user, at=at)

    context["possible"] = access.is_waiting(context["amendment"], context["proposal"])
    done = thanked(request, str(DECLINED), act)
    return form_page(request, "governance/ballots/decline_amendment.html", DeclineForm(typed(request)), done, context)


def _to_settle(request: HttpRequest, pk: int) -> dict[str, Any]:
    """An amendment to one's own proposal, and whether it can be accepted. Raises Refused."""
    context = amendment_facts(request, pk, clock.now())
    access.may_answer(request.user, context["proposal"]).or_403()
    return context | {"possible": access.is_acceptable(context["told"], context["proposal"])}


@require_http_methods(FORM)
def withdraw_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an amendment of one's own back."""
    at = clock.now()
    context = amendment_facts(request, pk, at)
    access.may_withdraw_amendment(request.user, context["amendment"]).or_403()

    def act(form: ConfirmForm) -> Amendment:
        return actions.withdraw_amendment(context["amendment"], by=request.user, at=at)

    context["possible"] = access.is_waiting(context["amendment"], context["proposal"])
    done = thanked(request, _("Je amendement is ingetrokken."), act)
    return form_page(request, "governance/ballots/withdraw_amendment.html", ConfirmForm(typed(request)), done, context)


@require_http_methods(FORM)
def put_to_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the raad vote on an amendment, before the proposal itself."""
    at = clock.now()
    context = amendment_facts(request, pk, at)
    access.may_run_ballot(request.user, at=at).or_403()

    def act(form: PutForm) -> Proposal:
        return actions.put_to_vote(context["amendment"], key=form.cleaned_data["key"], by=request.user, at=at)

    context["possible"] = access.is_puttable(context["amendment"], context["proposal"])
    done = thanked(request, str(PUT), act)
    return form_page(request, "governance/ballots/put_amendment.html", PutForm(typed(request)), done, context)
