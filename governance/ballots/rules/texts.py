"""Two people change one text: what each changes, whether they meet, and the text with both changes. Pure."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"\S+\s*")
"""A word with the white space after it, so that lines and paragraphs stay."""


@dataclass(frozen=True, slots=True)
class Change:
    """The words from `start` up to `end` become `words`."""

    start: int
    end: int
    words: tuple[str, ...]

    def meets(self, other: Change) -> bool:
        """Whether both touch the same words, or words side by side."""
        return self.start <= other.end and other.start <= self.end


def words_of(text: str) -> list[str]:
    """The words of a text, each with the white space after it."""
    return WORD.findall(text.strip())


def changes_between(before: str, after: str) -> list[Change]:
    """What changed, word by word; white space alone is no change."""
    old, new = words_of(before), words_of(after)
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    codes = difflib.SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes()
    return [Change(a, b, tuple(new[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def mark_of_text(text: str) -> str:
    """A short mark of a text: who accepts a change says with it which text was read."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_same_text(one: str, other: str) -> bool:
    """The same words in the same order."""
    return one.split() == other.split()


def merged(before: str, first: str, second: str) -> str | None:
    """`before` with the changes of `first` and of `second`; None when they touch the same words in another way."""
    done, more = changes_between(before, first), changes_between(before, second)
    new = [change for change in more if not any(_is_same(change, other) for other in done)]
    if any(change.meets(other) for change in new for other in done):
        return None
    return _applied(words_of(before), sorted([*done, *new], key=lambda change: (change.start, change.end)))


def _is_same(one: Change, other: Change) -> bool:
    bare = [[word.strip() for word in change.words] for change in (one, other)]
    return (one.start, one.end) == (other.start, other.end) and bare[0] == bare[1]


def _applied(words: Sequence[str], changes: Sequence[Change]) -> str:
    """The words with each change in its place; a space where a word came to stand without one."""
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += [*words[at : change.start], *change.words]
        at = change.end
    pieces += words[at:]
    spaced = [piece if piece[-1:].isspace() else f"{piece} " for piece in pieces]
    return "".join(spaced).strip()
