"""What comes out of a point: its note, who will do what, and its vote."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.ballots import access as voting
from governance.ballots.actions import close_ballot as close_vote
from governance.ballots.actions import open_ballot as open_vote
from governance.ballots.forms import ConfirmForm
from governance.followup.actions import make_action as make
from governance.minutes.actions import NoteClash
from governance.minutes.actions import write_note as write
from governance.sittings import queries
from governance.sittings.forms import ActionForm, NoteForm
from governance.sittings.views.fetch import led_by, point_of, sent, to_point
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def write_note(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Save the note of a point; when somebody else saved it meanwhile, show both texts."""
    point = point_of(led_by(request, pk, clock.now()), item)
    context = {"meeting": point.meeting, "item": point}

    def act(form: Any) -> HttpResponse:
        return saved(request, context, form)

    form = NoteForm(request.POST) if request.method == "POST" else NoteForm.of(getattr(point, "note", None))
    return form_page(request, "governance/sittings/note.html", form, act, context)


def saved(request: HttpRequest, context: dict[str, Any], form: NoteForm) -> HttpResponse:
    """Back to the point; or both texts, when somebody else saved the note meanwhile."""
    try:
        write(context["item"], **form.cleaned_data, by=request.user, at=clock.now())
    except NoteClash as clash:
        return both_texts(request, context, form, clash)
    messages.success(request, _("De notitie is bewaard."))
    return to_point(context["item"])


def both_texts(request: HttpRequest, context: dict[str, Any], form: NoteForm, clash: NoteClash) -> HttpResponse:
    """What stands there beside what was typed, ready to be saved on top of it: nothing is lost."""
    shown = {**context, "form": form.on_top_of(clash.note), "theirs": clash.note, "reason": str(clash)}
    return render(request, "governance/sittings/note.html", shown, status=HTTPStatus.CONFLICT)


@require_http_methods(["GET", "HEAD", "POST"])
def make_action(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Write down what a seat will do, agreed at this point."""
    at = clock.now()
    point = point_of(led_by(request, pk, at), item)
    meeting = point.meeting

    def act(form: Any) -> HttpResponse:
        make(meeting.body, **form.asked(), item=point, by=request.user, at=at)
        messages.success(request, _("Het actiepunt is genoteerd."))
        return to_point(point)

    form = ActionForm(sent(request), meeting=meeting)
    return form_page(request, "governance/sittings/action.html", form, act, {"meeting": meeting, "item": point})


@require_POST
def open_ballot(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Open the vote about the proposal of a point, until the end of the meeting day at most."""
    at = clock.now()
    point = point_of(led_by(request, pk, at), item)
    proposal = found_or_404(queries.proposal_of(point))
    voting.may_run_ballot(request.user, at=at).or_403()
    closes_at = queries.latest_close(point.meeting, at)
    open_vote(proposal, closes_at=closes_at, key=uuid5(proposal.key, str(point.pk)), by=request.user, at=at)
    messages.success(request, _("De stemming is open."))
    return to_point(point)


@require_http_methods(["GET", "HEAD", "POST"])
def close_ballot(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Close the vote of a point and count, after a look at who did not vote yet."""
    at = clock.now()
    point = point_of(led_by(request, pk, at), item)
    ballot = found_or_404(queries.ballot_at(queries.proposal_of(point), point))

    def act(form: Any) -> HttpResponse:
        close_vote(ballot, by=request.user, at=at)
        messages.success(request, _("De stemming is gesloten en geteld."))
        return to_point(point)

    possible = voting.can_close_ballot(request.user, ballot, at=at)
    context = {"meeting": point.meeting, "item": point, "ballot": ballot, "possible": possible}
    return form_page(request, "governance/sittings/close_vote.html", ConfirmForm(sent(request)), act, context)
