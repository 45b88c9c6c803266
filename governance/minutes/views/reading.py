"""What people read: the list, the page, the PDF."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.meetings.models import Meeting
from governance.minutes import access, queries
from governance.minutes.models import Minutes, Stage
from governance.minutes.rules import Section, from_text, in_dutch, public_part
from governance.minutes.views.fetch import meeting_or_404
from som_portal.kit import clock
from som_portal.kit.http import page_of
from som_portal.kit.pdf import tagged_pdf

FOLDER = "governance/minutes"


@login_not_required
@require_safe
def minutes_list(request: HttpRequest) -> HttpResponse:
    """Minutes this person may read; for who keeps them, the drafts that are still due."""
    at = clock.now()
    due = queries.drafts_due(request.user, at)
    page = page_of(request, queries.listed_minutes(request.user, at))
    rows = [(minutes, minutes.stage_on(clock.day_of(at))) for minutes in page]
    return render(request, f"{FOLDER}/list.html", {"page": page, "rows": rows, "due": due})


@login_not_required
@require_safe
def minutes_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as they are now: a draft for the members; once approved, those of the raad for everybody."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    minutes = queries.minutes_of(meeting)
    access.can_read_minutes(request.user, meeting, minutes, at=at).or_403()
    context = shown(request, meeting, minutes, at) | deeds(request, meeting, minutes, at)
    return render(request, f"{FOLDER}/minutes.html", context)


@login_not_required
@require_safe
def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same text as a tagged PDF, with the place in the record printed when it is approved."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    minutes = queries.minutes_of(meeting)
    access.can_read_minutes(request.user, meeting, minutes, at=at).or_403()
    context = shown(request, meeting, minutes, at)
    title, facts = f"Verslag {meeting.who}, {in_dutch(meeting.day)}", printed(meeting, context)
    moment = minutes.approval.approved_at if context["stage"] == Stage.APPROVED else at  # type: ignore[union-attr]
    paper = tagged_pdf(f"{FOLDER}/minutes.typ", facts, title=title, language="nl", at=moment)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="verslag-{meeting.body.slug}-{meeting.day:%Y-%m-%d}.pdf"'
    return answer


def shown(request: HttpRequest, meeting: Meeting, minutes: Minutes | None, at: datetime) -> dict[str, Any]:
    """The text, whole or its public part, and where it stands."""
    stage = stage_of(meeting, minutes, at)
    is_whole = bool(access.can_read_whole_minutes(request.user, meeting, at=at))
    sections = text_of(meeting, minutes, stage)
    context: dict[str, Any] = {"meeting": meeting, "minutes": minutes, "stage": stage, "is_whole": is_whole}
    context["sections"] = sections if is_whole else public_part(sections)
    if stage == Stage.APPROVED and minutes is not None:
        context |= {"approval": minutes.approval, "errata": queries.errata_of(minutes)}
        context |= {"head": queries.head_of(minutes), "seal": queries.ledger_seal_of(minutes)}
    return context


def text_of(meeting: Meeting, minutes: Minutes | None, stage: Stage) -> tuple[Section, ...]:
    """What was approved, else what follows from what happened until now."""
    if stage == Stage.APPROVED and minutes is not None:
        return from_text(minutes.approval.text)
    return () if stage == Stage.NOT_YET else queries.sections_for(meeting)


def stage_of(meeting: Meeting, minutes: Minutes | None, at: datetime) -> Stage:
    """How far they are; nothing before the day of the meeting."""
    if minutes is not None:
        return minutes.stage_on(clock.day_of(at))
    return Stage.DRAFT if access.takes_notes(meeting, at) else Stage.NOT_YET


def deeds(request: HttpRequest, meeting: Meeting, minutes: Minutes | None, at: datetime) -> dict[str, Any]:
    """What this person can do with the minutes, and why not."""
    by = request.user
    keeps = access.can_keep_minutes(by, meeting, at=at)
    context: dict[str, Any] = {"keeps": keeps, "due_on": queries.draft_due_on(meeting)}
    if minutes is None:
        return context | {"can_circulate": access.can_circulate_minutes(by, meeting, at=at)}
    if hasattr(minutes, "approval"):
        return context | {"can_amend": access.can_amend_minutes(by, minutes, at=at)}
    context |= {"comments": queries.comments_on(minutes), "readers": queries.readers_of(minutes)}
    context["can_comment"] = access.can_comment_on_minutes(by, minutes, at=at)
    return context | {"can_approve": access.can_approve_minutes(by, minutes, at=at)}


def printed(meeting: Meeting, context: dict[str, Any]) -> dict[str, Any]:
    """What the template of the PDF reads: words only, in Dutch."""
    approval, head = context.get("approval"), context.get("head")
    return {
        "stage": "Goedgekeurd verslag" if approval else "Ontwerpverslag, nog niet goedgekeurd",
        "approved": f"Goedgekeurd op {in_dutch(approval.approved_in.meeting.day)}." if approval else "",
        "sections": [asdict(one) for one in context["sections"]],
        "errata": [[in_dutch(one.decided_in.meeting.day), one.text] for one in context.get("errata", ())],
        "address": settings.SITE_URL + reverse("minutes:minutes", args=[meeting.pk]),
        "seal": str(context.get("seal") or ""),
        "head": {"seq": head.seq, "hash": head.hash, "digest": approval.digest} if approval and head else None,
    }
