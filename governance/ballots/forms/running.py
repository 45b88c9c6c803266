"""What stands in the rows about money so far: the sum, and what stays free on each line.

static/js/costs.js says the same while somebody types, in the words it gets from here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from som_portal.kit.access import Sentence
from som_portal.kit.money import euro, parse_euro

WORDS: dict[str, Sentence] = {
    "sum": _("Samen vraag je {sum}."),
    "left": _("Je vraagt {asked} uit {line}; daar blijft {left} vrij."),
    "over": _("Je vraagt {asked} uit {line}; dat is {over} meer dan er vandaag vrij is."),
    "plain": _("Je vraagt {asked} uit {line}."),
    "unread": _("Een bedrag is niet te lezen en telt niet mee. Schrijf het als 9500 of 9.500,50."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line by name, with the cents that are free on it today; None when no budget year is open."""

    name: str
    free: int | None


@dataclass(frozen=True, slots=True)
class Running:
    """`names`: the fields of each row, amount and line. `typed`: what is in them. `lines`: by what a choice sends."""

    names: Sequence[tuple[str, str]]
    typed: Sequence[tuple[str, str]]
    lines: Mapping[str, Line]

    @property
    def sentences(self) -> list[str]:
        """The sum, each line that was chosen, and whether an amount cannot be read; empty when there is no amount."""
        read = [(_cents(amount), line) for amount, line in self.typed if amount]
        asked: dict[str, int] = {}
        for cents, line in read:
            if cents and line in self.lines:
                asked[line] = asked.get(line, 0) + cents
        total = sum(cents for cents, _line in read if cents)
        told = [str(WORDS["sum"]).format(sum=euro(total))] if total else []
        told += [self._told(self.lines[line], cents) for line, cents in asked.items()]
        return told + ([str(WORDS["unread"])] if any(cents is None for cents, _line in read) else [])

    @property
    def as_data(self) -> str:
        """For the script: the fields, the lines and the words, as JSON."""
        lines = {key: [line.name, line.free] for key, line in self.lines.items()}
        words = {name: str(sentence) for name, sentence in WORDS.items()}
        return json.dumps({"rows": self.names, "lines": lines, "words": words}, ensure_ascii=False)

    def _told(self, line: Line, asked: int) -> str:
        facts: dict[str, Any] = {"line": line.name, "asked": euro(asked)}
        if line.free is None:
            return str(WORDS["plain"]).format(**facts)
        if asked > line.free:
            return str(WORDS["over"]).format(**facts, over=euro(asked - line.free))
        return str(WORDS["left"]).format(**facts, left=euro(line.free - asked))


def _cents(text: str) -> int | None:
    try:
        return parse_euro(text)
    except ValueError:
        return None
