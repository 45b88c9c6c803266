"""Pages of the meetings."""

from governance.meetings.views.agenda import (
    agenda,
    lower_agenda_item,
    raise_agenda_item,
    remove_agenda_item,
    revise_agenda_item,
)
from governance.meetings.views.attendance import attendance
from governance.meetings.views.calendars import (
    body_feed,
    calendar,
    close_address,
    open_address,
    personal_feed,
    public_feed,
    renew_address,
)
from governance.meetings.views.documents import add_agenda_document, agenda_document, remove_agenda_document
from governance.meetings.views.moments import cancel, move, plan
from governance.meetings.views.preparing import (
    accept_suggestion,
    decline_suggestion,
    send_agenda,
    suggest_agenda_item,
)
from governance.meetings.views.reading import detail, meeting_list, rhythm
from governance.meetings.views.rsvp import answer_invitation, rsvp_by_link
from governance.meetings.views.treating import hold, reopen_agenda_item, treat_agenda_item
from governance.meetings.views.years import year

__all__ = [
    "accept_suggestion",
    "add_agenda_document",
    "agenda",
    "agenda_document",
    "answer_invitation",
    "attendance",
    "body_feed",
    "calendar",
    "cancel",
    "close_address",
    "decline_suggestion",
    "detail",
    "hold",
    "lower_agenda_item",
    "meeting_list",
    "move",
    "open_address",
    "personal_feed",
    "plan",
    "public_feed",
    "raise_agenda_item",
    "remove_agenda_document",
    "remove_agenda_item",
    "renew_address",
    "reopen_agenda_item",
    "revise_agenda_item",
    "rhythm",
    "rsvp_by_link",
    "send_agenda",
    "suggest_agenda_item",
    "treat_agenda_item",
    "year",
]
