"""Finding and ordering words whatever their accents and capitals: a stored key, the same on both engines."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db import models

MOST_WORDS = 6
WORD = re.compile(r"[^\W_]+")
WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into a letter and an accent."""


def fold(text: str) -> str:
    """'Céline  D’Hondt-Ÿzer' as 'celine d hondt yzer': words in small letters without accents, one space apart."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(WORD.findall(letters.translate(WITHOUT_ACCENT)))


def closed_up(number: str) -> str:
    """' F 2026-7' as 'f2026-7': a number that somebody else gave, without spaces and capitals."""
    return "".join(unicodedata.normalize("NFKC", number).casefold().split())


def words_of(asked: str) -> list[str]:
    """The folded words somebody looks for, each once, a handful at most."""
    return list(dict.fromkeys(fold(asked[:200]).split()))[:MOST_WORDS]


class FoldedField(models.TextField):
    """The folded key of another field of the row; written with it, never by hand."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        """`source`: the name of the field whose words it folds."""
        self.source = source
        super().__init__(*args, **{**kwargs, "editable": False, "blank": True, "default": ""})

    def deconstruct(self) -> Any:
        """A migration needs the source too."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def key_of(self, words: str) -> str:
        """What is stored for these words."""
        return fold(words)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Folded again at every save."""
        folded = self.key_of(str(getattr(model_instance, self.source) or ""))
        setattr(model_instance, self.attname, folded)
        return folded


class JoinedField(FoldedField):
    """The same without spaces: however somebody groups the digits of a number, they find it."""

    def key_of(self, words: str) -> str:
        """'0470/12.34' as '04701234'."""
        return fold(words).replace(" ", "")


class ClosedUpField(FoldedField):
    """The same of a number that somebody else gave: its points and strokes count, its spaces and capitals do not."""

    def key_of(self, words: str) -> str:
        """' f 2026-7' as 'f2026-7'."""
        return closed_up(words)


class Folded(models.Model):
    """A row with folded keys: saving some of its fields saves their keys too, so that no key outlives its words.

    `QuerySet.update` walks round this: change words by saving the row.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """As Django does, with the keys of what is saved."""
        if update_fields is not None:
            saved = set(update_fields)
            update_fields = saved | {field.name for field in _keys(self) if field.source in saved}
        super().save(*args, update_fields=update_fields, **kwargs)


def _keys(row: models.Model) -> list[FoldedField]:
    return [field for field in row._meta.concrete_fields if isinstance(field, FoldedField)]
