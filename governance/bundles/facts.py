"""The bundle as facts for the typesetter: words, no rows. In Dutch: an agenda is a document of the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import override

from governance.ballots.models import Proposal, ProposalDocument, Question
from governance.ballots.wording import money_wording
from governance.bundles.reading import ReadPoint
from governance.meetings.models import AgendaDocument, Meeting
from som_portal.kit.templatetags.som import day, hour, until

LANGUAGE = "nl"
Facts = dict[str, Any]


def title_of(meeting: Meeting) -> str:
    """What stands on the cover: 'Bundel SOM raad, donderdag 10 december 2026'."""
    with override(LANGUAGE):
        return f"Bundel {meeting.who}, {day(meeting.starts_at)}"


def facts_of(
    meeting: Meeting, points: Sequence[ReadPoint], changes: Sequence[str], noted: Callable[[int], object]
) -> Facts:
    """Everything the bundle says; `noted` hears how many points are done."""
    with override(LANGUAGE):
        told = []
        for number, point in enumerate(points, start=1):
            told.append(_point(point))
            noted(number)
        return {
            "who": meeting.who,
            "day": day(meeting.starts_at),
            "hours": f"{hour(meeting.starts_at)} tot {hour(meeting.ends_at)}",
            "place": meeting.place,
            "audience": "Open vergadering" if meeting.is_open else "Voor de leden",
            "changes": list(changes),
            "points": told,
        }


def _point(point: ReadPoint) -> Facts:
    shown, item = point.shown, point.shown.item
    return {
        "number": shown.number,
        "title": item.title,
        "kind": str(item.get_kind_display()),
        "hours": until(shown.slot.starts_at, shown.slot.ends_at),
        "owner": shown.owner,
        "explanation": item.explanation,
        "asked": None if point.proposal is None else _asked(point.proposal),
        "challenge": point.brought.challenge.summary if point.brought and point.brought.challenge else "",
        "papers": [_paper(document) for document in point.papers],
    }


def _asked(proposal: Proposal) -> Facts:
    """What a decision point begins with."""
    return {
        "question": proposal.question,
        "amount": money_wording(proposal) if proposal.amount else "Geen geld gevraagd",
        "duration": proposal.lasts or "Geen vaste duur",
        "areas": [str(area) for area in proposal.focus_areas.all()],
        "summary": proposal.summary,
        "why": proposal.why_together,
        "if_not": proposal.if_not,
        "more": proposal.more_answers,
        "from": f"{proposal.seat.body.name}, {proposal.seat.name}",
        "together": [row.seat.name for row in proposal.together()],
        "questions": [_question(question) for question in proposal.questions.told()],
    }


def _question(question: Question) -> Facts:
    """What a seat asked before the meeting, and the answer; both by seat."""
    return {"text": question.text, "seat": question.seat.name, "answer": question.answer}


def _paper(document: AgendaDocument | ProposalDocument) -> Facts:
    return {
        "title": document.title,
        "size": f"{document.kilobytes} kB",
        "sha256": document.sha256,
        "url": f"{settings.SITE_URL}{document.get_absolute_url()}",
        "for_members": isinstance(document, AgendaDocument) and document.is_for_members,
    }
