"""Pages of the action items."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies.models import Body
from governance.followup import access, actions, forms, queries
from governance.followup.models import ActionItem, ActionState
from governance.meetings.models import AgendaItem, Meeting
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of
from som_portal.kit.sheets import csv_page

FOLDER = "governance/followup"
FORM = ["GET", "HEAD", "POST"]
MOST_ROWS = 1000


@require_safe
def my_actions(request: HttpRequest) -> HttpResponse:
    """What this person said they would do, by name or by seat, the nearest due date first."""
    state, at = state_of(request), clock.now()
    rows = queries.actions_of(request.user, clock.day_of(at)).in_state(state).order_by("due_on", "pk")
    context = {"page": page_of(request, rows), "bodies": queries.bodies_read_by(request.user, at)}
    return render(request, f"{FOLDER}/my_actions.html", context | chosen_state(state))


@require_safe
def action_list(request: HttpRequest, slug: str) -> HttpResponse:
    """What a body follows up, for its members."""
    body, state, at = get_object_or_404(Body, slug=slug), state_of(request), clock.now()
    access.can_read_actions(request.user, body, at=at).or_403()
    context = {"body": body, "page": page_of(request, queries.actions_in(body, state))}
    context["can_make"] = access.can_make_action(request.user, body, at=at)
    return render(request, f"{FOLDER}/list.html", context | chosen_state(state))


@require_safe
def actions_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list as a sheet."""
    body, state = get_object_or_404(Body, slug=slug), state_of(request)
    access.can_read_actions(request.user, body, at=clock.now()).or_403()
    rows = queries.actions_in(body, state)[:MOST_ROWS]
    return csv_page(f"actiepunten-{body.slug}", queries.SHEET_HEAD, map(queries.sheet_row, rows))


@require_safe
def action_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One action item: what, who, by when, where it was agreed, and what became of it."""
    action, at = action_or_404(request, pk), clock.now()
    context = {"action": action, "today": clock.day_of(at)}
    context["can_finish"] = access.can_finish_action(request.user, action, at=at)
    context["can_change"] = access.can_change_action(request.user, action, at=at)
    return render(request, f"{FOLDER}/action.html", context)


@require_http_methods(FORM)
def make_action(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what somebody will do, about a point of an agenda or on its own."""
    body, at = get_object_or_404(Body, slug=slug), clock.now()
    access.can_make_action(request.user, body, at=at).or_403()
    item = item_asked_for(request, body)

    def act(form: Any) -> ActionItem:
        made = actions.make_action(body, **form.cleaned_data, item=item, by=request.user, at=at)
        messages.success(request, _("Het actiepunt staat er. Wie het doet, krijgt op tijd een herinnering."))
        return made

    form = forms.ActionForm(request.POST or None, body=body, on=clock.day_of(at), has_source=item is not None)
    return form_page(request, f"{FOLDER}/make_action.html", form, act, {"body": body, "item": item})


@require_http_methods(FORM)
def change_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Say better what is to be done, by whom or by when."""
    action, at = action_to_change(request, pk), clock.now()

    def act(form: Any) -> ActionItem:
        messages.success(request, _("Het actiepunt is aangepast."))
        return actions.change_action(action, **form.changed(), by=request.user, at=at)

    form = forms.ActionForm(request.POST or None, body=action.body, on=clock.day_of(at), action=action)
    return form_page(request, f"{FOLDER}/change_action.html", form, act, {"action": action})


@require_http_methods(FORM)
def finish_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is done."""
    action, at = action_or_404(request, pk), clock.now()
    verdict_on_finishing(request, action)

    def act(form: Any) -> ActionItem:
        done = actions.finish_action(action, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Klaar. Het actiepunt komt niet meer op de agenda."))
        return done

    return form_page(
        request, f"{FOLDER}/finish_action.html", forms.FinishForm(data_of(request)), act, {"action": action}
    )


@require_http_methods(FORM)
def drop_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it will not be done, and why."""
    action, at = action_to_change(request, pk), clock.now()

    def act(form: Any) -> ActionItem:
        dropped = actions.drop_action(action, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Het actiepunt is vervallen. De reden staat erbij."))
        return dropped

    return form_page(request, f"{FOLDER}/drop_action.html", forms.DropForm(data_of(request)), act, {"action": action})


def item_asked_for(request: HttpRequest, body: Body) -> AgendaItem | None:
    """The point of an agenda of this body that the address names, when it names one."""
    number = request.GET.get("punt", "")
    if not number.isdecimal():
        return None
    rows = AgendaItem.objects.filter(meeting__in=Meeting.objects.of_body(body)).select_related("meeting")
    return get_object_or_404(rows, pk=number[:18])


def data_of(request: HttpRequest) -> Any:
    """What was sent, also when every field was left empty."""
    return request.POST if request.method == "POST" else None


def action_or_404(request: HttpRequest, pk: int) -> ActionItem:
    """The action item, for who may read it; else the same as what never existed."""
    action = get_object_or_404(ActionItem.objects.with_owners(), pk=pk)
    if not access.can_read_action(request.user, action, at=clock.now()):
        action = get_object_or_404(ActionItem.objects.none(), pk=pk)
    return action


def action_to_change(request: HttpRequest, pk: int) -> ActionItem:
    """The action item, for who may change it. A page about one that ended is a conflict; the action judges the rest."""
    action = action_or_404(request, pk)
    access.can_make_action(request.user, action.body, at=clock.now()).or_403()
    if request.method != "POST":
        access.is_open(action).or_409()
    return action


def verdict_on_finishing(request: HttpRequest, action: ActionItem) -> None:
    """The right first, then the state; what is sent, the action judges."""
    verdict = access.can_finish_action(request.user, action, at=clock.now())
    if not verdict and verdict.reason == access.NOT_OWNER:
        verdict.or_403()
    if request.method != "POST":
        verdict.or_409()


def state_of(request: HttpRequest) -> str:
    """The state that the address asks for: open ones unless it says otherwise, "alle" for all."""
    return request.GET.get("stand") or ActionState.OPEN


def chosen_state(state: str) -> dict[str, Any]:
    """For the filters."""
    return {"state": state, "states": ActionState.choices, "today": clock.today()}
