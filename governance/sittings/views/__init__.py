"""Pages of a meeting while it goes on."""

from governance.sittings.views.history import attendance_history
from governance.sittings.views.leading import (
    close_sitting,
    finish_point,
    leave_for_point,
    projection,
    resume_meeting,
    sitting,
    start_point,
    suspend_meeting,
)
from governance.sittings.views.presence import check_in, check_out, excuse, open_meeting, roll
from governance.sittings.views.recording import close_ballot, make_action, open_ballot, write_note

__all__ = [
    "attendance_history",
    "check_in",
    "check_out",
    "close_ballot",
    "close_sitting",
    "excuse",
    "finish_point",
    "leave_for_point",
    "make_action",
    "open_ballot",
    "open_meeting",
    "projection",
    "resume_meeting",
    "roll",
    "sitting",
    "start_point",
    "suspend_meeting",
    "write_note",
]
