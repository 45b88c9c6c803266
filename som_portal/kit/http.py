"""Between a request and a page: refusals as pages, bounded lists, redirects after a deed."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import IntegrityError
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import has_vary_header
from django.utils.translation import gettext_lazy as _

from som_portal.kit.access import Conflict, Refused, Reused
from som_portal.kit.forms import OnceForm
from som_portal.kit.guards import PERSON_IS_GONE

PER_PAGE = 25
GONE = _("Dit account is gewist.")
Thing = TypeVar("Thing")
Answer = Callable[[HttpRequest], HttpResponse]


SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


FOR_ONE = "private, no-cache"
"""What depends on who asks is kept by no cache between, and asked anew by the browser of the next reader."""


class SafeHeaders:
    """Outermost: also what a middleware answers by itself (a static file, a refused host) carries the headers."""

    def __init__(self, get_response: Answer) -> None:
        """Django's middleware contract."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what is missing; a view that chose otherwise keeps its choice."""
        response = self.get_response(request)
        for name, value in SAFE_HEADERS.items():
            response.headers.setdefault(name, value)
        if has_vary_header(response, "Cookie"):
            response.headers.setdefault("Cache-Control", FOR_ONE)
        return response


class HardenedRequests:
    """Turn away bytes no page can use: a NUL in the address or in the query is 404, on every engine."""

    def __init__(self, get_response: Answer) -> None:
        """Django's middleware contract."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 404 or pass on."""
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "404.html", status=HTTPStatus.NOT_FOUND)
        return self.get_response(request)


class RefusalPages:
    """Show a refusal as a page with its sentence: 403 for a lacking right, 409 for a changed state."""

    def __init__(self, get_response: Answer) -> None:
        """Django's middleware contract."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; only exceptions are ours."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raised."""
        match exception:
            case Refused():
                return render(request, "403.html", {"reason": str(exception)}, status=HTTPStatus.FORBIDDEN)
            case Conflict():
                return render(request, "409.html", {"reason": str(exception)}, status=HTTPStatus.CONFLICT)
            case IntegrityError() if PERSON_IS_GONE in str(exception):
                return render(request, "403.html", {"reason": GONE}, status=HTTPStatus.FORBIDDEN)
        return None


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every template may count on."""
    return {"demo_mode": settings.DEMO_MODE}


def see_other(to: object, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
    """Redirect after a deed with 303, so that a reload repeats nothing. `to`: an object, a URL name or a path."""
    response = HttpResponseRedirect(resolve_url(to, *args, **kwargs))  # type: ignore[arg-type]
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | list[Any], per_page: int = PER_PAGE, *, count: int | None = None
) -> Page[Any]:
    """The page of `rows` that `?page=` asks for; anything odd gives the nearest page that exists.

    `count`: how many rows there are, when that is known already.
    """
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page", "1")[:9])


def form_page(
    request: HttpRequest,
    template: str,
    form: BaseForm,
    act: Callable[[BaseForm], object],
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form; when it was sent, act and go where `act` points.

    `act(form)` returns what `see_other` understands, or a ready HttpResponse (a preview).
    Invalid input answers 422; a refusal by the action 403 or 409, as an error above the form: nothing typed is lost.
    """
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                outcome = act(form)
            except (Refused, Conflict) as refusal:
                form.add_error(None, str(refusal))
                if isinstance(refusal, Reused) and isinstance(form, OnceForm):
                    form.renew()
                status = HTTPStatus.FORBIDDEN if isinstance(refusal, Refused) else HTTPStatus.CONFLICT
            else:
                return outcome if isinstance(outcome, HttpResponse) else see_other(outcome)
    return render(request, template, {**(context or {}), "form": form}, status=status)


def found_or_404(thing: Thing | None) -> Thing:
    """The thing, or the same 404 as for what never existed."""
    if thing is None:
        raise Http404
    return thing
