"""What may be brought to a seat, who says to bring it, and what nobody brings yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch
from django.utils.translation import gettext

from governance.bodies.models import Body, Mandate
from governance.bodies.queries.seats import SeatOnDate
from governance.charter.norms import charter, house_rules
from governance.people.models import Level


class TopicGroup(StrEnum):
    """Where a topic comes from; also how its slug begins."""

    PROFILE = "profiel"
    LEVEL = "niveau"
    FOCUS = "speerpunt"
    DOMAIN = "domein"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a holder may bring: an expectation of the charter, a level, a speerpunt or a domain (house rule 23)."""

    group: TopicGroup
    slug: str
    name: str


def topics_of(body: Body) -> tuple[Topic, ...]:
    """Everything that may be brought to a seat of this body. No query."""
    expected = charter().body(body.slug).profile
    return (
        *(_topic(TopicGroup.PROFILE, str(number), one.shown) for number, one in enumerate(expected, 1)),
        *(_topic(TopicGroup.LEVEL, level.value, str(level.label)) for level in Level),
        *(_topic(TopicGroup.FOCUS, area.slug, area.short) for area in charter().focus_areas),
        *(_topic(TopicGroup.DOMAIN, domain.slug, domain.name) for domain in house_rules().domains),
    )


def _topic(group: TopicGroup, slug: str, name: str) -> Topic:
    return Topic(group, f"{group}-{slug}", name)


@dataclass(frozen=True, slots=True)
class Brought:
    """A topic that a seat brings, with what its holders said about it."""

    row: SeatOnDate
    topic: Topic
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the filled seats of a body bring on a day: topics by seats."""

    topics: tuple[Topic, ...]
    rows: tuple[SeatOnDate, ...]
    brought: dict[tuple[str, int], Brought]

    @property
    def gaps(self) -> list[Topic]:
        """What nobody brings."""
        covered = {topic for topic, _seat in self.brought}
        return [topic for topic in self.topics if topic.slug not in covered]

    @property
    def sentences(self) -> list[Brought]:
        """Where somebody said how, by topic and then by seat."""
        found = (self.of(topic, row) for topic in self.topics for row in self.rows)
        return [one for one in found if one is not None and one.words]

    @property
    def silent(self) -> int:
        """Filled seats whose holders said nothing yet."""
        return len(self.rows) - len({seat for _topic, seat in self.brought})

    def of(self, topic: Topic, row: SeatOnDate) -> Brought | None:
        """What a seat brings of a topic."""
        return self.brought.get((topic.slug, row.seat.pk))

    def table(self, rows: list[SeatOnDate]) -> list[tuple[Topic, list[tuple[SeatOnDate, Brought | None]]]]:
        """A line a topic, with a cell for each of these seats."""
        return [(topic, [(row, self.of(topic, row)) for row in rows]) for topic in self.topics]


def coverage(body: Body, on: date) -> Coverage:
    """What the filled seats of a body bring on a day. Three queries."""
    said = Mandate.objects.in_force(on).select_related("person").prefetch_related("declarations").order_by("holder")
    seats = body.seats.standing(on).order_by("pk").prefetch_related(Prefetch("mandates", said, to_attr="in_force"))
    rows = [SeatOnDate(seat, tuple(seat.in_force)) for seat in seats]  # type: ignore[attr-defined]
    filled, topics = tuple(row for row in rows if row.mandates), topics_of(body)
    return Coverage(topics, filled, {key: one for row in filled for key, one in _brought_by(row, topics)})


def _brought_by(row: SeatOnDate, topics: tuple[Topic, ...]) -> list[tuple[tuple[str, int], Brought]]:
    """A duo brings what either of the two brings."""
    words: dict[str, list[str]] = {}
    for mandate in row.mandates:
        for declaration in mandate.declarations.all():
            words.setdefault(declaration.topic, []).extend(filter(None, [declaration.words]))
    known = [topic for topic in topics if topic.slug in words]
    return [((topic.slug, row.seat.pk), Brought(row, topic, tuple(words[topic.slug]))) for topic in known]


def coverage_head() -> list[str]:
    """The header of the sheet of what a body brings."""
    return [gettext("Wat"), gettext("Soort"), gettext("Zetel"), gettext("Wie"), gettext("In woorden")]


def coverage_rows(found: Coverage) -> list[tuple[str, ...]]:
    """The gaps first, then a line for everything that a seat brings; names as everybody may read them."""
    gaps = [(topic.name, topic.group.value, gettext("niemand"), "", "") for topic in found.gaps]
    brought = [one for topic in found.topics for row in found.rows if (one := found.of(topic, row))]
    return [
        *gaps,
        *(
            (one.topic.name, one.topic.group.value, one.row.seat.name, ", ".join(one.row.public_names), said)
            for one in brought
            for said in (" / ".join(one.words),)
        ),
    ]
