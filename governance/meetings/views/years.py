"""The year: of one body or of the network, as one picture and as a table."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.bodies.models import Body
from governance.meetings import year_view
from governance.meetings.rules import CountedYear, YearMeaning
from governance.meetings.year_pictures import year_picture
from som_portal.kit import clock


@login_not_required
@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """A year of one body or of all: planned, held and cancelled by ISO week, by working or calendar year."""
    bodies, today = list(Body.objects.all()), clock.today()
    body = next((one for one in bodies if one.slug == request.GET.get("orgaan")), None)
    meaning = year_view.meaning_asked(request.GET.get("telling", ""))
    asked = year_view.year_asked(request.GET.get("jaar", ""), meaning, today)
    context = {"bodies": bodies, "body": body, "year": asked}
    context |= drawn(asked, body, bodies) | year_view.neighbours_of(asked, today)
    return render(request, "governance/meetings/year.html", context)


def drawn(asked: CountedYear, body: Body | None, bodies: list[Body]) -> dict[str, Any]:
    """The verdicts, the picture and its table. One query."""
    at, meetings = clock.now(), year_view.meetings_of(asked, body)
    rows = year_view.bodies_in(asked, [body] if body else bodies, meetings, at)
    is_calendar_year = asked.meaning == YearMeaning.CALENDAR
    picture = year_picture(asked, rows, meetings, at)
    return {"at": at, "rows": rows, "picture": picture, "is_calendar_year": is_calendar_year}
