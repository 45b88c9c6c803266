"""What the people behind a seat said: counts and sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from governance.soundings.models import Opinion, Sounding, SoundingAnswer


@dataclass(frozen=True, slots=True)
class Heard:
    """How many said one thing."""

    word: str
    count: int


def heard(sounding: Sounding) -> list[Heard]:
    """Each opinion with its number, in the order in which it was asked. One query."""
    rows = dict(sounding.answers.order_by().values_list("opinion").annotate(n=Count("pk")))
    return [Heard(str(opinion.label), rows.get(opinion.value, 0)) for opinion in Opinion]


def sentences_of(sounding: Sounding) -> QuerySet[SoundingAnswer]:
    """Those who said why, in no order of coming in."""
    return sounding.answers.exclude(sentence="")
