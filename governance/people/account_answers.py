"""How allauth's views answer in this portal."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from requests import RequestException

from som_portal.kit.http import see_other

View = Callable[..., HttpResponse]


def refusing_with_422(view: View) -> View:
    """A page that shows an invalid form again answers 422, as everywhere in the portal."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        shown = (getattr(response, "context_data", None) or {}).values()
        if isinstance(response, TemplateResponse) and any(isinstance(form, BaseForm) and form.errors for form in shown):
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answer


def outliving_the_provider(view: View) -> View:
    """When the identity provider does not answer, go back to the sign-in page and say what still works."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except RequestException:
            messages.error(request, _("Deze aanmelddienst antwoordt niet. Meld aan met een code per mail."))
            return see_other("account_login")

    return answer
