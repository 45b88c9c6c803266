"""Whether somebody comes: asked in the mail, answered by link or signed in, as often as one changes one's mind."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.bodies.models import Substitute
from governance.meetings import access
from governance.meetings.feeds import invitation_of
from governance.meetings.links import rsvp_path
from governance.meetings.models import CalendarAddress, Meeting, Rsvp
from governance.meetings.queries import invited
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.outbox import queue_mail
from som_portal.kit.templatetags.som import day, hour


@transaction.atomic
def answer_invitation(meeting: Meeting, answer: str, note: str = "", *, by: User, at: datetime) -> Rsvp:
    """Say whether one comes; until the meeting begins, and the last answer counts.

    Who cannot come and has a permanent substitute sees that one invited (house rule 6: a substitute goes first).
    """
    meeting = Meeting.objects.with_bodies().locked(meeting.pk)
    access.can_answer_invitation(by, meeting).or_403()
    access.is_to_come(meeting, at).or_409()
    facts = {"answer": Rsvp.Answer(answer), "note": note, "answered_at": at}
    rsvp, _made = Rsvp.objects.update_or_create(meeting=meeting, person=by, defaults=facts)
    if not rsvp.comes:
        _ask_substitutes(meeting, by)
    return rsvp


def _ask_substitutes(meeting: Meeting, absent: User) -> None:
    """One mail to each substitute of the seats that this person holds that day; saying no twice asks once."""
    seats = absent.mandates.in_force(meeting.day).filter(seat__body__in=meeting.bodies).values("seat")
    standing_in = Substitute.objects.in_force(meeting.day).filter(seat__in=seats).select_related("person", "seat")
    for one in standing_in:
        with override(one.person.language):
            subject = _("Kan jij inspringen? {body} op {day}").format(
                body=meeting.body.name, day=day(meeting.starts_at)
            )
        queue_mail(
            key=f"substitute-asked:{meeting.pk}:{meeting.sequence}:{one.pk}",
            to=one.person.email,
            subject=subject,
            template="mail/substitute_asked.txt",
            context={
                "meeting": meeting,
                "person": one.person,
                "seat": one.seat,
                "answer": rsvp_path(meeting, one.person),
            },
            language=one.person.language,
            calendar=str if _is_subscribed(one.person) else partial(invitation_of, meeting, one.person),
        )


def _is_subscribed(person: User) -> bool:
    return CalendarAddress.objects.filter(person=person).exists()


def remind_of_tomorrow(at: datetime) -> int:
    """The day before a meeting, mail who is invited and did not say no, once; return how many meetings."""
    tomorrow = clock.day_of(at) + timedelta(days=1)
    midnight = clock.brussels(tomorrow.year, tomorrow.month, tomorrow.day)
    rows = Meeting.objects.going_on().filter(starts_at__gte=midnight, starts_at__lt=midnight + timedelta(hours=25))
    meetings = [meeting for meeting in rows.with_bodies() if meeting.day == tomorrow]
    for meeting in meetings:
        _remind(meeting)
    return len(meetings)


def _remind(meeting: Meeting) -> None:
    excused = set(meeting.rsvps.filter(answer=Rsvp.Answer.NO).values_list("person", flat=True))
    for person in invited(meeting):
        if person.pk in excused:
            continue
        with override(person.language):
            subject = _("Morgen: {body} om {hour}").format(body=meeting.body.name, hour=hour(meeting.starts_at))
        queue_mail(
            key=f"meeting-tomorrow:{meeting.pk}:{meeting.sequence}:{person.pk}",
            to=person.email,
            subject=subject,
            template="mail/meeting_tomorrow.txt",
            context={"meeting": meeting, "person": person, "answer": rsvp_path(meeting, person)},
            language=person.language,
        )
