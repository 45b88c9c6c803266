"""Signals and challenges: fetch, act, show."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.challenges import access, actions
from governance.challenges.forms import AnswerForm, BundleForm, SignalForm
from governance.challenges.models import Challenge, Signal, SignalRows, SignalState
from governance.charter.models import FocusArea
from governance.people.models import Level
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/challenges"


@login_not_required
@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """What the field asks: challenges, and how many signals stand behind each."""
    rows = Challenge.objects.with_signal_count().prefetch_related("focus_areas")
    chosen = request.GET.get("speerpunt", "")
    context = {
        "page": page_of(request, rows.focused_on(chosen) if chosen else rows),
        "focus_areas": FocusArea.objects.values_list("slug", "short"),
        "signal_total": Signal.objects.count(),
        "can_read_all_signals": access.can_read_all_signals(request.user, at=clock.now()),
    }
    return render(request, f"{FOLDER}/list.html", context)


@login_not_required
@require_safe
def challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """One challenge, with what came of it."""
    rows = Challenge.objects.with_signal_count().prefetch_related("focus_areas", "brought__item__meeting__body")
    can_handle = access.can_handle_signals(request.user, at=clock.now())
    context = {"challenge": get_object_or_404(rows, slug=slug), "can_handle_signals": can_handle}
    return render(request, f"{FOLDER}/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def raise_signal(request: HttpRequest) -> HttpResponse:
    """Give a signal."""

    def act(form: SignalForm) -> Signal:
        signal = actions.raise_signal(**form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Bedankt voor je signaal. Je krijgt een mail zodra we het bespreken."))
        return signal

    return form_page(request, f"{FOLDER}/raise_signal.html", SignalForm(request.POST or None), act)


@require_safe
def my_signals(request: HttpRequest) -> HttpResponse:
    """What you noticed, and what we did with it."""
    rows = Signal.objects.raised_by(request.user).select_related("focus_area", "challenge")
    return render(request, f"{FOLDER}/my_signals.html", {"page": page_of(request, rows)})


@require_safe
def signals(request: HttpRequest) -> HttpResponse:
    """Everything the field says, for who steers and follows the network."""
    at = clock.now()
    access.can_read_all_signals(request.user, at=at).or_403()
    context = {
        "page": page_of(request, _filtered(request, Signal.objects.visible_to(request.user, clock.day_of(at)))),
        "states": SignalState.choices,
        "levels": Level.choices,
        "focus_areas": FocusArea.objects.values_list("slug", "short"),
        "can_handle_signals": access.can_handle_signals(request.user, at=at),
    }
    return render(request, f"{FOLDER}/signals.html", context)


@require_safe
def signal(request: HttpRequest, pk: int) -> HttpResponse:
    """One signal: for who gave it and who may read all."""
    found = _visible(request, pk)
    at = clock.now()
    context = {
        "signal": found,
        "can_handle_signals": access.can_handle_signals(request.user, at=at),
        "can_take_up_signal": access.can_take_up_signal(request.user, found, at=at),
        "can_answer_signal": access.can_answer_signal(request.user, found, at=at),
    }
    return render(request, f"{FOLDER}/signal.html", context)


@require_POST
def take_up_signal(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it on the table of the coördinatiecel."""
    found = actions.take_up_signal(_visible(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("Het signaal is in bespreking. Wie het gaf, kreeg een mail."))
    return see_other(found)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_signal(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what SOM does with it."""
    return _closing_page(request, pk, actions.answer_signal, _("Beantwoord dit signaal"))


@require_http_methods(["GET", "HEAD", "POST"])
def refer_signal(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who can help better."""
    return _closing_page(request, pk, actions.refer_signal, _("Verwijs dit signaal door"))


@require_http_methods(["GET", "HEAD", "POST"])
def bundle_signals(request: HttpRequest) -> HttpResponse:
    """Put signals that belong together behind one challenge."""
    access.can_handle_signals(request.user, at=clock.now()).or_403()

    def act(form: BundleForm) -> Challenge:
        challenge = actions.bundle_signals(**form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De signalen zijn gebundeld. Wie ze gaf, kreeg een mail."))
        return challenge

    return form_page(request, f"{FOLDER}/bundle_signals.html", BundleForm(request.POST or None), act)


def _visible(request: HttpRequest, pk: int) -> Signal:
    rows = Signal.objects.visible_to(request.user, clock.today()).select_related("focus_area", "challenge")
    beside = [
        f"{origins}__proposal__{what}"
        for origins in ("origins", "challenge__origins")
        for what in ("ballots__decision", "agenda_item")
    ]
    return get_object_or_404(rows.prefetch_related(*beside), pk=pk)


def _filtered(request: HttpRequest, rows: SignalRows) -> SignalRows:
    rows = rows.in_state(request.GET.get("stand", "")).select_related("focus_area", "challenge")
    chosen = {"level": request.GET.get("niveau", ""), "focus_area__slug": request.GET.get("speerpunt", "")}
    return rows.filter(**{name: value for name, value in chosen.items() if value})


def _closing_page(request: HttpRequest, pk: int, close: Any, title: str) -> HttpResponse:
    found = _visible(request, pk)
    access.can_handle_signals(request.user, at=clock.now()).or_403()

    def act(form: AnswerForm) -> Signal:
        close(found, answer=form.cleaned_data["answer"], by=request.user, at=clock.now())
        messages.success(request, _("Je antwoord is bewaard. Wie het signaal gaf, kreeg een mail."))
        return found

    context = {"signal": found, "title": title}
    return form_page(request, f"{FOLDER}/close_signal.html", AnswerForm(request.POST or None), act, context)
