"""Your own data, and what the coördinatiecel does with personal data: fetch, act, show."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.charter.queries import chosen
from governance.people.second_factor import asked_when_set
from governance.record.models import BulkLook, ErasureRequest
from governance.record.queries import answer_within, waiting_erasures
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other
from som_portal.privacy import access, actions
from som_portal.privacy.download import zip_of
from som_portal.privacy.forms import EraseForm, RefuseForm, SureForm
from som_portal.privacy.mine import chapters_about, did_to_others
from som_portal.privacy.queries import had_a_seat, looks_at, terms_from
from som_portal.privacy.subjects import Subject

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything we keep about you, why and how long."""
    at, today = clock.now(), clock.today()
    context = {
        "chapters": chapters_about(request.user, today),
        "touched": did_to_others(request.user),
        "looks": looks_at(request.user, today),
        "asked": ErasureRequest.objects.filter(person_id=request.user.pk).first(),
        "days": answer_within(at).days,
    }
    return render(request, "privacy/my_data.html", context)


@require_POST
@asked_when_set
def download_my_data(request: HttpRequest) -> FileResponse:
    """The same as one file."""
    at = clock.now()
    file = zip_of(chapters_about(request.user, clock.day_of(at)), at)
    return FileResponse(file, as_attachment=True, filename=f"som-gegevens-{clock.day_of(at)}.zip")


@asks
@asked_when_set
def ask_erasure(request: HttpRequest) -> HttpResponse:
    """Ask to be erased; without a seat, ever, it happens at once."""
    is_at_once = not had_a_seat(request.user)

    def act(form: BaseForm) -> str:
        return _erase_me(request) if is_at_once else _ask_for_me(request, form)

    context = {"is_at_once": is_at_once, "subjects": list(Subject), "days": answer_within(clock.now()).days}
    return form_page(request, "privacy/ask_erasure.html", SureForm(request.POST or None), act, context)


@require_POST
def withdraw_erasure(request: HttpRequest) -> HttpResponse:
    """Take the request back."""
    actions.withdraw_erasure(by=request.user, at=clock.now())
    messages.success(request, _("Je vraag is ingetrokken. Er is niets gewist."))
    return see_other("privacy:my_data")


@require_safe
def erasure_requests(request: HttpRequest) -> HttpResponse:
    """Who asks to be erased, the most urgent first."""
    at = clock.now()
    access.can_see_privacy(request.user, at=at).or_403()
    rows = [(one, one.is_late(at)) for one in waiting_erasures(at)]
    context = {"page": page_of(request, rows), "days": answer_within(at).days}
    return render(request, "privacy/erasure_requests.html", context)


@asks
@asked_when_set
def erase_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry out what the person asked, and read where others' words still name them."""
    access.can_see_privacy(request.user, at=clock.now()).or_403()
    found = _waiting(pk)

    def act(form: BaseForm) -> HttpResponse:
        ends_terms = form.cleaned_data["ends_terms"]
        listed = actions.erase_person(found.person, ends_terms=ends_terms, by=request.user, at=clock.now())
        return render(request, "privacy/erased.html", {"mentions": listed})

    return form_page(request, "privacy/erase_person.html", EraseForm(request.POST or None), act, _about(found))


@asks
def refuse_erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why somebody is not erased."""
    access.can_see_privacy(request.user, at=clock.now()).or_403()
    found = _waiting(pk)

    def act(form: BaseForm) -> str:
        reason = form.cleaned_data["reason"]
        actions.refuse_erasure(found, reason=reason, by=request.user, at=clock.now())
        messages.success(request, _("De persoon krijgt je reden per mail."))
        return "privacy:erasure_requests"

    return form_page(request, "privacy/refuse_erasure.html", RefuseForm(request.POST or None), act, _about(found))


@require_safe
def bulk_looks(request: HttpRequest) -> HttpResponse:
    """Who looked at the data of many people at once."""
    at = clock.now()
    access.can_see_privacy(request.user, at=at).or_403()
    rows = BulkLook.objects.select_related("viewer").order_by("-pk")
    context = {"page": page_of(request, rows, per_page=50), "days": chosen("inzage-dagen", clock.day_of(at))}
    return render(request, "privacy/bulk_looks.html", context)


def _waiting(pk: int) -> ErasureRequest:
    return get_object_or_404(ErasureRequest.objects.waiting().select_related("person"), pk=pk)


def _about(found: ErasureRequest) -> dict[str, Any]:
    """What the coördinatiecel must know before it answers."""
    due = found.asked_at + answer_within(clock.now())
    return {"asked": found, "due": due, "terms": terms_from(found.person, clock.today()), "subjects": list(Subject)}


def _ask_for_me(request: HttpRequest, form: BaseForm) -> str:
    actions.ask_erasure(key=form.cleaned_data["key"], by=request.user, at=clock.now())
    messages.success(request, _("Je vraag ligt bij de coördinatiecel."))
    return "privacy:my_data"


def _erase_me(request: HttpRequest) -> str:
    actions.erase_person(request.user, by=request.user, at=clock.now())
    logout(request)
    messages.success(request, _("Je bent gewist. Dank je voor wat je samen met ons maakte."))
    return "front:home"
