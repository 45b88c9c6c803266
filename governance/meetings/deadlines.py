"""Until when members suggest points and when an agenda is sent: house rule 17, and numbers of our own."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from governance.charter.norms import house_rules
from governance.charter.queries import chosen
from governance.meetings.models import Meeting
from governance.meetings.requirements import requirement_of
from som_portal.kit import clock

REMIND_AHEAD = timedelta(days=7)
SUGGEST, SUGGEST_SHORT, SEND_SHORT = "agendasuggesties-dagen", "agendasuggesties-kort-dagen", "agenda-kort-dagen"


def meets_often(meeting: Meeting) -> bool:
    """The body meets every few weeks: two weeks of notice would be longer than its rhythm."""
    return bool(requirement_of(meeting.body.slug).cadences)


def suggest_until(meeting: Meeting) -> date:
    """The last day on which a member can suggest a point. One query."""
    number = SUGGEST_SHORT if meets_often(meeting) else SUGGEST
    return meeting.day - timedelta(days=chosen(number, meeting.day))


def unsent(at: datetime) -> list[Meeting]:
    """Coming meetings of raad and SOM plus whose agenda must leave within a week, or should have. One query."""
    horizon = at + timedelta(days=house_rules().documents_days + 1) + REMIND_AHEAD
    rows = Meeting.objects.going_on().filter(starts_at__gt=at, starts_at__lt=horizon, versions=None)
    coming = [one for one in rows.with_bodies().order_by("starts_at") if not meets_often(one)]
    return [meeting for meeting in coming if send_by(meeting) - REMIND_AHEAD <= clock.day_of(at)]


def send_by(meeting: Meeting) -> date:
    """The last day on which the agenda leaves in time. One query where the body meets often."""
    days = chosen(SEND_SHORT, meeting.day) if meets_often(meeting) else house_rules().documents_days
    return meeting.day - timedelta(days=days)
