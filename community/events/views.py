"""Events and registrations: fetch, act, show."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.events import access, actions
from community.events.forms import CancelForm, EventForm
from community.events.models import Event, Kind, Registration
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.forms import OnceForm
from som_portal.kit.http import form_page, page_of, see_other
from som_portal.kit.sheets import csv_page
from werkingen.works import views as work_views
from werkingen.works.access import can_point_to_line

FOLDER = "community/events"
PAST = "voorbij"
asks = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What is coming, or what is past."""
    at = clock.now()
    is_past = request.GET.get("wanneer") == PAST
    rows = Event.objects.visible_to(request.user, clock.day_of(at)).with_taken().of_kind(request.GET.get("soort", ""))
    context = {
        "page": page_of(request, rows.past(at) if is_past else rows.coming(at)),
        "is_past": is_past,
        "kinds": Kind.choices,
        "can_run_events": access.can_run_events(request.user, at=at),
    }
    return render(request, f"{FOLDER}/list.html", context)


@login_not_required
@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, and whether you can have a place."""
    found = _visible(request, slug)
    return render(request, f"{FOLDER}/detail.html", {"form": OnceForm(), **_about(request, found)})


@asks
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a place."""
    found = _visible(request, slug)

    def act(form: BaseForm) -> Event:
        actions.register(found, **form.cleaned_data, by=request.user, at=clock.now())
        words = _("Je bent ingeschreven. We stuurden een bevestiging naar {email}.")
        messages.success(request, words.format(email=request.user.get_username()))
        return found

    return form_page(request, f"{FOLDER}/detail.html", OnceForm(request.POST or None), act, _about(request, found))


@require_POST
def unregister(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the place back."""
    found = actions.unregister(_visible(request, slug), by=request.user, at=clock.now())
    messages.success(request, _("Je bent uitgeschreven."))
    return see_other(found)


@asks
def plan_event(request: HttpRequest) -> HttpResponse:
    """Plan an event."""
    access.can_run_events(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> Event:
        return actions.plan_event(**form.cleaned_data, by=request.user, at=clock.now())

    context = {"title": _("Plan een event"), "button": _("Plan dit event")}
    return form_page(request, f"{FOLDER}/form.html", EventForm(request.POST or None), act, context)


@asks
def change_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Change an event."""
    found = _visible(request, slug)
    access.can_change_event(request.user, found, at=clock.now()).or_403()

    def act(form: BaseForm) -> Event:
        return actions.change_event(found, **_changes(found, form), by=request.user, at=clock.now())

    context = {"event": found, "title": _("Wijzig dit event"), "button": _("Bewaar en verwittig wie komt")}
    form = EventForm(request.POST or None, initial=_typed_before(found))
    return form_page(request, f"{FOLDER}/form.html", form, act, context)


@asks
def cancel_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Call an event off."""
    found = _visible(request, slug)
    access.can_change_event(request.user, found, at=clock.now()).or_403()

    def act(form: BaseForm) -> Event:
        return actions.cancel_event(found, **form.cleaned_data, by=request.user, at=clock.now())

    context = {"event": found, "title": _("Gelast dit event af"), "button": _("Gelast af en verwittig wie komt")}
    return form_page(request, f"{FOLDER}/form.html", CancelForm(request.POST or None), act, context)


@asks
def point_to_line(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which budgetpost is that of the event."""
    return work_views.point_to_line(request, _visible(request, slug))


@require_safe
def participants(request: HttpRequest, slug: str) -> HttpResponse:
    """Who comes: for who organises."""
    found, at = _visible(request, slug), clock.now()
    access.can_run_events(request.user, at=at).or_403()
    page = page_of(request, _coming_to(found), per_page=100)
    note_bulk_look(request.user, Bulk.PARTICIPANTS, len(page), thing=found, at=at)
    return render(request, f"{FOLDER}/participants.html", {"event": found, "page": page})


@require_safe
def participants_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Who comes, for a spreadsheet."""
    found, at = _visible(request, slug), clock.now()
    access.can_run_events(request.user, at=at).or_403()
    rows = [(row.person.name, row.person.email, row.person.institution or "") for row in _coming_to(found)]
    note_bulk_look(request.user, Bulk.PARTICIPANTS_SHEET, len(rows), thing=found, at=at)
    return csv_page(f"deelnemers-{found.slug}", (_("Naam"), _("E-mailadres"), _("Instelling")), rows)


def _visible(request: HttpRequest, slug: str) -> Event:
    rows = Event.objects.visible_to(request.user, clock.today()).with_taken().with_money(clock.today())
    return get_object_or_404(rows.select_related("lab", "project", "meeting__body"), slug=slug)


def _about(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What the page of an event shows."""
    at = clock.now()
    return {
        "event": event,
        "own": event.registrations.active().filter(person_id=request.user.pk or 0).first(),
        "is_past": event.ends_at <= at,
        "is_open": access.is_open(event, at=at),
        "can_register": _can_have_a_place(request, event),
        "can_run_events": access.can_run_events(request.user, at=at),
        "is_changeable": access.is_changeable(event, at=at),
        "can_point_to_line": can_point_to_line(request.user, at=at),
    }


def _can_have_a_place(request: HttpRequest, event: Event) -> Verdict:
    """Open, not full, and for this person: the first refusal is the one to show."""
    at = clock.now()
    is_free = access.has_place(event, event.taken)
    return Verdict.first(access.is_open(event, at=at), is_free, access.can_register(request.user, event, at=at))


def _coming_to(event: Event) -> Any:
    rows: Any = Registration.objects.active().filter(event=event)
    return rows.select_related("person__institution").order_by("person__name", "pk")


def _typed_before(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in EventForm.base_fields if name != "key"}


def _changes(event: Event, form: BaseForm) -> dict[str, Any]:
    typed = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    return {name: value for name, value in typed.items() if value != getattr(event, name)}
