"""Notes of a meeting, and the minutes made of them."""

from governance.minutes.models.notes import LONGEST_NOTE, ItemNote

__all__ = ["LONGEST_NOTE", "ItemNote"]
