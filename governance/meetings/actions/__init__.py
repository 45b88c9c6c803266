"""The only writers of meetings: their moment, their agenda, their attendance."""

from governance.meetings.actions.agenda import (
    add_agenda_item,
    lower_agenda_item,
    raise_agenda_item,
    remove_agenda_item,
    revise_agenda_item,
)
from governance.meetings.actions.attendance import record_attendance
from governance.meetings.actions.calendars import choose_alarm, close_address, open_address, renew_address
from governance.meetings.actions.documents import add_agenda_document, remove_agenda_document
from governance.meetings.actions.moments import cancel_meeting, move_meeting, plan_meeting
from governance.meetings.actions.openings import check_in, check_out, excuse, open_meeting
from governance.meetings.actions.replies import take_mail
from governance.meetings.actions.rsvp import answer_invitation, remind_of_tomorrow
from governance.meetings.actions.sending import remind_unsent, send_agenda
from governance.meetings.actions.suggestions import accept_suggestion, decline_suggestion, suggest_agenda_item
from governance.meetings.actions.treating import hold_meeting, note_decided, reopen_agenda_item, treat_agenda_item

__all__ = [
    "accept_suggestion",
    "add_agenda_document",
    "add_agenda_item",
    "answer_invitation",
    "cancel_meeting",
    "check_in",
    "check_out",
    "choose_alarm",
    "close_address",
    "decline_suggestion",
    "excuse",
    "hold_meeting",
    "lower_agenda_item",
    "move_meeting",
    "note_decided",
    "open_address",
    "open_meeting",
    "plan_meeting",
    "raise_agenda_item",
    "record_attendance",
    "remind_of_tomorrow",
    "remind_unsent",
    "remove_agenda_document",
    "remove_agenda_item",
    "renew_address",
    "reopen_agenda_item",
    "revise_agenda_item",
    "send_agenda",
    "suggest_agenda_item",
    "take_mail",
    "treat_agenda_item",
]
