"""What a meeting is about: its points and their order."""

from __future__ import annotations

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.meetings import access
from governance.meetings.actions.moments import lock_meeting
from governance.meetings.models import AgendaItem, Meeting
from governance.meetings.queries import invited
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Conflict, Verdict, is_same_click

SOMETHING_HANGS_ON_IT = gettext_lazy(
    "Aan dit agendapunt hangt al iets: een voorstel, een notitie, een actiepunt of een verslag."
    " Het blijft op de agenda."
)
MOST_ITEMS = 60
"""A longer agenda is a mistake, and lists stay bounded."""


class PointFacts(TypedDict):
    """What a point says; `minutes` foreseen, `owner` who brings it in."""

    kind: str
    title: str
    minutes: int
    owner: NotRequired[User | None]
    explanation: NotRequired[str]


@transaction.atomic
def add_agenda_item(
    meeting: Meeting,
    *,
    key: UUID | None = None,
    is_balloted: bool = False,
    carried_from: AgendaItem | None = None,
    like: AgendaItem | None = None,
    by: User | None,
    at: datetime,
    **point: Unpack[PointFacts],
) -> AgendaItem:
    """Put a point at the end of the agenda; the same `key` twice is one point.

    `is_balloted`: a proposal comes with it, so that only a decision treats it. It is as private as the point `like`
    which, or from which, it comes. Raises Refused or Conflict.
    """
    meeting = lock_for_agenda(meeting, by, at)
    added = meeting.agenda_items.filter(key=key).first() if key else None
    if added is not None:
        is_same_click(added, title=point["title"], explanation=point.get("explanation", added.explanation))
        return added
    _is_possible(meeting, point, owner_was=carried_from.owner_id if carried_from else None).or_409()
    last = meeting.agenda_items.aggregate(last=Max("position"))["last"] or 0
    if meeting.agenda_items.count() >= MOST_ITEMS:
        raise Conflict(_("Er staan al {n} punten op de agenda. Haal er eerst een af.").format(n=MOST_ITEMS))
    item = meeting.agenda_items.create(
        position=last + 1,
        key=key or uuid4(),
        is_balloted=is_balloted,
        carried_from=carried_from,
        **_privacy_like(like or carried_from, meeting),
        **point,
    )
    record(by, "add_agenda_item", meeting, at=at, stream=meeting.body.slug, item=item.pk, kind=item.kind)
    return item


def _privacy_like(item: AgendaItem | None, meeting: Meeting) -> dict[str, str]:
    """As private as another point. Raises Conflict where nothing can be private."""
    if item is None or not item.is_private:
        return {}
    access.takes_private_points(meeting).or_409()
    return {"privacy": item.privacy, "privacy_reason": item.privacy_reason}


@transaction.atomic
def revise_agenda_item(item: AgendaItem, *, by: User | None, at: datetime, **point: Unpack[PointFacts]) -> AgendaItem:
    """Say a point otherwise. What a proposal asks keeps its words; only its minutes, owner and explanation change."""
    meeting = lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    _is_possible(meeting, point, owner_was=item.owner_id).or_409()
    access.keeps_its_question(item, point["kind"], point["title"]).or_409()
    changed = [name for name, value in point.items() if getattr(item, name) != value]
    for name in changed:
        setattr(item, name, point[name])  # type: ignore[literal-required]
    if changed:
        item.save(update_fields=changed)
        record(by, "revise_agenda_item", meeting, at=at, stream=meeting.body.slug, item=item.pk, changed=changed)
    return item


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Take a point off the agenda. Raises Conflict when something else, such as a proposal, hangs on it."""
    meeting = lock_for_agenda(item.meeting, by, at)
    item_pk = item.pk
    try:
        AgendaItem.objects.filter(pk=item_pk).delete()
    except ProtectedError as error:
        raise Conflict(str(SOMETHING_HANGS_ON_IT)) from error
    record(by, "remove_agenda_item", meeting, at=at, stream=meeting.body.slug, item=item_pk)
    return item


@transaction.atomic
def raise_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Move a point one place up; the first stays where it is."""
    meeting = lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    above = meeting.agenda_items.filter(position__lt=item.position).order_by("-position").first()
    return _swap(meeting, item, above, by, at)


@transaction.atomic
def lower_agenda_item(item: AgendaItem, *, by: User | None, at: datetime) -> AgendaItem:
    """Move a point one place down; the last stays where it is."""
    meeting = lock_for_agenda(item.meeting, by, at)
    item = AgendaItem.objects.get(pk=item.pk)
    below = meeting.agenda_items.filter(position__gt=item.position).order_by("position").first()
    return _swap(meeting, item, below, by, at)


def lock_for_agenda(meeting: Meeting, by: User | None, at: datetime) -> Meeting:
    """The meeting, held, for who prepares it, until it is closed. Raises Refused or Conflict."""
    meeting = lock_meeting(meeting)
    access.can_run_meeting(by, meeting, at=at).or_403()
    access.is_unsettled(meeting).or_409()
    return meeting


def _swap(meeting: Meeting, item: AgendaItem, other: AgendaItem | None, by: User | None, at: datetime) -> AgendaItem:
    """Exchange two positions, by way of 0: no two points ever share one."""
    if other is None:
        return item
    mine, yours = item.position, other.position
    for point, position in ((item, 0), (other, mine), (item, yours)):
        point.position = position
        point.save(update_fields=["position"])
    record(by, "order_agenda", meeting, at=at, stream=meeting.body.slug, item=item.pk, position=yours)
    return item


def _is_possible(meeting: Meeting, point: PointFacts, *, owner_was: int | None) -> Verdict:
    """A known kind, and an owner who will be there (or who owned it before). Two queries a body when there is one."""
    kind, owner = AgendaItem.Kind(point["kind"]), point.get("owner")
    is_known = owner is None or owner.pk == owner_was or owner in invited(meeting)
    return Verdict.when(is_known and kind, _("Kies wie die dag in dit netwerkonderdeel zetelt, of niemand."))
