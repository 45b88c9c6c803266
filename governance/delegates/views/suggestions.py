"""What SOM plus suggests for the raad."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.delegates import access, actions, queries
from governance.delegates.forms import SuggestionAnswerForm, SuggestionForm
from governance.delegates.models import Suggestion, SuggestionState
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/delegates"
FORM = ["GET", "HEAD", "POST"]


@require_safe
def raad_seats(request: HttpRequest) -> HttpResponse:
    """The seats of the raad that a delegate may give a suggestion for."""
    access.can_suggest(request.user, at=clock.now()).or_403()
    context = {"page": page_of(request, queries.raad_seats_for(request.user, clock.today()))}
    return render(request, f"{FOLDER}/raad_seats.html", context)


@require_http_methods(FORM)
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Suggest somebody or a profile for a seat of the raad: advice, no appointment."""
    access.can_suggest(request.user, at=clock.now()).or_403()
    seat = get_object_or_404(queries.raad_seats(clock.today()), pk=pk)

    def act(form: BaseForm) -> Suggestion:
        made = actions.suggest(seat, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Bedankt. De coördinatiecel antwoordt je per mail."))
        return made

    return form_page(request, f"{FOLDER}/suggest.html", SuggestionForm(request.POST or None), act, {"seat": seat})


@require_safe
def my_suggestions(request: HttpRequest) -> HttpResponse:
    """What you suggested, and the answers."""
    context = {
        "page": page_of(request, queries.own_suggestions(request.user)),
        "can_suggest": access.can_suggest(request.user, at=clock.now()),
    }
    return render(request, f"{FOLDER}/my_suggestions.html", context)


@require_POST
def withdraw_suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """Take your own suggestion back."""
    own = get_object_or_404(queries.own_suggestions(request.user), pk=pk)
    actions.withdraw_suggestion(own, by=request.user, at=clock.now())
    messages.success(request, _("Je suggestie is ingetrokken."))
    return see_other("delegates:my_suggestions")


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Everything SOM plus suggests, for the coördinatiecel."""
    at, state = clock.now(), request.GET.get("stand", "")
    access.can_read_suggestions(request.user, at=at).or_403()
    page = page_of(request, queries.suggestions_in(state))
    note_bulk_look(request.user, Bulk.SUGGESTIONS, len(page), at=at)
    context = {"page": page, "states": SuggestionState.choices}
    return render(request, f"{FOLDER}/suggestions.html", context)


@require_http_methods(FORM)
def answer_suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what happens with a suggestion; the delegate gets it by mail."""
    access.can_answer_suggestion(request.user, at=clock.now()).or_403()
    found = get_object_or_404(queries.suggestions_in(""), pk=pk)

    def act(form: BaseForm) -> str:
        actions.answer_suggestion(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Je antwoord is bewaard en gemaild."))
        return "delegates:suggestions"

    form = SuggestionAnswerForm(request.POST or None)
    return form_page(request, f"{FOLDER}/answer_suggestion.html", form, act, {"suggestion": found})
