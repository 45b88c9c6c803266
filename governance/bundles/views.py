"""Reading a bundle and making it: fetch, act, show."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.ballots.queries import coming_raad_meetings
from governance.bundles import access, actions
from governance.bundles.forms import BringForm, CarryForm
from governance.bundles.models import Bundle
from governance.bundles.reading import next_unread, points_for
from governance.challenges.access import can_handle_signals
from governance.challenges.models import Challenge, Signal
from governance.meetings import versions
from governance.meetings.models import AgendaItem, Meeting
from governance.meetings.versions import sent_points, with_agenda_sent
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404, see_other
from som_portal.kit.uploads import pdf_download

FORM = ["GET", "HEAD", "POST"]
FOLDER = "governance/bundles"


@login_not_required
@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything for one meeting on one page, with a mark of one's own: read up to here."""
    meeting, at = readable(request, pk), clock.now()
    points = points_for(meeting, request.user, at=at)
    reads_all = access.reads_all(request.user, meeting, at=at)
    context = {"meeting": meeting, "points": points, "reads_all": reads_all}
    read_count = sum(point.is_read for point in points)
    context |= {"onward": next_unread(points), "read_count": read_count, **pdf_of(meeting, points, reads_all=reads_all)}
    return render(request, f"{FOLDER}/read.html", context)


@require_POST
def mark_read(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Remember that one read up to and including this point."""
    meeting = readable(request, pk)
    actions.mark_read(get_object_or_404(meeting.agenda_items, pk=item), by=request.user, at=clock.now())
    return see_other(f"{reverse('bundles:read', args=[pk])}#punt-{item}")


@require_POST
def ask_bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the PDF of the bundle made."""
    actions.ask_bundle(readable(request, pk), by=request.user, at=clock.now())
    messages.success(request, _("De pdf wordt gemaakt. Deze pagina toont hoe ver het staat."))
    return see_other("bundles:read", pk)


@login_not_required
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The bundle as one PDF: for who reads the agenda; with the documents for the members only for those."""
    meeting = readable(request, pk)
    for_members = access.reads_all(request.user, meeting, at=clock.now())
    found = found_or_404(Bundle.objects.made().filter(meeting=meeting, for_members=for_members).first())
    return pdf_download(f"bundel-{meeting.body.slug}-{meeting.day:%Y-%m-%d}", bytes(found.content))


@require_http_methods(FORM)
def carry_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what a closed meeting did not treat to a coming meeting of the same body."""
    meeting, at = get_object_or_404(Meeting.objects.with_bodies(), pk=pk), clock.now()
    access.can_carry_over(request.user, meeting, at=at).or_403()

    def act(form: Any) -> Meeting:
        target = form.cleaned_data["target"]
        actions.carry_over(meeting, target, items=form.cleaned_data["items"], by=request.user, at=at)
        return target

    form = CarryForm(request.POST or None, left=left_of(meeting), meetings=coming_of(meeting))
    return form_page(request, f"{FOLDER}/carry_over.html", form, act, {"meeting": meeting})


@require_http_methods(FORM)
def bring_challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a challenge on the agenda of a coming raad."""
    return bring(request, get_object_or_404(Challenge, slug=slug))


@require_http_methods(FORM)
def bring_signal(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a signal on the agenda of a coming raad."""
    return bring(request, get_object_or_404(Signal.objects.visible_to(request.user, clock.today()), pk=pk))


def bring(request: HttpRequest, source: Challenge | Signal) -> HttpResponse:
    """The page of both."""
    at = clock.now()
    can_handle_signals(request.user, at=at).or_403()

    def act(form: BaseForm) -> str:
        item = actions.bring_to_raad(source, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Het punt staat op de agenda van de raad."))
        return reverse("meetings:revise_agenda_item", args=[item.meeting_id, item.pk])

    form = BringForm(request.POST or None, meetings=list(coming_raad_meetings(at)), title=source.title)
    return form_page(request, f"{FOLDER}/bring.html", form, act, {"source": source})


def readable(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with the agenda it was sent with, for who may read that."""
    meeting = get_object_or_404(with_agenda_sent(Meeting.objects.visible_to(request.user).with_bodies()), pk=pk)
    access.can_read_bundle(request.user, meeting, at=clock.now()).or_403()
    return meeting


def pdf_of(meeting: Meeting, points: list[Any], *, reads_all: bool) -> dict[str, Any]:
    """The bundle that is made or being made, and what changed since the agenda left. One query."""
    asked = Bundle.objects.filter(meeting=meeting, for_members=reads_all).defer("content")
    rows = list(asked.order_by("-asked_at", "-pk")[:2])
    items = [point.shown.item for point in points]
    agenda = versions.hash_of(versions.as_rows(versions.points_of(items)))
    made = next((one for one in rows if one.made_at), None)
    return {
        "latest": rows[0] if rows else None,
        "made": made,
        "is_behind": made is not None and made.agenda_sha256 != agenda,
        "changes": versions.told(versions.since(sent_points(meeting), items)) if reads_all else [],
    }


def left_of(meeting: Meeting) -> list[AgendaItem]:
    """What a meeting did not come to."""
    return list(meeting.agenda_items.left_over().order_by("position"))


def coming_of(meeting: Meeting) -> list[Meeting]:
    """The coming meetings of the same body, the nearest first; at most a year of them."""
    at = clock.now()
    rows = Meeting.objects.going_on().filter(body=meeting.body_id, starts_at__gt=at).exclude(pk=meeting.pk)
    return list(rows.with_bodies().order_by("starts_at")[:60])
