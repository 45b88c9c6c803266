"""A sentence keeps its words and its facts apart, so that a page can show it in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


def _(words: str) -> str:
    """Mark words for translation; the page that shows them translates (`queries.told`)."""
    return words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with named places, and the facts that belong in them."""

    words: str
    facts: Mapping[str, int | str | date] = field(default_factory=dict)

    def __str__(self) -> str:
        """In Dutch, the language of the words."""
        return self.words.format(**self.facts)
