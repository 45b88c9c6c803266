"""What who keeps the minutes does: notes, sending around, answering, approving, correcting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.minutes import access, actions, forms, queries
from governance.minutes.actions import NoteClash
from governance.minutes.views.fetch import meeting_to_keep, minutes_to_keep
from governance.minutes.views.reading import FOLDER
from som_portal.kit import clock
from som_portal.kit.http import form_page

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def write_note(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """What was said about one point; whoever saves on top of an older version gets both texts."""
    at, meeting = clock.now(), meeting_to_keep(request, pk, clock.now())
    point = get_object_or_404(meeting.agenda_items.select_related("note"), pk=item)
    if request.method != "POST":
        access.takes_notes(meeting, at).or_409()
    context: dict[str, Any] = {"meeting": meeting, "item": point}

    def act(form: Any) -> object:
        return saved_note(form, point, context, by=request.user, at=at)

    form = forms.NoteForm(request.POST or None, initial=forms.initial_of(point))
    return form_page(request, f"{FOLDER}/note.html", form, act, context)


@require_http_methods(FORM)
def circulate_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the draft to who attended, after a look at who gets it and until when."""
    at, meeting = clock.now(), meeting_to_keep(request, pk, clock.now())
    if request.method != "POST":
        access.is_ready_to_read(meeting).or_409()
        access.is_uncirculated(queries.minutes_of(meeting)).or_409()

    def act(_form: Any) -> object:
        messages.success(request, _("Het ontwerp ligt ter lezing. Wie er was, kreeg een mail."))
        return actions.circulate_minutes(meeting, by=request.user, at=at)

    context = {"meeting": meeting, "until": queries.comments_until(at), "attended": queries.how_many_attended(meeting)}
    return form_page(request, f"{FOLDER}/circulate.html", forms.CirculateForm(data_of(request)), act, context)


@require_http_methods(FORM)
def answer_comment(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """Say what becomes of a comment."""
    at, minutes = clock.now(), minutes_to_keep(request, pk, clock.now())
    found = get_object_or_404(queries.comments_on(minutes), pk=comment)
    if request.method != "POST":
        access.is_unapproved(minutes).or_409()

    def act(form: Any) -> object:
        actions.answer_comment(found, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Je antwoord staat bij de opmerking."))
        return minutes

    form = forms.CommentAnswerForm(data_of(request), initial={"answer": found.answer})
    return form_page(request, f"{FOLDER}/answer.html", form, act, {"meeting": minutes.meeting, "comment": found})


@require_http_methods(FORM)
def approve_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Fix the text for good, after a look at what that means."""
    at, minutes = clock.now(), minutes_to_keep(request, pk, clock.now())
    if request.method != "POST":
        access.is_ready_to_approve(minutes, at).or_409()

    def act(_form: Any) -> object:
        actions.approve_minutes(minutes, by=request.user, at=at)
        messages.success(request, _("Het verslag is goedgekeurd en ligt vast."))
        return minutes

    context: dict[str, Any] = {"meeting": minutes.meeting, "minutes": minutes, "comments": queries.comments_on(minutes)}
    context["is_public"] = access.is_public_body(minutes.meeting)
    return form_page(request, f"{FOLDER}/approve.html", forms.ApproveForm(data_of(request)), act, context)


@require_http_methods(FORM)
def amend_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a later meeting corrected in approved minutes."""
    at, minutes = clock.now(), minutes_to_keep(request, pk, clock.now())
    if request.method != "POST":
        access.is_approved(minutes).or_409()

    def act(form: Any) -> object:
        actions.amend_minutes(minutes, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("De rechtzetting staat bij het verslag."))
        return minutes

    form = forms.ErratumForm(data_of(request), points=queries.later_points(minutes, at))
    return form_page(request, f"{FOLDER}/amend.html", form, act, {"meeting": minutes.meeting, "minutes": minutes})


def saved_note(form: Any, point: Any, context: dict[str, Any], **deed: Any) -> object:
    """The page of the minutes; when somebody saved meanwhile, both texts and what to do."""
    try:
        actions.write_note(point, **form.cleaned_data, **deed)
    except NoteClash as clash:
        context["theirs"] = clash.note
        form.sees(clash.note)
        raise
    return reverse("minutes:minutes", args=[point.meeting_id])


def data_of(request: HttpRequest) -> Any:
    """What was sent, also when a form has no fields."""
    return request.POST if request.method == "POST" else None
