"""The technical back office at /beheer/: Django's admin without a sign-in form and without passwords of its own."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from governance.people import second_factor
from governance.people.access import has_second_factor
from som_portal.kit.access import Verdict
from som_portal.kit.http import see_other

PASSWORD_PAGES = {"password_change", "password_change_done"}


class BackOffice(AdminSite):
    """Only for staff who came in with a second factor."""

    site_title = site_header = "SOM · beheer"

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, and outside debug and demo also a second factor in this session."""
        return super().has_permission(request) and (
            not settings.SECOND_FACTOR_REQUIRED or second_factor.was_used(request)
        )

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send everybody to our own sign-in, which has codes and limits; say what staff still lacks."""
        if not request.user.is_authenticated:
            return see_other(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}")
        Verdict.when(request.user.is_staff, _("Dit beheer is alleen voor technische beheerders.")).or_403()
        has_second_factor(request.user).or_403()
        if not self.has_permission(request):
            second_factor.ask(request)
        return see_other("admin:index")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Everything of Django's admin except its password pages: nobody has a password."""
        return [url for url in super().get_urls() if getattr(url, "name", None) not in PASSWORD_PAGES]
