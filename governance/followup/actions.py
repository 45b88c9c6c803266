"""The deeds about action items."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from governance.bodies.models import Body
from governance.followup import access
from governance.followup.models import ActionItem, Owner, owner_fields
from governance.followup.queries import Digest, digests, patience_on, to_remind_of
from governance.followup.rules import asks_reminder
from governance.meetings.models import AgendaItem, Meeting
from governance.people.models import User
from governance.record.actions import Fact, record
from som_portal.kit.access import Verdict, is_same_click
from som_portal.kit.outbox import queue_mail

OTHER_BODY = _("Dit agendapunt is van een vergadering van een ander netwerkonderdeel.")


@transaction.atomic
def make_action(
    body: Body,
    *,
    what: str,
    owner: Owner,
    due_on: date,
    item: AgendaItem | None = None,
    meeting: Meeting | None = None,
    source: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
) -> ActionItem:
    """Write down what somebody will do, for `body` to follow up; the same `key` twice is one action item.

    The source is `item`, or `meeting` as a whole, or a line of text. Raises Refused, or Conflict for a point of
    another body.
    """
    access.can_make_action(by, body, at=at).or_403()
    agreed_in = item.meeting if item else meeting
    is_ours = agreed_in is None or body.pk in (agreed_in.body_id, agreed_in.joint_with_id)
    Verdict.when(is_ours, OTHER_BODY).or_409()
    facts = {"what": what, "due_on": due_on, "source": source, "made_at": at, **owner_fields(owner)}
    where = {"item": item, "meeting": None if item else meeting}
    action, is_new = ActionItem.objects.get_or_create(key=key, defaults={"body": body, **facts, **where})
    is_same_click(action, body_id=body.pk, what=what, due_on=due_on)
    if is_new:
        record(by, "make_action", action, at=at, stream=body.slug, **_said(action), item=item.pk if item else None)
    return action


@transaction.atomic
def change_action(
    action: ActionItem, *, what: str, owner: Owner, due_on: date, by: User | None, at: datetime
) -> ActionItem:
    """Say better what is to be done, by whom or by when. Raises Conflict once it is done or dropped."""
    action = _locked(action)
    access.can_make_action(by, action.body, at=at).or_403()
    access.is_open(action).or_409()
    fields = {"what": what, "due_on": due_on, **owner_fields(owner)}
    for name, value in fields.items():
        setattr(action, name, value)
    action.save(update_fields=list(fields))
    record(by, "change_action", action, at=at, stream=action.body.slug, **_said(action))
    return action


@transaction.atomic
def finish_action(action: ActionItem, *, reason: str = "", by: User | None, at: datetime) -> ActionItem:
    """It is done; `reason` may say how it ended. Finishing twice is finishing once."""
    action = _locked(action)
    if action.done_at:
        return action
    may = access.owns(by, action, at=at) or access.can_make_action(by, action.body, at=at)
    Verdict.when(may, access.NOT_OWNER).or_403()
    access.is_open(action).or_409()
    action.done_at, action.reason = at, reason
    action.save(update_fields=["done_at", "reason"])
    record(by, "finish_action", action, at=at, stream=action.body.slug)
    return action


@transaction.atomic
def drop_action(action: ActionItem, *, reason: str, by: User | None, at: datetime) -> ActionItem:
    """It will not be done, and why. Dropping twice is dropping once."""
    action = _locked(action)
    access.can_make_action(by, action.body, at=at).or_403()
    if action.dropped_at:
        return action
    access.is_open(action).or_409()
    action.dropped_at, action.reason = at, reason
    action.save(update_fields=["dropped_at", "reason"])
    record(by, "drop_action", action, at=at, stream=action.body.slug)
    return action


@transaction.atomic
def remind_owners(on: date) -> int:
    """One mail a person with everything they still have to do, when something of it asks for a reminder.

    Twice on a day is once. Returns how many people were mailed.
    """
    waiting = [action.pk for action in to_remind_of(on)]
    patience = patience_on(on)
    rows = ActionItem.objects.select_for_update(of=("self",)).still_open().filter(pk__in=waiting)
    actions = [row for row in rows if asks_reminder(row.due_on, row.reminded_on, on, patience)]
    found = digests(actions, on)
    for digest in found:
        _mail(digest, on)
    ActionItem.objects.filter(pk__in=[action.pk for action in actions]).update(reminded_on=on)
    return len(found)


def _mail(digest: Digest, on: date) -> None:
    person, how_many = digest.person, len(digest.late) + len(digest.coming)
    with override(person.language):
        words = ngettext("Nog {n} actiepunt voor jou", "Nog {n} actiepunten voor jou", how_many)
    queue_mail(
        key=f"actions:{person.pk}:{on.isoformat()}",
        to=person.email,
        subject=words.format(n=how_many),
        template="mail/actions.txt",
        context={"person": person, "late": digest.late, "coming": digest.coming},
        language=person.language,
    )


def _locked(action: ActionItem) -> ActionItem:
    return ActionItem.objects.with_owners().locked(action.pk)


def _said(action: ActionItem) -> dict[str, Fact]:
    """What the record may keep: the kind of owner and the day, never the words or the person."""
    owner = action.owner
    kind = "person" if isinstance(owner, User) else f"{owner._meta.model_name}:{owner.pk}"
    return {"owner": kind, "due_on": action.due_on.isoformat()}
