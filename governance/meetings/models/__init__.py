"""Meetings of the five bodies: when and where, what about, who comes and who came."""

from governance.meetings.models.agenda import (
    LONGEST_EXPLANATION,
    LONGEST_TITLE,
    AgendaDocument,
    AgendaItem,
    AgendaItemRows,
)
from governance.meetings.models.attendance import LONGEST_NOTE, Attendance, Rsvp
from governance.meetings.models.calendars import CalendarAddress
from governance.meetings.models.meetings import Meeting, MeetingRows
from governance.meetings.models.openings import HolderAtOpening, Opening, SeatAtOpening
from governance.meetings.models.preparing import LONGEST_REASON, AgendaSuggestion, AgendaVersion
from som_portal.kit.guards import append_only

__all__ = [
    "LONGEST_EXPLANATION",
    "LONGEST_NOTE",
    "LONGEST_REASON",
    "LONGEST_TITLE",
    "AgendaDocument",
    "AgendaItem",
    "AgendaItemRows",
    "AgendaSuggestion",
    "AgendaVersion",
    "Attendance",
    "CalendarAddress",
    "HolderAtOpening",
    "Meeting",
    "MeetingRows",
    "Opening",
    "Rsvp",
    "SeatAtOpening",
]

append_only(SeatAtOpening._meta.db_table)
append_only(Opening._meta.db_table)
