"""Meetings as calendar programs see them: which ones a person, a body or everybody gets, and in what words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.bodies.models import Body
from governance.meetings.links import uid_of
from governance.meetings.models import CalendarAddress, Meeting, MeetingRows
from governance.meetings.replies import reply_mailbox
from governance.people.models import User
from som_portal.kit import clock, ical
from som_portal.kit.proofs import is_proven, proof_of

PAST_DAYS, AHEAD_DAYS = timedelta(days=60), timedelta(days=400)
CANCELLED_STAYS = timedelta(days=30)
MOST_ENTRIES = 1000
SALT, KEY_LENGTH = "som.calendar", 32


def everybodys(body: Body | None, at: datetime) -> MeetingRows:
    """When and where the bodies, or one of them, meet: public."""
    rows = Meeting.objects.all() if body is None else Meeting.objects.of_body(body)
    return _around(rows, at)


def of_person(person: User, at: datetime) -> MeetingRows:
    """The meetings of the bodies in which this person holds a seat, or substitutes, on the day they meet."""
    terms = [*person.mandates.select_related("seat"), *person.substitutes.select_related("seat")]
    periods = ((term.seat.body_id, term.starts_on, term.ends_on) for term in terms)
    mine = Q(pk__in=[])
    for body, first, last in periods:
        mine |= (Q(body=body) | Q(joint_with=body)) & _between(first, last)
    return _around(Meeting.objects.filter(mine), at)


def _between(first: date, last: date | None) -> Q:
    begun = Q(starts_at__gte=_midnight(first))
    return begun if last is None else begun & Q(starts_at__lt=_midnight(last + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.BRUSSELS)


def _around(rows: MeetingRows, at: datetime) -> MeetingRows:
    """From two months ago to a year ahead; what was cancelled stays for thirty days, so that every client hears it."""
    near = rows.filter(ends_at__gte=at - PAST_DAYS, starts_at__lte=at + AHEAD_DAYS)
    heard = Q(cancelled_at=None) | Q(cancelled_at__gte=at - CANCELLED_STAYS)
    return near.filter(heard).with_bodies().order_by("starts_at", "pk")[:MOST_ENTRIES]


def entry_of(meeting: Meeting) -> ical.Entry:
    """One meeting in a calendar, in the language that is on. Nothing of its agenda: only where that can be read."""
    url = settings.SITE_URL + meeting.get_absolute_url()
    who = meeting.who
    text = _("Agenda en stukken: {url}").format(url=url)
    if meeting.is_cancelled:
        who = _("Geannuleerd: {who}").format(who=who)
        text = _("Deze vergadering gaat niet door. Reden: {reason}").format(reason=meeting.cancel_reason)
    return ical.Entry(
        uid=uid_of(meeting),
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=who,
        place=meeting.place,
        text=text,
        url=url,
        is_cancelled=meeting.is_cancelled,
    )


def feed_of(name: str, meetings: MeetingRows, *, language: str, alarm_minutes: int | None = None) -> bytes:
    """A feed in a language. One query."""
    with override(language):
        return ical.feed(name, [entry_of(meeting) for meeting in meetings], alarm_minutes=alarm_minutes)


def invitation_of(meeting: Meeting, person: User) -> str:
    """What the mail to one person carries for their calendar."""
    with override(person.language):
        entry = entry_of(meeting)
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mailbox = reply_mailbox(meeting, person)
    organizer = formataddr((name, mailbox or address))
    facts = {"attendee": person.email, "attendee_name": person.name}
    return ical.invitation(entry, organizer=organizer, asks_reply=bool(mailbox), **facts)


def token_of(address: CalendarAddress) -> str:
    """The secret part of the address: the key of the row, and a proof that only this portal can make."""
    return address.key.hex + proof_of(address.key.hex, salt=SALT)


def address_behind(token: str) -> CalendarAddress | None:
    """The row of a token that proves itself and was not revoked; None for anything else."""
    key, proof = token[:KEY_LENGTH], token[KEY_LENGTH:]
    if not is_proven(key, proof, salt=SALT):
        return None
    return CalendarAddress.objects.select_related("person").filter(key=key).first()
