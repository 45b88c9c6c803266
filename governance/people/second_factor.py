"""The second factor in a request: a passkey or an app, used in this session, and how recently."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from som_portal.kit import clock

View = Callable[..., HttpResponse]
Instead = Callable[..., str]
"""For a request and its arguments: the address to go on from when what was sent is kept nowhere; empty keeps it."""


def was_used(request: HttpRequest, *, within: float = float("inf")) -> bool:
    """Whether this session used a second factor in the last `within` seconds."""
    since = clock.now().timestamp() - within
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" and record["at"] >= since for record in records)


def ask(request: HttpRequest) -> None:
    """Ask for the second factor now; allauth's middleware keeps the request and resumes it afterwards."""
    raise ReauthenticationRequired


def is_due(request: HttpRequest) -> bool:
    """Who asks has a second factor set, and did not use it in the last quarter of an hour."""
    recent = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return is_mfa_enabled(request.user) and not was_used(request, within=recent)


def asked_before(request: HttpRequest, address: str) -> HttpResponse:
    """Ask for the second factor and go on to `address` afterwards; what was sent is kept nowhere."""
    page = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    return HttpResponseRedirect(f"{page}?{urlencode({REDIRECT_FIELD_NAME: address})}")


def asked_when_set(view: View) -> View:
    """For views that vote or spend: a POST first asks who has a second factor to use it, once a quarter of an hour.

    The form that was sent is kept in the session and acted on after the second factor. Who has none set is not asked.
    """
    return asked_or_sent_back(lambda *_args, **_kwargs: "")(view)


def asked_or_sent_back(instead: Instead) -> Callable[[View], View]:
    """The same, for what nobody may know: unless `instead` is empty, what was sent is not kept; one chooses anew."""

    def asking(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and is_due(request):
                if address := instead(request, *args, **kwargs):
                    return asked_before(request, address)
                ask(request)
            return view(request, *args, **kwargs)

        asked.asks_second_factor = True  # type: ignore[attr-defined]
        return asked

    return asking
