"""Each September: who are our delegates? The pages of the coördinatiecel."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.delegates import access, actions, queries, wording
from governance.delegates.forms import RefusalForm
from governance.delegates.models import DelegateConfirmation
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/delegates"
FORM = ["GET", "HEAD", "POST"]


@require_safe
def confirmations(request: HttpRequest) -> HttpResponse:
    """Who answered this working year, who did not, and whom we cannot reach."""
    at, state = clock.now(), request.GET.get("stand", "")
    access.can_handle_answer(request.user, at=at).or_403()
    year = clock.working_year(clock.day_of(at))
    page = page_of(request, queries.institutions_by_answer(state, year, at))
    asked = [one for institution in page for one in institution.asked_this_year]
    context = {"page": page, "rows": wording.answer_rows(page, queries.bounced(asked), at), "year": year}
    context |= {"states": wording.answer_choices(queries.answers_counted(year, at))}
    context |= {"to_renew": len(queries.confirmed_to_renew(clock.day_of(at)))}
    return render(request, f"{FOLDER}/confirmations.html", context)


@require_http_methods(FORM)
def ask_delegates(request: HttpRequest) -> HttpResponse:
    """Mail the institutions that were not asked yet, after a look at who gets a mail and who cannot."""
    access.can_ask_delegates(request.user, at=clock.now()).or_403()
    if request.method == "POST":
        number = actions.ask_delegates(by=request.user, at=clock.now())
        messages.success(request, _("%(number)s instellingen krijgen een mail.") % {"number": number})
        return see_other("delegates:confirmations")
    year = clock.working_year(clock.today())
    context = {"asked": queries.to_ask(year), "unreachable": queries.without_address(year), "year": year}
    return render(request, f"{FOLDER}/ask_delegates.html", context)


@require_http_methods(FORM)
def renew_confirmed(request: HttpRequest) -> HttpResponse:
    """Renew the mandates of who confirmed, after a look at which institutions those are."""
    access.can_handle_answer(request.user, at=clock.now()).or_403()
    if request.method == "POST":
        done, held_up = actions.renew_confirmed(by=request.user, at=clock.now())
        messages.success(request, wording.renewed(done, held_up))
        return see_other("delegates:confirmations")
    on = clock.today()
    context = {"rows": queries.confirmed_to_renew(on), "last_day": queries.next_end(on)}
    return render(request, f"{FOLDER}/renew_confirmed.html", context)


@require_safe
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """What one institution was asked and answered."""
    return render(request, f"{FOLDER}/confirmation.html", _facts(_found(request, pk)))


@require_POST
def apply_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the institution answered."""
    done = actions.apply_answer(_found(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("De mandaten zijn aangepast."))
    return see_other(done)


@require_http_methods(FORM)
def refuse_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a change, with a reason that the institution reads."""
    found = _found(request, pk)

    def act(form: BaseForm) -> DelegateConfirmation:
        done = actions.refuse_answer(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De wijziging gaat niet door. De instelling krijgt je reden per mail."))
        return done

    return form_page(request, f"{FOLDER}/refuse_answer.html", RefusalForm(request.POST or None), act, _facts(found))


@require_POST
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one institution a new link."""
    asked = actions.ask_again(_found(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("De instelling krijgt een mail met een nieuwe link. De oude werkt niet meer."))
    return see_other(asked)


def _found(request: HttpRequest, pk: int) -> DelegateConfirmation:
    access.can_handle_answer(request.user, at=clock.now()).or_403()
    return get_object_or_404(DelegateConfirmation.objects.select_related("institution"), pk=pk)


def _facts(found: DelegateConfirmation) -> dict[str, Any]:
    at = clock.now()
    return {
        "confirmation": found,
        "answer": wording.answer_of(found, at),
        "places": queries.places_known(found.institution, clock.day_of(at)),
        "proposals": found.proposals.select_related("seat", "mandate__person"),
        "to_handle": access.is_to_handle(found),
        "to_refuse": access.is_to_refuse(found),
        "to_ask_again": access.can_be_asked_again(found),
    }
