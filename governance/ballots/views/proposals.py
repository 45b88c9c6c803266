"""Pages of proposals: list, page, and what one does with them before the vote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, queries
from governance.ballots.forms import ConfirmForm, ReviseForm, ScheduleForm
from governance.ballots.forms.costs import CostsForm
from governance.ballots.models import Proposal
from governance.ballots.views.around import talk_about
from governance.ballots.views.options import proposal_options
from som_portal.kit import clock
from som_portal.kit.access import Conflict
from som_portal.kit.http import form_page, page_of

FORM = ["GET", "HEAD", "POST"]


def visible_proposal(request: HttpRequest, pk: int, at: datetime) -> Proposal:
    """A proposal this person may see, with its ballots and its short lists; else 404."""
    rows = queries.with_ballots_of_one(Proposal.objects.visible_to(request.user, at=at))
    proposal = get_object_or_404(queries.with_version(queries.with_talk(rows)), pk=pk)
    queries.read_lists([proposal])
    return proposal


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, or nothing when the form is only asked for."""
    return request.POST if request.method == "POST" else None


def thanked(request: HttpRequest, words: str, act: Callable[[Any], object]) -> Callable[[Any], object]:
    """Act, and say so on the next page."""

    def acted(form: Any) -> object:
        goal = act(form)
        messages.success(request, words)
        return goal

    return acted


@login_not_required
@require_safe
def proposal_list(request: HttpRequest) -> HttpResponse:
    """What was proposed and where it stands; the public sees what came on an agenda."""
    at, stage = clock.now(), request.GET.get("staat", "")
    rows = queries.in_stage(Proposal.objects.visible_to(request.user, at=at), stage, at)
    page = page_of(request, queries.with_ballots(rows))
    stages = [(proposal, queries.stage_of(proposal, at)) for proposal in page]
    context: dict[str, Any] = {"page": page, "rows": stages, "filters": queries.FILTERS, "stage": stage}
    context["drafts"] = [] if stage else queries.drafts_of(request.user)
    context["can_propose"] = access.may_propose(request.user, at=at)
    return render(request, "governance/ballots/proposals.html", context)


@login_not_required
@require_safe
def proposal_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked, how much, why together; what happened; what you can do."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    context = {"proposal": proposal, "stage": queries.stage_of(proposal, at), "ballot": queries.last_ballot(proposal)}
    context["conditions"] = queries.drafted_conditions(proposal)
    context["competence"] = queries.competence_of(proposal)
    context["history"] = queries.history(queries.deeds_of([proposal, *proposal.ballots.all()]))
    context |= talk_about(request.user, proposal, at)
    context["options"] = proposal_options(request.user, proposal, at=at)
    return render(request, "governance/ballots/proposal.html", context)


@require_http_methods(FORM)
def revise_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a proposal of one's own."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_revise(request.user, proposal).or_403()
    context: dict[str, Any] = {"proposal": proposal, "possible": access.is_revisable(proposal)}

    def act(form: ReviseForm) -> Proposal:
        with shown_what_changed(proposal, form, context):
            revised = actions.revise_proposal(proposal, **form.read, by=request.user, at=at, **form.asked)
        return warned(request, form, revised)

    done = thanked(request, _("Je wijzigingen zijn opgeslagen."), act)
    return form_page(request, "governance/ballots/revise.html", ReviseForm.of(proposal, typed(request)), done, context)


def warned(request: HttpRequest, form: CostsForm, proposal: Proposal) -> Proposal:
    """The proposal; its page says which line has less free than is asked of it."""
    for sentence in form.too_much:
        messages.warning(request, sentence)
    return proposal


@contextmanager
def shown_what_changed(proposal: Proposal, form: ReviseForm, context: dict[str, Any]) -> Iterator[None]:
    """When somebody was faster: what changed since the form was opened, and a form that has both."""
    try:
        yield
    except Conflict:
        since = queries.since_version(proposal, form.read["seen"])
        context["since"] = since.changes
        form.catch_up(since)
        raise


@require_http_methods(FORM)
def withdraw_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal of one's own back, after a preview."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_withdraw(request.user, proposal).or_403()

    def act(form: ConfirmForm) -> Proposal:
        return actions.withdraw_proposal(proposal, by=request.user, at=at)

    done = thanked(request, _("Je voorstel is ingetrokken."), act)
    context = {"proposal": proposal, "possible": access.is_withdrawable(proposal)}
    return form_page(request, "governance/ballots/withdraw.html", ConfirmForm(typed(request)), done, context)


@require_http_methods(FORM)
def schedule_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the meeting of the raad that decides."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_schedule(request.user, at=at).or_403()

    def act(form: ScheduleForm) -> Proposal:
        return actions.schedule_proposal(proposal, form.cleaned_data["meeting"], by=request.user, at=at)

    done = thanked(request, _("Het voorstel staat op de agenda van de raad."), act)
    context = {"proposal": proposal, "possible": access.is_schedulable(proposal)}
    return form_page(request, "governance/ballots/schedule.html", ScheduleForm(typed(request), at=at), done, context)
