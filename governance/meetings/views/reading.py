"""What everybody may read: when the bodies meet, and how they keep their rhythm."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.bodies.models import Body
from governance.charter.norms import house_rules
from governance.meetings import access, pictures, queries, versions
from governance.meetings.models import Meeting
from governance.meetings.programme import programme_of
from governance.meetings.views.fetch import meeting_with_agenda_or_404
from som_portal.kit import clock
from som_portal.kit.http import page_of

PAST = "voorbij"
RHYTHM_RULES = ("werkjaar", "open-raad", "schoolvakanties", "met-de-voorzitter")


@login_not_required
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """When the bodies meet, to come or past, of one body or of all."""
    at, bodies, slug = clock.now(), list(Body.objects.all()), request.GET.get("orgaan", "")
    chosen = next((body for body in bodies if body.slug == slug), None)
    is_past = request.GET.get("wanneer") == PAST
    rows = queries.listed(request.user, chosen, at=at, is_past=is_past)
    can_plan = access.can_plan_something(request.user, bodies, at=at)
    context = {"bodies": bodies, "chosen": chosen, "is_past": is_past, "at": at, "can_plan": can_plan}
    return render(request, "governance/meetings/list.html", {**context, "page": page_of(request, rows)})


@login_not_required
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where is public; what it is about is for the members, or for all when the meeting is open."""
    meeting, at = meeting_with_agenda_or_404(request, pk), clock.now()
    context = {"meeting": meeting, "at": at, "today": clock.day_of(at), **agenda_for(request, meeting)}
    context |= deeds_for(request, meeting)
    context |= answers_for(request, meeting)
    return render(request, "governance/meetings/detail.html", context)


@login_not_required
@require_safe
def rhythm(request: HttpRequest) -> HttpResponse:
    """The rhythm of the five bodies in the working year of today."""
    today = clock.today()
    context = {
        "strings": [pictures.string_of(*judged, today) for judged in queries.rhythms(today).items()],
        "strip": pictures.year_strip(today),
        "house_rules": [house_rules().rule(slug) for slug in RHYTHM_RULES],
    }
    return render(request, "governance/meetings/rhythm.html", context)


def agenda_for(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """The points and who came, for who may read them; else nothing, not even how many."""
    at = clock.now()
    reads_agenda = access.can_read_agenda(request.user, meeting, at=at)
    reads_attendance = access.can_read_attendance(request.user, meeting, at=at)
    points = programme_of(meeting, request.user, at=at) if reads_agenda else []
    changed = versions.since(versions.sent_points(meeting), [one.item for one in points]) if reads_attendance else None
    return {
        "can_read_agenda": reads_agenda,
        "points": points,
        "changes": versions.told(changed) if changed else [],
        "can_read_attendance": reads_attendance,
        "attendance": queries.attendance_of(meeting) if reads_attendance and meeting.is_attended else [],  # type: ignore[attr-defined]
    }


def answers_for(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """Before the meeting: what the answers promise, for the members; the messages, for who prepares it."""
    by, at = request.user, clock.now()
    if not (access.is_to_come(meeting, at) and access.can_read_attendance(by, meeting, at=at)):
        return {}
    rsvps = list(meeting.rsvps.select_related("person").order_by("answered_at"))
    runs = access.can_run_meeting(by, meeting, at=at)
    standing_in = queries.standing_in_at(meeting) if meeting.has_substitutes else []  # type: ignore[attr-defined]
    return {
        "expected": queries.expected_at(meeting, rsvps, standing_in),
        "is_asked": access.is_member_then(by, meeting) or by.pk in {one.person_id for one in standing_in},
        "my_answer": next((rsvp for rsvp in rsvps if rsvp.person_id == by.pk), None),
        "notes": [rsvp for rsvp in rsvps if rsvp.note] if runs else [],
    }


def deeds_for(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What this person can do with the meeting, and why not."""
    by, at = request.user, clock.now()
    can_run = access.can_run_meeting(by, meeting, at=at)
    if not can_run:
        return {"can_run": can_run}
    return {
        "can_run": can_run,
        "can_change_agenda": access.can_change_agenda(by, meeting, at=at),
        "can_record_attendance": access.can_record_attendance(by, meeting, at=at),
        "can_hold": access.can_hold_meeting(by, meeting, at=at),
        "can_move": access.can_move_meeting(by, meeting, at=at),
        "can_cancel": access.can_cancel_meeting(by, meeting, at=at),
    }
