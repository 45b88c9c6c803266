"""The only writer of bundles: how far one read, the PDF, what comes to the raad and what is carried over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ballots.actions import schedule_proposal
from governance.bundles import access
from governance.bundles.models import Brought, Bundle, ReadingMark
from governance.challenges.models import Challenge, Signal
from governance.meetings.actions import add_agenda_item
from governance.meetings.models import AgendaDocument, AgendaItem, Meeting
from governance.people.models import User
from governance.record.actions import record


def mark_read(item: AgendaItem, *, by: User, at: datetime) -> ReadingMark:
    """Remember that somebody read up to and including a point. No deed: it is theirs alone."""
    access.can_read_bundle(by, item.meeting, at=at).or_403()
    facts = {"item": item, "marked_at": at}
    return ReadingMark.objects.update_or_create(person=by, meeting=item.meeting, defaults=facts)[0]


@transaction.atomic
def ask_bundle(meeting: Meeting, *, by: User | None, at: datetime) -> list[Bundle]:
    """Have the PDF made: for the members, and without their documents when the meeting is open. Twice is once."""
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.can_ask_bundle(by, meeting, at=at).or_403()
    audiences = (True, False) if meeting.is_open else (True,)
    steps, made = meeting.agenda_items.count() + 1, []
    for for_members in audiences:
        which = {"meeting": meeting, "for_members": for_members}
        waiting = Bundle.objects.waiting().filter(**which).first()
        made.append(waiting or Bundle.objects.create(asked_at=at, steps=steps, **which))
    return made


def note_progress(bundle: Bundle, done: int) -> None:
    """So many of its steps. Not a deed: nobody acts."""
    Bundle.objects.filter(pk=bundle.pk, made_at=None).update(done=done)


@transaction.atomic
def keep_bundle(bundle: Bundle, content: bytes, *, agenda_sha256: str, at: datetime) -> Bundle:
    """Keep what was made, and let the ones before it go; when another worker was first, keep that one."""
    bundle = Bundle.objects.locked(bundle.pk)
    if not bundle.is_waiting:
        return bundle
    bundle.content, bundle.size, bundle.sha256 = content, len(content), hashlib.sha256(content).hexdigest()
    bundle.agenda_sha256, bundle.made_at, bundle.done = agenda_sha256, at, bundle.steps
    bundle.save()
    older = Bundle.objects.filter(meeting=bundle.meeting_id, for_members=bundle.for_members).exclude(pk=bundle.pk)
    older.delete()
    meeting = bundle.meeting
    record(None, "keep_bundle", meeting, at=at, stream=meeting.body.slug, sha256=bundle.sha256, size=bundle.size)
    return bundle


def give_up_bundle(bundle: Bundle, *, at: datetime) -> None:
    """It could not be set; the page says so and one can ask again."""
    Bundle.objects.filter(pk=bundle.pk, made_at=None).update(failed_at=at)


@transaction.atomic
def bring_to_raad(
    source: Challenge | Signal, meeting: Meeting, *, title: str, minutes: int, key: UUID, by: User | None, at: datetime
) -> AgendaItem:
    """Put a challenge or a signal on the agenda of a coming raad, to talk about; the same `key` twice is one point."""
    access.is_coming_raad(meeting, at=at).or_409()
    item = add_agenda_item(meeting, kind=AgendaItem.Kind.DISCUSS, title=title, minutes=minutes, key=key, by=by, at=at)
    behind = {"challenge": source} if isinstance(source, Challenge) else {"signal": source}
    _brought, is_new = Brought.objects.get_or_create(item=item, defaults=behind)
    if is_new:
        record(by, "bring_to_raad", source, at=at, stream=meeting.body.slug, meeting=meeting.pk, item=item.pk)
    return item


@transaction.atomic
def carry_over(
    meeting: Meeting, target: Meeting, *, items: Iterable[AgendaItem], by: User | None, at: datetime
) -> list[AgendaItem]:
    """Put what a closed meeting did not treat on the agenda of a coming one, with owner, words and documents.

    A point with a proposal goes through the ballots: the proposal moves with it. What was carried already stays.
    """
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.can_carry_over(by, meeting, at=at).or_403()
    access.takes_from(target, meeting, at=at).or_409()
    chosen = {item.pk for item in items}
    left = meeting.agenda_items.left_over().filter(pk__in=chosen).order_by("position")
    carried = [_carry(item, target, by, at) for item in left.select_related("owner", "proposal")]
    record(by, "carry_over", meeting, at=at, stream=meeting.body.slug, to=target.pk, items=[one.pk for one in carried])
    return carried


def _carry(item: AgendaItem, target: Meeting, by: User | None, at: datetime) -> AgendaItem:
    """One point, with its documents."""
    if item.is_balloted:
        schedule_proposal(item.proposal, target, by=by, at=at)
        new = AgendaItem.objects.get(carried_from=item)
        AgendaItem.objects.filter(pk=new.pk).update(owner=item.owner, explanation=item.explanation)
    else:
        said = {"kind": item.kind, "title": item.title, "minutes": item.minutes, "explanation": item.explanation}
        new = add_agenda_item(target, **said, owner=item.owner, carried_from=item, by=by, at=at)  # type: ignore[arg-type]
    for document in item.documents.all():
        kept = ("title", "is_for_members", "content", "sha256", "size")
        AgendaDocument.objects.create(item=new, added_at=at, **{name: getattr(document, name) for name in kept})
    return new
