"""SOM plus on demand: ask, support, plan or answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.convening import access, actions
from governance.convening.forms import AnswerForm, RequestForm
from governance.convening.models import MeetingRequest
from governance.convening.queries import names_of_supporters, needed_on
from governance.meetings.forms import MomentForm
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/convening"


@require_safe
def request_list(request: HttpRequest) -> HttpResponse:
    """What SOM plus asks to meet about, and what came of it."""
    at = clock.now()
    access.can_read_requests(request.user, at=at).or_403()
    page = page_of(request, MeetingRequest.objects.with_support())
    can_ask = access.can_ask_meeting(request.user, at=at)
    return render(request, f"{FOLDER}/list.html", {"page": page, "can_ask": can_ask, "today": clock.day_of(at)})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_meeting(request: HttpRequest) -> HttpResponse:
    """Ask for a meeting of SOM plus, with a reason."""
    at = clock.now()
    access.can_ask_meeting(request.user, at=at).or_403()

    def act(form: Any) -> MeetingRequest:
        asked = actions.ask_meeting(**form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Je vraag staat er. Vertel het de andere afgevaardigden: zij kunnen ze steunen."))
        return asked

    context = {"needed": needed_on(clock.day_of(at))}
    return form_page(request, f"{FOLDER}/ask_meeting.html", RequestForm(request.POST or None), act, context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: why, who supports it, until when it waits, and what came of it."""
    asked, at = _request_or_404(request, pk), clock.now()
    context = {
        "asked": asked,
        "names": names_of_supporters(asked, clock.day_of(at)),
        "today": clock.day_of(at),
        "can_support": access.can_support_request(request.user, asked, at=at),
        "can_withdraw": access.can_withdraw_support(request.user, asked, at=at),
        "can_settle": access.can_settle_request(request.user, asked, at=at),
    }
    return render(request, f"{FOLDER}/detail.html", context)


@require_POST
def support_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand behind a request for a meeting."""
    asked = actions.support_request(_request_or_404(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("Je steunt deze vraag. Je hoort wat ervan komt."))
    return see_other(asked)


@require_POST
def withdraw_support(request: HttpRequest, pk: int) -> HttpResponse:
    """Take your support back, while the clock does not run."""
    asked = _request_or_404(request, pk)
    access.can_ask_meeting(request.user, at=clock.now()).or_403()
    actions.withdraw_support(asked, by=request.user, at=clock.now())
    messages.success(request, _("Je steun is ingetrokken."))
    return see_other(asked)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_requested(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the meeting that SOM plus asks for."""
    at = clock.now()
    asked = _to_settle(request, pk)

    def act(form: Any) -> object:
        planned = actions.plan_requested(asked, **form.moment(), by=request.user, at=at)
        messages.success(request, _("De vergadering staat gepland. Wie de vraag steunde, krijgt een mail."))
        return planned.meeting

    form = MomentForm(request.POST or None, at=at)
    return form_page(request, f"{FOLDER}/plan_requested.html", form, act, {"asked": asked})


@require_http_methods(["GET", "HEAD", "POST"])
def answer_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Say, with reasons, why no meeting is planned."""
    asked = _to_settle(request, pk)

    def act(form: Any) -> MeetingRequest:
        answer = form.cleaned_data["answer"]
        answered = actions.answer_request(asked, answer=answer, by=request.user, at=clock.now())
        messages.success(request, _("Je antwoord is verstuurd naar wie de vraag steunde."))
        return answered

    return form_page(request, f"{FOLDER}/answer_request.html", AnswerForm(request.POST or None), act, {"asked": asked})


def _request_or_404(request: HttpRequest, pk: int) -> MeetingRequest:
    access.can_read_requests(request.user, at=clock.now()).or_403()
    return get_object_or_404(MeetingRequest.objects.with_support(), pk=pk)


def _to_settle(request: HttpRequest, pk: int) -> MeetingRequest:
    """For the coördinatiecel; a page about a settled one is a conflict, what is sent the action judges."""
    asked = _request_or_404(request, pk)
    access.can_settle_requests(request.user, at=clock.now()).or_403()
    if request.method != "POST":
        access.is_unsettled(asked).or_409()
    return asked
