"""What the clock does with bundles: make what waits, and one for every agenda that was sent. Safe to repeat."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db.models import Exists, OuterRef
from django.utils.translation import override

from governance.bundles import actions
from governance.bundles.facts import LANGUAGE, facts_of, title_of
from governance.bundles.models import Bundle
from governance.bundles.reading import points_for
from governance.meetings.models import AgendaVersion, Meeting
from governance.meetings.versions import as_rows, hash_of, last_version, points_of, since, told
from som_portal.kit.pdf import NotTypeset, tagged_pdf

TEMPLATE = "governance/bundles/bundle.typ"
TOLD = 5
"""How often the page hears of progress: each time is a write that waits for the disk."""


def make_waiting_bundles(at: datetime) -> int:
    """Ask for the bundle of every agenda that just left, then make all that wait; return how many were made."""
    for meeting in _just_sent(at):
        actions.ask_bundle(meeting, by=None, at=at)
    waiting = list(Bundle.objects.waiting().select_related("meeting__body", "meeting__joint_with"))
    return sum(_make(bundle, at) for bundle in waiting)


def _just_sent(at: datetime) -> list[Meeting]:
    """Coming meetings whose agenda left after their last bundle was asked for."""
    later = Bundle.objects.filter(meeting=OuterRef("meeting"), asked_at__gte=OuterRef("sent_at"))
    versions = AgendaVersion.objects.filter(~Exists(later), meeting__starts_at__gt=at, meeting__cancelled_at=None)
    return list(Meeting.objects.filter(pk__in=versions.values("meeting")).with_bodies())


def _make(bundle: Bundle, at: datetime) -> int:
    """Set one bundle and keep it; 0 when it cannot be set."""
    content, agenda = set_bundle(bundle, at)
    if content is None:
        actions.give_up_bundle(bundle, at=at)
        return 0
    actions.keep_bundle(bundle, content, agenda_sha256=agenda, at=at)
    return 1


def set_bundle(bundle: Bundle, at: datetime) -> tuple[bytes | None, str]:
    """The PDF of a meeting for one audience (None when it cannot be set) and the hash of the agenda it holds."""
    meeting = bundle.meeting
    items, last = list(meeting.agenda_items.told()), last_version(meeting)
    with override(LANGUAGE):
        changes = told(since(last.points if last else None, items)) if bundle.for_members else []
    points = points_for(meeting, None, at=at, reads_all=bundle.for_members)
    facts = facts_of(meeting, points, changes, partial(_note, bundle, max(1, len(points) // TOLD)))
    try:
        content = tagged_pdf(TEMPLATE, facts, title=title_of(meeting), language=LANGUAGE, at=at)
    except NotTypeset:
        content = None
    return content, hash_of(as_rows(points_of(items)))


def _note(bundle: Bundle, stride: int, done: int) -> None:
    """Every so many points."""
    if done % stride == 0:
        actions.note_progress(bundle, done)
