"""Points behind closed doors: who is not of the body reads only that there is one."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Exists, Q, Value, When

from governance.bodies.access import holds, mandates_of, substitutions_of
from governance.bodies.models import Power
from governance.meetings.models import AgendaDocument, AgendaItem, Meeting
from governance.meetings.models.agenda import AgendaDocumentRows
from governance.people.models import User

Reader = User | AnonymousUser | None


def reads_private(user: Reader, body: int, on: date) -> bool:
    """Somebody reads the private points of a body: who sits in it, also as a substitute, and the coördinatiecel.

    None is the portal itself. No query once the mandates of the person are read.
    """
    if user is None:
        return True
    return holds(user, Power.COORDINATE, on=on) or body in _own_bodies(user, on)


def hidden_from(user: Reader, on: date, path: str = "", *, unless: Exists | None = None) -> Case | Value:
    """Whether the point at the end of `path` is hidden from somebody; for `annotate`. `unless`: who sees it anyhow."""
    if user is None or holds(user, Power.COORDINATE, on=on):
        return Value(False)
    seen = Q(**{f"{path}privacy": ""}) | Q(**{f"{path}meeting__body__in": _own_bodies(user, on)})
    ways = [When(seen, then=Value(False)), *([When(unless, then=Value(False))] if unless is not None else [])]
    return Case(*ways, default=Value(True))


def papers_for(user: Reader, meeting: Meeting, on: date) -> AgendaDocumentRows:
    """The documents of a meeting that are not of a point hidden from somebody."""
    rows = AgendaDocument.objects.filter(item__meeting=meeting)
    return rows if reads_private(user, meeting.body_id, on) else rows.filter(item__privacy="")


def _own_bodies(user: User | AnonymousUser, on: date) -> set[int]:
    if not isinstance(user, User) or not user.is_active:
        return set()
    held = [one for one in [*mandates_of(user), *substitutions_of(user)] if one.holds_on(on)]
    return {one.seat.body_id for one in held}


def veiled(item: AgendaItem) -> AgendaItem:
    """The same point as who is not of the body sees it: neither words, owner nor papers. Never saved."""
    shown = copy(item)
    shown.title, shown.explanation, shown.owner, shown.privacy_reason = item.public_title, "", None, ""
    shown._prefetched_objects_cache = {"documents": []}  # type: ignore[attr-defined]
    return shown


def as_sent(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Points as mails and kept versions say them: what is private says only that it is."""
    return [veiled(item) if item.is_private else item for item in items]
