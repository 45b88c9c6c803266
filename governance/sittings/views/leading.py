"""Leading a meeting from a tablet: one point at a time, suspensions, who leaves for a point, and the end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.sittings import actions
from governance.sittings.access import can_close_sitting
from governance.sittings.forms import CloseForm, LeaveForm
from governance.sittings.queries import board_of
from governance.sittings.views.fetch import led_by, number_of, point_of, sent, to_point, with_a_seat_for
from governance.sittings.views.showing import at_the_table, spoken
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other


@require_safe
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """One point at a time, for who leads the meeting: its clock, its vote, its note, its actions, and who is in."""
    at = clock.now()
    meeting = led_by(request, pk, at)
    context = at_the_table(request, meeting, request.GET.get("punt", ""), at)
    return render(request, "governance/sittings/sitting.html", context)


@require_safe
def projection(request: HttpRequest, pk: int) -> HttpResponse:
    """The point on the table in big type, for on the wall: no names, no notes."""
    at = clock.now()
    meeting = with_a_seat_for(request, pk, at)
    board = board_of(meeting, at)
    return render(request, "governance/sittings/projection.html", {"board": board, **spoken(board, at)})


@require_POST
def start_point(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Put a point on the table; the one that was there is finished."""
    at = clock.now()
    point = point_of(led_by(request, pk, at), item)
    actions.start_point(point, by=request.user, at=at)
    return to_point(point)


@require_POST
def finish_point(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take a point off the table, dealt with, and show the next one."""
    at = clock.now()
    point = point_of(led_by(request, pk, at), item)
    actions.finish_point(point, by=request.user, at=at)
    messages.success(request, _("Punt {number} is behandeld.").format(number=number_of(point)))
    return see_other("sittings:sitting", pk)


@require_POST
def suspend_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Suspend the meeting; the clock of the point stands still."""
    at = clock.now()
    actions.suspend_meeting(led_by(request, pk, at), by=request.user, at=at)
    messages.success(request, _("De vergadering is geschorst."))
    return see_other("sittings:sitting", pk)


@require_POST
def resume_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on after a suspension."""
    at = clock.now()
    actions.resume_meeting(led_by(request, pk, at), by=request.user, at=at)
    messages.success(request, _("De vergadering gaat verder."))
    return see_other("sittings:sitting", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_for_point(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Note that a seat leaves the table for this point, because of an own interest."""
    at = clock.now()
    meeting = led_by(request, pk, at)
    point, roll = point_of(meeting, item), board_of(meeting, at).roll

    def act(form: Any) -> HttpResponse:
        actions.leave_for_point(point, **form.who(), by=request.user, at=at)
        messages.success(request, _("Genoteerd. Meld de zetel weer aan na dit punt."))
        return to_point(point)

    form = LeaveForm(sent(request), meeting=meeting, inside=roll.filled)
    return form_page(request, "governance/sittings/leave.html", form, act, {"meeting": meeting, "item": point})


@require_http_methods(["GET", "HEAD", "POST"])
def close_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish the point on the table and close the meeting, after a look at what was not dealt with."""
    at = clock.now()
    meeting = led_by(request, pk, at)
    if request.method != "POST":
        can_close_sitting(meeting, at).or_409()

    def act(form: Any) -> object:
        closed = actions.close_sitting(meeting, reason=form.cleaned_data["reason"], by=request.user, at=at)
        messages.success(request, _("De vergadering is afgesloten en telt mee voor het ritme."))
        return closed

    context = {"board": board_of(meeting, at), "meeting": meeting}
    return form_page(request, "governance/sittings/close.html", CloseForm(sent(request)), act, context)
