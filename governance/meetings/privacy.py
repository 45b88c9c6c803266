"""Points behind closed doors: who is not of the body reads only that there is one."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Exists, Q, Value, When

from governance.bodies.models import Mandate, Substitute
from governance.meetings.models import AgendaDocument, AgendaItem, Meeting
from governance.meetings.models.agenda import AgendaDocumentRows
from governance.people.models import User

Reader = User | AnonymousUser | None
CELL = "coordinatiecel"
"""Who prepares the meetings of every body reads what they are about."""


def hidden_from(user: Reader, on: date, path: str = "", *, unless: Exists | None = None) -> Case | Value:
    """Whether the point at the end of `path` is hidden from somebody; for `annotate`. No query of its own.

    Who sits in the body that meets, also as a substitute, and who sits in the coördinatiecel sees it; `unless`: and
    who else. None is the portal itself.
    """
    if user is None:
        return Value(False)
    ways = [When(Q(**{f"{path}privacy": ""}), then=Value(False))]
    for sits in _sits(user, on):
        ways.append(When(Q(Exists(sits.filter(seat__body__slug=CELL))), then=Value(False)))
        ways.append(When(Q(**{f"{path}meeting__body__in": sits.values("seat__body")}), then=Value(False)))
    ways += [When(unless, then=Value(False))] if unless is not None else []
    return Case(*ways, default=Value(True))


def reads_private(user: Reader, body: int, on: date) -> bool:
    """Somebody reads the private points of a body. Two queries at most; none for the portal itself."""
    rows = _sits(user, on) if user is not None else []
    here = Q(seat__body=body) | Q(seat__body__slug=CELL)
    return user is None or any(sits.filter(here).exists() for sits in rows)


def papers_for(user: Reader, meeting: Meeting, on: date) -> AgendaDocumentRows:
    """The documents of a meeting that are not of a point hidden from somebody."""
    rows = AgendaDocument.objects.filter(item__meeting=meeting)
    return rows.annotate(hidden=hidden_from(user, on, "item__")).filter(hidden=False)


def _sits(user: User | AnonymousUser, on: date) -> list[Any]:
    """Mandates and permanent substitutions of a person on a day."""
    if not isinstance(user, User) or not user.is_active:
        return []
    return [rows.in_force(on).filter(person=user) for rows in (Mandate.objects, Substitute.objects)]


def veiled(item: AgendaItem) -> AgendaItem:
    """The same point as who is not of the body sees it: neither words, owner nor papers. Never saved."""
    shown = copy(item)
    shown.title, shown.explanation, shown.owner, shown.privacy_reason = item.public_title, "", None, ""
    shown._prefetched_objects_cache = {"documents": []}  # type: ignore[attr-defined]
    return shown


def as_sent(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Points as mails and kept versions say them: what is private says only that it is."""
    return [veiled(item) if item.is_private else item for item in items]
