"""Whether one comes: from the page of the meeting, or straight from the mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.meetings import access, actions, forms
from governance.meetings.links import person_behind
from governance.meetings.models import Meeting, Rsvp
from governance.meetings.views.fetch import meeting_or_404
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404

SAID = {
    Rsvp.Answer.YES: _("Fijn, we verwachten je."),
    Rsvp.Answer.ONLINE: _("Genoteerd: je volgt online."),
    Rsvp.Answer.NO: _("Genoteerd: je kan er niet bij zijn. Bedankt om het te laten weten."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def answer_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether you come to a meeting you are invited to."""
    meeting = meeting_or_404(request, pk)
    access.can_answer_invitation(request.user, meeting).or_403()
    return _answer_page(request, meeting, request.user)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rsvp_by_link(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Say whether you come, with the link of your mail; looking changes nothing."""
    meeting = meeting_or_404(request, pk)
    person = found_or_404(person_behind(meeting, token))
    access.can_answer_invitation(person, meeting).or_403()
    return _answer_page(request, meeting, person)


def _answer_page(request: HttpRequest, meeting: Meeting, person: User) -> HttpResponse:
    at, given = clock.now(), meeting.rsvps.filter(person=person).first()

    def act(form: Any) -> str:
        rsvp = actions.answer_invitation(meeting, **form.cleaned_data, by=person, at=at)
        messages.success(request, str(SAID[Rsvp.Answer(rsvp.answer)]))
        return request.path

    form = forms.RsvpForm(request.POST or None, initial=_said(given, is_own=request.user == person))
    context = {"meeting": meeting, "given": given, "is_open": access.is_to_come(meeting, at)}
    return form_page(request, "governance/meetings/rsvp.html", form, act, context)


def _said(given: Rsvp | None, *, is_own: bool) -> dict[str, str]:
    """What somebody answered before; a link travels further than its reader, so there it shows no message again."""
    if given is None:
        return {}
    return {"answer": given.answer, "note": given.note if is_own else ""}
