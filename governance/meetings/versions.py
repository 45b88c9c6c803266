"""The agenda as it was sent beside the agenda as it is: rows, hash, and the difference in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.meetings.models import AgendaItem, AgendaVersion, Meeting, MeetingRows
from governance.meetings.privacy import as_sent
from governance.meetings.rules.agenda import Change, Difference, Point, difference

FIELDS: dict[str, Promise] = {
    "title": gettext_lazy("titel"),
    "kind": gettext_lazy("soort"),
    "minutes": gettext_lazy("minuten"),
    "owner": gettext_lazy("wie het brengt"),
    "explanation": gettext_lazy("toelichting"),
}


def points_of(items: Iterable[AgendaItem]) -> list[Point]:
    """Points as they are now, of rows fetched with `told()`."""
    return [
        Point(
            key=item.pk,
            title=item.title,
            kind=item.kind,
            minutes=item.minutes,
            owner=item.owner_id,
            explanation=item.explanation,
            documents=tuple((document.title, document.sha256) for document in item.documents.all()),
        )
        for item in as_sent(items)
    ]


def as_rows(points: Iterable[Point]) -> list[list[Any]]:
    """Points for the JSON column."""
    return [
        [one.key, one.title, one.kind, one.minutes, one.owner, one.explanation, [list(pair) for pair in one.documents]]
        for one in points
    ]


def points_from(rows: Iterable[list[Any]]) -> list[Point]:
    """Points out of the JSON column."""
    return [
        Point(key, title, kind, minutes, owner, explanation, tuple((name, sha) for name, sha in papers))
        for key, title, kind, minutes, owner, explanation, papers in rows
    ]


def hash_of(rows: list[list[Any]]) -> str:
    """The fingerprint of a version: SHA-256 of its canonical JSON."""
    canonical = json.dumps(rows, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def last_version(meeting: Meeting) -> AgendaVersion | None:
    """What the members have in hand. One query."""
    return meeting.versions.order_by("-number").first()


def with_agenda_sent(rows: MeetingRows) -> MeetingRows:
    """Meetings with `sent_number`, `sent_on_at` and `sent_points` of their last version, in the same query."""
    last = AgendaVersion.objects.filter(meeting=OuterRef("pk")).order_by("-number")
    read = {"sent_number": "number", "sent_on_at": "sent_at", "sent_points": "points"}
    return rows.annotate(**{name: Subquery(last.values(field)[:1]) for name, field in read.items()})


def sent_points(meeting: Meeting) -> list[list[Any]] | None:
    """The rows of the last version; only on meetings fetched with `with_agenda_sent`."""
    return meeting.sent_points  # type: ignore[attr-defined]


def since(rows: list[list[Any]] | None, items: Iterable[AgendaItem]) -> Difference:
    """What changed since a version; nothing when none was sent."""
    return Difference() if rows is None else difference(points_from(rows), points_of(items))


def told(found: Difference) -> list[str]:
    """A difference as sentences, what is new first."""
    return [
        *(_("Nakomend: {title}").format(title=point.title) for point in found.late),
        *(_("Van de agenda: {title}").format(title=point.title) for point in found.dropped),
        *(_("Op een andere plaats: {title}").format(title=point.title) for point in found.moved),
        *(sentence for change in found.changed for sentence in _told_change(change)),
    ]


def _told_change(change: Change) -> Iterator[str]:
    title = change.after.title
    if change.fields:
        words = ", ".join(str(FIELDS[name]) for name in change.fields)
        yield _("Gewijzigd: {title} ({words})").format(title=title, words=words)
    for paper in change.late_documents:
        yield _("Nieuw stuk bij {title}: {paper}").format(title=title, paper=paper)
    for paper in change.dropped_documents:
        yield _("Stuk weg bij {title}: {paper}").format(title=title, paper=paper)
