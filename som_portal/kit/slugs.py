"""Readable addresses: a free word for a new page."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from som_portal.kit.rows import Row, Rows

LONGEST = 60
TAKEN_BY_PAGES = frozenset({"nieuw", "mijn", "redactie"})


def create_with_slug(rows: Rows[Row], words: str, **fields: Any) -> tuple[Row, bool]:
    """Create a row under the first free slug made of `words`: 'zomerbrug', else 'zomerbrug-2', …

    Returns the row and whether it is new: with a `key` among the fields, the same key twice is one row.
    Two people may try one word at once: the unique constraints decide, and the loser takes the next word.
    """
    for slug in _candidates(words):
        if "key" in fields and (known := rows.filter(key=fields["key"]).first()):
            return known, False
        if slug in TAKEN_BY_PAGES or rows.filter(slug=slug).exists():
            continue
        try:
            with transaction.atomic():
                return rows.create(slug=slug, **fields), True
        except IntegrityError:
            if not _lost_a_race(rows, slug, fields):
                raise
    raise AssertionError("count() never ends")  # pragma: no cover


def _lost_a_race(rows: Rows[Row], slug: str, fields: dict[str, Any]) -> bool:
    has_twin = "key" in fields and rows.filter(key=fields["key"]).exists()
    return has_twin or rows.filter(slug=slug).exists()


def _candidates(words: str) -> Iterator[str]:
    base = slugify(words)[:LONGEST].strip("-") or "zonder-naam"
    return (base if number == 1 else f"{base}-{number}" for number in count(1))
