"""Feeds for calendar programs, and the page where a person gets their own."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.bodies.models import Body
from governance.meetings import actions, feeds, forms
from governance.meetings.models import CalendarAddress
from governance.people.backend import PersonBackend
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404, see_other

PUBLIC_NAME = "SOM"


@login_not_required
@require_safe
def public_feed(request: HttpRequest) -> HttpResponse:
    """When and where the five bodies meet, for calendar programs."""
    rows = feeds.everybodys(None, clock.now())
    return _answer(request, feeds.feed_of(PUBLIC_NAME, rows, language=request.LANGUAGE_CODE))


@login_not_required
@require_safe
def body_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """When and where one body meets, for calendar programs."""
    body = get_object_or_404(Body, slug=slug)
    rows = feeds.everybodys(body, clock.now())
    return _answer(request, feeds.feed_of(body.name, rows, language=request.LANGUAGE_CODE))


@login_not_required
@require_safe
def personal_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The meetings of whoever this secret address belongs to."""
    address = found_or_404(feeds.address_behind(token))
    if not PersonBackend().user_can_authenticate(address.person):
        raise Http404
    rows, language = feeds.of_person(address.person, clock.now()), address.person.language
    return _answer(
        request, feeds.feed_of(PUBLIC_NAME, rows, language=language, alarm_minutes=address.alarm_minutes), private=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Put the meetings in one's own calendar program, and choose when that warns."""
    address = CalendarAddress.objects.filter(person=request.user.pk).first()

    def act(form: Any) -> str:
        actions.choose_alarm(request.user, form.cleaned_data["alarm_minutes"])
        messages.success(request, _("Je keuze is bewaard. Je agenda neemt ze over als ze de volgende keer kijkt."))
        return reverse("meetings:calendar")

    form = forms.AlarmForm(request.POST or None, initial={"alarm_minutes": address and address.alarm_minutes})
    context = {"address": address, "feed": address and url_of(address), "bodies": Body.objects.all()}
    return form_page(request, "governance/meetings/calendar.html", form, act, context)


@require_POST
def open_address(request: HttpRequest) -> HttpResponse:
    """Get a secret address to subscribe to."""
    actions.open_address(request.user, at=clock.now())
    messages.success(request, _("Je kalenderadres is klaar. Zet het nu in je agenda."))
    return see_other("meetings:calendar")


@require_POST
def renew_address(request: HttpRequest) -> HttpResponse:
    """Get another address, because somebody saw the old one."""
    actions.renew_address(request.user, at=clock.now())
    messages.success(request, _("Je hebt een nieuw adres. Het oude werkt niet meer: zet het nieuwe in je agenda."))
    return see_other("meetings:calendar")


@require_POST
def close_address(request: HttpRequest) -> HttpResponse:
    """Give the address up."""
    actions.close_address(request.user)
    messages.success(request, _("Je kalenderadres is weg. Uitnodigingen komen weer per mail."))
    return see_other("meetings:calendar")


def url_of(address: CalendarAddress) -> str:
    return settings.SITE_URL + reverse("meetings:personal_feed", args=[feeds.token_of(address)])


def _answer(request: HttpRequest, content: bytes, *, private: bool = False) -> HttpResponse:
    """The feed, or 304 for who has these very bytes already."""
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache" if private else "no-cache"
    response["Content-Disposition"] = 'inline; filename="som.ics"'
    return get_conditional_response(request, etag=etag, response=response) or response
