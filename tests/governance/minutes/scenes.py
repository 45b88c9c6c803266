"""Meetings of the raad that took place, and their minutes in every stage."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import time_machine

from governance.meetings.actions import hold_meeting, record_attendance
from governance.meetings.models import AgendaItem, Meeting
from governance.minutes import actions, queries
from governance.minutes.models import Minutes
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, add, plan

DAY = timedelta(days=1)
HELD_AT: datetime = IN_A_WEEK + 2 * HOUR
CIRCULATED_AT = HELD_AT + 5 * DAY
LATER = IN_A_WEEK + 60 * DAY
AT_LATER = LATER + HOUR


@dataclass(frozen=True, slots=True)
class Raad:
    """A meeting of the raad with two points, who attended, and the next one."""

    meeting: Meeting
    items: tuple[AgendaItem, AgendaItem]
    there: User
    excused: User
    later: Meeting


def planned() -> Raad:
    """Not begun; the next one is planned too."""
    there, excused = make.raad(2)
    meeting = plan()
    items = (add(meeting, "Rust in de schooldag"), add(meeting, "Rondvraag"))
    return Raad(meeting, items, there, excused, plan(starts_at=LATER))


def held() -> Raad:
    """Closed, with who came; the notes can be written."""
    raad = planned()
    seats = {person: person.mandates.get().seat_id for person in (raad.there, raad.excused)}
    present = {seats[raad.there]: "present", seats[raad.excused]: "excused"}
    record_attendance(raad.meeting, present=present, by=None, at=HELD_AT)
    hold_meeting(raad.meeting, treated=[item.pk for item in raad.items], by=None, at=HELD_AT)
    raad.meeting.refresh_from_db()
    return raad


def circulated(raad: Raad | None = None) -> Minutes:
    """Read by who attended, until ten days later."""
    return fresh(actions.circulate_minutes((raad or held()).meeting, by=None, at=CIRCULATED_AT))


def approved(raad: Raad | None = None) -> Minutes:
    """For good, at the later meeting."""
    minutes = circulated(raad)
    actions.approve_minutes(minutes, by=None, at=AT_LATER)
    return fresh(minutes)


def fresh(minutes: Minutes) -> Minutes:
    """As the database has them now."""
    return Minutes.objects.with_meeting().get(pk=minutes.pk)


def note(item: AgendaItem, text: str, **options: object) -> None:
    """On top of whatever stands there."""
    seen = getattr(getattr(AgendaItem.objects.get(pk=item.pk), "note", None), "version", 0)
    actions.write_note(item, **{"text": text, "seen": seen, "by": None, "at": HELD_AT} | options)


def comment(minutes: Minutes, person: User, text: str = "Er ontbreekt iets.", at: datetime | None = None) -> object:
    """By somebody who attended, a day after they got it."""
    return actions.comment_on_minutes(minutes, text=text, key=uuid4(), by=person, at=at or CIRCULATED_AT + DAY)


def last_day(minutes: Minutes) -> datetime:
    """In the evening of the last day for comments."""
    day = minutes.comments_until
    return clock.brussels(day.year, day.month, day.day, 22)


def head_facts(minutes: Minutes) -> str:
    """What the record keeps of the approval."""
    head = queries.head_of(minutes)
    return head.facts if head else ""


def on(moment: datetime) -> time_machine.travel:
    """The clock stands still at this moment."""
    return time_machine.travel(moment, tick=False)
