"""Who is in the directory, and what of each may be read: everything goes through one door."""

from governance.directory.queries.door import Door, is_unnamed
from governance.directory.queries.entries import Entry, OwnCard, entries_of, entry_of, own_card_of
from governance.directory.queries.finding import Asked, facets, found

__all__ = [
    "Asked",
    "Door",
    "Entry",
    "OwnCard",
    "entries_of",
    "entry_of",
    "facets",
    "found",
    "is_unnamed",
    "own_card_of",
]
