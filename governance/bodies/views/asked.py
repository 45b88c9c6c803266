"""What the pages about seats and mandates are asked for, and the road from a form over a preview to a deed."""

from collections.abc import Callable
from typing import Any, Protocol

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.bodies.access import can_appoint, can_read_mandate
from governance.bodies.models import Mandate, Seat
from som_portal.kit import clock
from som_portal.kit.access import Sentence
from som_portal.kit.http import form_page


class Previewed(Protocol):
    """A form that knows whether what is wrong with it belongs on the preview."""

    @property
    def is_previewed(self) -> bool:
        """Confirmed, and what the first page asked is right."""
        ...


FORM = ["GET", "HEAD", "POST"]
Act = Callable[[Any], object]


def seat_kept(request: HttpRequest, slug: str, pk: int) -> Seat:
    """The seat, below its own body, for who keeps the list of seats."""
    seat = get_object_or_404(Seat.objects.select_related("body"), pk=pk, body__slug=slug)
    can_appoint(request.user, seat, on=clock.today()).or_403()
    return seat


def mandate_kept(request: HttpRequest, slug: str, pk: int) -> Mandate:
    """The mandate, below its own body, for who keeps the list of seats."""
    mandate = _mandate(slug, pk)
    can_appoint(request.user, mandate.seat, on=clock.today()).or_403()
    return mandate


def mandate_read(request: HttpRequest, slug: str, pk: int) -> Mandate:
    """The mandate for its holder and who keeps the list; for others it does not exist."""
    mandate = _mandate(slug, pk)
    if not can_read_mandate(request.user, mandate, on=clock.today()):
        raise Http404
    return mandate


def _mandate(slug: str, pk: int) -> Mandate:
    rows = Mandate.objects.select_related("seat__body", "person")
    return get_object_or_404(rows, pk=pk, seat__body__slug=slug)


def thanked(request: HttpRequest, sentence: Sentence, act: Act) -> Act:
    """Act, then say so on the next page."""

    def acted(form: BaseForm) -> object:
        outcome = act(form)
        messages.success(request, str(sentence))
        return outcome

    return acted


def previewed(request: HttpRequest, form: Previewed, template: str, act: Act, context: dict[str, Any]) -> HttpResponse:
    """First `template`.html, then `template`_preview.html, then the deed; "back" shows what was typed again."""
    page, preview = f"governance/bodies/{template}.html", f"governance/bodies/{template}_preview.html"

    def step(form: BaseForm) -> object:
        if "back" in request.POST:
            return render(request, page, {**context, "form": form})
        if not form.cleaned_data["is_confirmed"]:
            return render(request, preview, {**context, "form": form})
        return act(form)

    return form_page(request, preview if form.is_previewed else page, form, step, context)
