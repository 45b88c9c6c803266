"""Pages of the meetings."""

from governance.meetings.views.agenda import agenda, lower_agenda_item, raise_agenda_item, remove_agenda_item
from governance.meetings.views.attendance import attendance, hold
from governance.meetings.views.moments import cancel, move, plan
from governance.meetings.views.reading import detail, meeting_list, rhythm

__all__ = [
    "agenda",
    "attendance",
    "cancel",
    "detail",
    "hold",
    "lower_agenda_item",
    "meeting_list",
    "move",
    "plan",
    "raise_agenda_item",
    "remove_agenda_item",
    "rhythm",
]
