"""Pages of notes and minutes."""

from governance.minutes.views.commenting import comment_on_minutes, confirm_reading
from governance.minutes.views.keeping import (
    amend_minutes,
    answer_comment,
    approve_minutes,
    circulate_minutes,
    write_note,
)
from governance.minutes.views.reading import minutes_list, minutes_page, minutes_pdf

__all__ = [
    "amend_minutes",
    "answer_comment",
    "approve_minutes",
    "circulate_minutes",
    "comment_on_minutes",
    "confirm_reading",
    "minutes_list",
    "minutes_page",
    "minutes_pdf",
    "write_note",
]
