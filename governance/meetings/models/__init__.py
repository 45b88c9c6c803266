"""Meetings of the five bodies: when and where, what about, who comes and who came."""

from governance.meetings.models.agenda import LONGEST_EXPLANATION, LONGEST_TITLE, AgendaDocument, AgendaItem
from governance.meetings.models.attendance import LONGEST_NOTE, Attendance, Rsvp
from governance.meetings.models.calendars import CalendarAddress
from governance.meetings.models.meetings import Meeting, MeetingRows
from governance.meetings.models.preparing import LONGEST_REASON, AgendaSuggestion, AgendaVersion

__all__ = [
    "LONGEST_EXPLANATION",
    "LONGEST_NOTE",
    "LONGEST_REASON",
    "LONGEST_TITLE",
    "AgendaDocument",
    "AgendaItem",
    "AgendaSuggestion",
    "AgendaVersion",
    "Attendance",
    "CalendarAddress",
    "Meeting",
    "MeetingRows",
    "Rsvp",
]
