"""The only writers of meetings: their moment, their agenda, their attendance."""

from governance.meetings.actions.agenda import (
    add_agenda_item,
    lower_agenda_item,
    raise_agenda_item,
    remove_agenda_item,
    revise_agenda_item,
)
from governance.meetings.actions.attendance import hold_meeting, record_attendance
from governance.meetings.actions.calendars import choose_alarm, close_address, open_address, renew_address
from governance.meetings.actions.documents import add_agenda_document, remove_agenda_document
from governance.meetings.actions.moments import cancel_meeting, move_meeting, plan_meeting
from governance.meetings.actions.replies import take_mail
from governance.meetings.actions.rsvp import answer_invitation, remind_of_tomorrow

__all__ = [
    "add_agenda_document",
    "add_agenda_item",
    "answer_invitation",
    "cancel_meeting",
    "choose_alarm",
    "close_address",
    "hold_meeting",
    "lower_agenda_item",
    "move_meeting",
    "open_address",
    "plan_meeting",
    "raise_agenda_item",
    "record_attendance",
    "remind_of_tomorrow",
    "remove_agenda_document",
    "remove_agenda_item",
    "renew_address",
    "revise_agenda_item",
    "take_mail",
]
