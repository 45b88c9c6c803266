"""The words that point at a person, in every way a text may hold them. No Django."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

ERASED_NAME = "gewiste persoon"
ERASED_TEXT = "gewist"
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A name and mail addresses."""

    name: str
    addresses: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Everything worth looking for; a word of one or two letters would be found everywhere."""
        return tuple(word for word in (self.name.strip(), *self.addresses) if len(word) >= SHORTEST)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every word composed and decomposed, in capitals and not, and as JSON writes it."""
        return tuple(dict.fromkeys(form for word in self.all for form in _forms(word)))

    def taken_out_of(self, text: str) -> str:
        """The text with "gewiste persoon" wherever the name or an address stood as a word of its own."""
        return self._pattern().sub(ERASED_NAME, text) if self.all else text

    def are_in(self, text: str) -> bool:
        """Whether the name or an address stands in the text."""
        return bool(self.all) and self._pattern().search(text) is not None

    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.forms, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _forms(word: str) -> Iterable[str]:
    for case in (word, word.lower(), word.upper(), word.title()):
        for form in (unicodedata.normalize("NFC", case), unicodedata.normalize("NFD", case)):
            yield form
            yield json.dumps(form)[1:-1]
