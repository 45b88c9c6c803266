"""The bundle of a raad with 30 points (10 of them proposals) and 60 documents: the PDF and the page.

The PDF is made as the task makes it, from the database to the database, and compared in the same run with typst on an
empty page. Bar: 3 seconds. `--scale N`: N times as many points, at most 2 (an agenda holds 60).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import typst
from django.conf import settings
from django.test import Client
from django.urls import reverse

from bench.harness import Report, queries_of
from governance.ballots.actions import schedule_proposal
from governance.bundles import actions, tasks
from governance.bundles.models import Bundle
from governance.meetings.actions import add_agenda_document, add_agenda_item
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.pdf import FONTS, tagged_pdf
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes

BAR_SECONDS = 3.0
POINTS, PROPOSALS, PAPERS_A_POINT = 30, 10, 2
WORDS = "Wat leden vooraf moeten weten, met de cijfers van vorig jaar en de vraag die overblijft. " * 8


def measure(report: Report) -> None:
    """Make the meeting, then its bundle."""
    points = POINTS * min(report.scale, 2)
    meeting = a_raad(points)
    empty = min(_seconds(lambda: typst.compile(b"Leeg.", font_paths=FONTS, format="pdf")) for _ in range(5))
    actions.ask_bundle(meeting, by=None, at=clock.now())
    taken = _seconds(lambda: tasks.make_waiting_bundles(clock.now()))
    bundle = Bundle.objects.get()
    client = Client()
    client.force_login(make.seated("som-raad/lop", ends_on=clock.today() + timedelta(days=90)))
    page = reverse("bundles:read", args=[meeting.pk])
    client.get(page)
    report.figures = {
        "points": points,
        "documents": points * PAPERS_A_POINT,
        "pdf_seconds": round(taken, 3),
        "pdf_kilobytes": bundle.kilobytes,
        "empty_page_seconds": round(empty, 4),
        "page_seconds": round(_seconds(lambda: client.get(page)), 3),
        "page_queries": queries_of(lambda: client.get(page)),
        "agenda_queries": queries_of(lambda: client.get(meeting.get_absolute_url())),
    }
    report.ratios = {"seconds_to_bar": round(taken / BAR_SECONDS, 3), "pdf_to_empty_page": round(taken / empty, 1)}


def a_raad(points: int) -> Meeting:
    """A coming raad whose every point has words and two documents; a third of them are proposals."""
    at = clock.now()
    meeting = scenes.raad_meeting(starts_at=at + timedelta(days=30), at=at)
    proposer, paper = make.seated("som-plus/afgevaardigde"), Upload(_paper())
    for number in range(points):
        item = _proposed(meeting, proposer) if number < PROPOSALS * points // POINTS else _told(meeting, number)
        for which in range(PAPERS_A_POINT):
            title = f"Stuk {number}.{which}"
            add_agenda_document(item, title=title, file=paper, key=uuid4(), by=None, at=at)
    return meeting


def _proposed(meeting: Meeting, proposer: User) -> AgendaItem:
    proposal = scenes.proposal(by=proposer, at=clock.now(), if_not=WORDS, summary=WORDS, why_together=WORDS)
    schedule_proposal(proposal, meeting, by=None, at=clock.now())
    return AgendaItem.objects.get(proposal=proposal)


def _told(meeting: Meeting, number: int) -> AgendaItem:
    title = f"Punt {number}"
    return add_agenda_item(meeting, kind="discuss", title=title, minutes=10, explanation=WORDS, by=None, at=clock.now())


def _paper() -> bytes:
    facts = {"about": settings.SITE_URL, "parts": [{"head": "Waarover", "words": WORDS}]}
    return tagged_pdf("demo/paper.typ", facts, title="Stuk", language="nl", at=clock.now())


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began
