"""The deeds about notes and minutes."""

from governance.minutes.actions.approving import amend_minutes, approve_minutes
from governance.minutes.actions.mails import remind_keepers, remind_readers
from governance.minutes.actions.notes import NoteClash, write_note
from governance.minutes.actions.reading import (
    answer_comment,
    circulate_minutes,
    comment_on_minutes,
    confirm_reading,
    place_minutes,
)

__all__ = [
    "NoteClash",
    "amend_minutes",
    "answer_comment",
    "approve_minutes",
    "circulate_minutes",
    "comment_on_minutes",
    "confirm_reading",
    "place_minutes",
    "remind_keepers",
    "remind_readers",
    "write_note",
]
