"""Meetings of the five bodies: when and where, what about, who comes and who came."""

from governance.meetings.models.agenda import AgendaItem
from governance.meetings.models.attendance import LONGEST_NOTE, Attendance, Rsvp
from governance.meetings.models.calendars import CalendarAddress
from governance.meetings.models.meetings import Meeting, MeetingRows

__all__ = ["LONGEST_NOTE", "AgendaItem", "Attendance", "CalendarAddress", "Meeting", "MeetingRows", "Rsvp"]
