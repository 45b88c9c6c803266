"""Coming in by a link that we mailed."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from governance.people.models import User
from som_portal.kit.http import see_other


def let_in(request: HttpRequest, person: User) -> HttpResponse:
    """Sign the person in as a code by mail would, second factor included, and show the page that welcomes them."""
    if request.user == person:
        return see_other(settings.ACCOUNT_SIGNUP_REDIRECT_URL)
    record_authentication(request, person, method="link", email=person.email)
    return perform_login(request, person, redirect_url=resolve_url(settings.ACCOUNT_SIGNUP_REDIRECT_URL))
