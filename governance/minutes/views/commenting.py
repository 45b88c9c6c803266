"""What who attended does with a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.minutes import access, actions, forms
from governance.minutes.views.fetch import minutes_or_404
from governance.minutes.views.reading import FOLDER
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other


@require_POST
def confirm_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one read the draft and has nothing to add."""
    at = clock.now()
    minutes = minutes_or_404(request, pk, at)
    actions.confirm_reading(minutes, by=request.user, at=at)
    messages.success(request, _("Bedankt, je las het ontwerp. Wie het verslag maakt, ziet dat."))
    return see_other(minutes)


@require_http_methods(["GET", "HEAD", "POST"])
def comment_on_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one would write otherwise."""
    at, minutes = clock.now(), minutes_or_404(request, pk, clock.now())
    access.attended(request.user, minutes.meeting).or_403()
    if request.method != "POST":
        access.takes_comments(minutes, at).or_409()

    def act(form: Any) -> object:
        actions.comment_on_minutes(minutes, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Je opmerking staat bij het ontwerp."))
        return minutes

    form = forms.CommentForm(request.POST or None, meeting=minutes.meeting)
    return form_page(request, f"{FOLDER}/comment.html", form, act, {"meeting": minutes.meeting})
