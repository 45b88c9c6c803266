"""The bundle as it is read: every point with what is asked, where it came from, and how far one person read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from governance.ballots.models import Proposal, ProposalDocument
from governance.ballots.queries import read_lists, with_lists
from governance.bundles.models import Brought, ReadingMark
from governance.meetings.models import AgendaDocument, AgendaItem, AgendaItemRows, Meeting
from governance.meetings.programme import Shown, programme_of
from governance.people.models import User

BESIDE = ("brought__challenge", "brought__signal")


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """A point with what hangs on it. `is_read`: it stands before or at the mark."""

    shown: Shown
    proposal: Proposal | None
    brought: Brought | None
    is_read: bool

    @property
    def papers(self) -> list[AgendaDocument | ProposalDocument]:
        """What goes with the point, and with its proposal."""
        return [*self.shown.documents, *(self.proposal.documents.all() if self.proposal else ())]


def with_all(rows: AgendaItemRows) -> AgendaItemRows:
    """Points with where they came from and their proposal, with its short lists."""
    proposals = with_lists(Proposal.objects.select_related("budget_line", "seat__body"))
    return rows.select_related(*BESIDE).prefetch_related(Prefetch("proposal", proposals))


def points_for(
    meeting: Meeting, reader: User | AnonymousUser | None, *, at: datetime, reads_all: bool | None = None
) -> list[ReadPoint]:
    """The points of a meeting for a reader who may read it, or for an audience. Three queries."""
    rows = with_all(meeting.agenda_items.all()).annotate(is_marked=Exists(_mark_of(reader)))
    shown = programme_of(meeting, reader, at=at, rows=rows, reads_all=reads_all)
    proposals = (_beside(one.item, "proposal") for one in shown)
    read_lists(one for one in proposals if one)
    until = next((one.item.position for one in shown if vars(one.item).get("is_marked")), 0)
    return [_point(one, is_read=one.item.position <= until) for one in shown]


def _mark_of(reader: User | AnonymousUser | None) -> QuerySet[ReadingMark]:
    """The mark of how far somebody read, on its point; nobody's for a stranger."""
    return ReadingMark.objects.filter(person=reader if isinstance(reader, User) else None, item=OuterRef("pk"))


def next_unread(points: Sequence[ReadPoint]) -> ReadPoint | None:
    """Where to go on."""
    return next((point for point in points if not point.is_read), None)


def _point(shown: Shown, *, is_read: bool) -> ReadPoint:
    if shown.is_hidden:
        return ReadPoint(shown, None, None, is_read)
    return ReadPoint(shown, _beside(shown.item, "proposal"), _beside(shown.item, "brought"), is_read)


def _beside(item: AgendaItem, name: str) -> Any:
    """The one row that hangs on a point, or None."""
    return getattr(item, name, None)
