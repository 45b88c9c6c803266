"""The deeds about notes and minutes."""

from governance.minutes.actions.notes import NoteClash, treat_item, write_note

__all__ = ["NoteClash", "treat_item", "write_note"]
