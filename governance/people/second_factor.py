"""The second factor in a request: a passkey or an app, used in this session, and how recently."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from som_portal.kit import clock

View = Callable[..., HttpResponse]


def was_used(request: HttpRequest, *, within: float = float("inf")) -> bool:
    """Whether this session used a second factor in the last `within` seconds."""
    since = clock.now().timestamp() - within
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" and record["at"] >= since for record in records)


def ask(request: HttpRequest) -> None:
    """Ask for the second factor now; allauth's middleware keeps the request and resumes it afterwards."""
    raise ReauthenticationRequired


def asked_when_set(view: View) -> View:
    """For views that vote or spend: a POST first asks who has a second factor to use it, once a quarter of an hour.

    The form that was sent is kept and acted on after the second factor. Who has none set is not asked.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        recent = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        if request.method == "POST" and is_mfa_enabled(request.user) and not was_used(request, within=recent):
            ask(request)
        return view(request, *args, **kwargs)

    asked.asks_second_factor = True  # type: ignore[attr-defined]
    return asked
