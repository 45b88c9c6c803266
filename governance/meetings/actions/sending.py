"""The agenda leaves: frozen as a version, mailed to the members; and a reminder to who forgot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.bodies.models import Body
from governance.bodies.queries import members_of
from governance.meetings import access
from governance.meetings.actions.agenda import lock_for_agenda
from governance.meetings.deadlines import send_by, unsent
from governance.meetings.models import AgendaItem, AgendaVersion, Meeting
from governance.meetings.privacy import as_sent
from governance.meetings.programme import slots_of
from governance.meetings.queries import invited
from governance.meetings.versions import as_rows, hash_of, last_version, points_of, since, told
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day

PREPARING = "coordinatiecel"


@transaction.atomic
def send_agenda(meeting: Meeting, *, by: User | None, at: datetime) -> AgendaVersion:
    """Freeze the agenda as the next version and mail it to the members. The same agenda is not sent twice."""
    meeting = lock_for_agenda(meeting, by, at)
    items, last = list(meeting.agenda_items.told()), last_version(meeting)
    changes = since(last.points if last else None, items)
    access.is_sendable(meeting, has_points=bool(items), is_new=last is None or bool(changes), at=at).or_409()
    rows = as_rows(points_of(items))
    number = last.number + 1 if last else 1
    version = meeting.versions.create(number=number, sent_at=at, points=rows, sha256=hash_of(rows))
    facts = {"version": number, "sha256": version.sha256, "points": len(items)}
    record(by, "send_agenda", meeting, at=at, stream=meeting.body.slug, **facts)  # type: ignore[arg-type]
    for person in invited(meeting):
        with override(person.language):
            _mail(person, meeting, version, items, told(changes))
    return version


def remind_unsent(at: datetime) -> int:
    """A week before an agenda must leave: tell the coördinatiecel, once a meeting; return how many meetings."""
    return sum(_remind(meeting, at) for meeting in unsent(at) if meeting.agenda_reminded_at is None)


@transaction.atomic
def _remind(meeting: Meeting, at: datetime) -> int:
    """One mail to each of the coördinatiecel; 0 when another worker was first."""
    rows = Meeting.objects.filter(pk=meeting.pk, agenda_reminded_at=None)
    if not rows.update(agenda_reminded_at=at):
        return 0
    for person in members_of(Body.objects.get(slug=PREPARING), clock.day_of(at)):
        with override(person.language):
            subject = _("Nog te versturen: de agenda van {body}").format(body=meeting.body.name)
        queue_mail(
            key=f"agenda-unsent:{meeting.pk}:{person.pk}",
            to=person.email,
            subject=subject,
            template="mail/agenda_unsent.txt",
            context={"person": person, "meeting": meeting, "send_by": send_by(meeting)},
            language=person.language,
        )
    return 1


def _mail(
    person: User, meeting: Meeting, version: AgendaVersion, items: Sequence[AgendaItem], changes: list[str]
) -> None:
    """The agenda in one mail, in the language that is on."""
    words = _("Agenda: {body} op {day}") if version.number == 1 else _("Gewijzigde agenda: {body} op {day}")
    queue_mail(
        key=f"agenda-sent:{meeting.pk}:{version.number}:{person.pk}",
        to=person.email,
        subject=words.format(body=meeting.body.name, day=day(meeting.starts_at)),
        template="mail/agenda_sent.txt",
        context={"person": person, "meeting": meeting, "points": slots_of(meeting, as_sent(items)), "changes": changes},
        language=person.language,
    )
