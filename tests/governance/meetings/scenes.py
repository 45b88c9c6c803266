"""Made-up meetings for tests, planned by the portal itself."""

from datetime import datetime, timedelta
from typing import Any

from governance.bodies.models import Body
from governance.meetings import actions
from governance.meetings.models import AgendaItem, Meeting
from governance.record.queries import history_of
from tests import make

HOUR = timedelta(hours=1)
IN_A_WEEK = make.AT + timedelta(days=7)


def body(slug: str = "som-raad") -> Body:
    return Body.objects.get(slug=slug)


def plan(slug: str = "som-raad", starts_at: datetime = IN_A_WEEK, **options: Any) -> Meeting:
    options = {"ends_at": starts_at + 2 * HOUR, "place": "Stadskantoor", "by": None, "at": make.AT, **options}
    return actions.plan_meeting(body(slug), starts_at=starts_at, **options)


def verbs(meeting: Meeting) -> list[str]:
    return [deed.verb for deed in history_of(meeting)]


def add(meeting: Meeting, title: str, **options: Any) -> AgendaItem:
    options = {"kind": "discuss", "minutes": 15, "by": None, "at": make.AT, **options}
    return actions.add_agenda_item(meeting, title=title, **options)


def titles(meeting: Meeting) -> list[str]:
    return list(meeting.agenda_items.values_list("title", flat=True))
