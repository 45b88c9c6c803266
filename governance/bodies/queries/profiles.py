"""What may be brought to a seat, who says to bring it, and what nobody brings yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from governance.bodies.models import Body
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
