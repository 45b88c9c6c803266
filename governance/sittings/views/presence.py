"""Opening a meeting, and who comes in and leaves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.meetings import actions
from governance.meetings.access import can_run_meeting, is_going_on, is_opened, is_ready_to_open
from governance.meetings.models import Meeting
from governance.meetings.queries import seats_of
from governance.sittings import actions as sittings
from governance.sittings import queries
from governance.sittings.forms import ComeInForm, StayForm
from governance.sittings.views.fetch import back, led_by, sent, with_a_seat_for
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other


@require_http_methods(["GET", "HEAD", "POST"])
def open_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the meeting on its day, after a look at the seats that are copied."""
    at = clock.now()
    meeting = led_by(request, pk, at)
    if request.method == "POST":
        actions.open_meeting(meeting, by=request.user, at=at)
        messages.success(request, _("De vergadering is open. Noteer wie er is."))
        return see_other("sittings:roll", pk)
    is_ready_to_open(meeting, at).or_409()
    context = {"meeting": meeting, "seats": seats_of(meeting), "is_opened": is_opened(meeting)}
    return render(request, "governance/sittings/open.html", context)


@require_safe
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in, seat by seat, and whether that is enough to decide."""
    at = clock.now()
    meeting = led_by(request, pk, at)
    context = {"meeting": meeting, "roll": queries.roll_of(meeting, at), "going_on": is_going_on(meeting)}
    return render(request, "governance/sittings/roll.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that you are there, in the room or online, from your own phone; or for another, by who runs the meeting."""
    at = clock.now()
    meeting = with_a_seat_for(request, pk, at)

    def act(form: Any) -> HttpResponse:
        sittings.check_in(meeting, **form.who(), how=form.cleaned_data["how"], by=request.user, at=at)
        messages.success(request, _("Genoteerd: je bent er.") if is_own(request, form) else _("Genoteerd."))
        return back(request, meeting)

    form = ComeInForm(sent(request), meeting=meeting)
    return form_page(request, "governance/sittings/check_in.html", form, act, own_seats(request, meeting))


@require_POST
def check_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that you leave; or for another, by who runs the meeting."""
    at = clock.now()
    meeting = with_a_seat_for(request, pk, at)

    def act(form: Any) -> HttpResponse:
        actions.check_out(meeting, **form.who(), by=request.user, at=at)
        messages.success(request, _("Genoteerd: je bent weg.") if is_own(request, form) else _("Genoteerd."))
        return back(request, meeting)

    form = StayForm(request.POST, meeting=meeting)
    return form_page(request, "governance/sittings/check_in.html", form, act, own_seats(request, meeting))


@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Note an apology that came in late."""
    at = clock.now()
    meeting = led_by(request, pk, at)

    def act(form: Any) -> HttpResponse:
        actions.excuse(meeting, **form.who(), by=request.user, at=at)
        messages.success(request, _("De verontschuldiging is genoteerd."))
        return back(request, meeting)

    form = StayForm(request.POST, meeting=meeting)
    return form_page(request, "governance/sittings/check_in.html", form, act, own_seats(request, meeting))


def own_seats(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """The seats this person could take, and whether the meeting goes on."""
    at = clock.now()
    mine = queries.seats_of_mine(queries.roll_of(meeting, at), request.user)
    runs = can_run_meeting(request.user, meeting, at=at)
    return {"meeting": meeting, "mine": mine, "going_on": is_going_on(meeting), "can_run": runs}


def is_own(request: HttpRequest, form: StayForm) -> bool:
    return bool(form.cleaned_data["holder"].person_id == request.user.pk)
