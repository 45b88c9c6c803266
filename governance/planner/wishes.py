"""What the coördinatiecel fills in for a year plan, as plain data that is kept as JSON; our defaults per body."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from governance.planner.rules.problem import HALF_HOUR, Points

Chosen = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BodyWishes:
    """When and where a body would like to meet: weekdays from 0 (Monday), minutes after midnight.

    `seats` is how many people the place holds, 0 when nobody knows; `other_place` is for when it is taken.
    """

    weekdays: tuple[int, ...]
    earliest: int
    latest: int
    weekday: int
    start: int
    duration: int
    place: str
    seats: int = 0
    other_place: str = ""
    other_seats: int = 0

    @property
    def rooms(self) -> tuple[str, ...]:
        """Where it may meet, the wished place first."""
        return (self.place, self.other_place) if self.other_place else (self.place,)

    @property
    def starts(self) -> tuple[int, ...]:
        """Every half hour at which a meeting may begin, the wished one included."""
        return tuple(sorted({*range(self.earliest, self.latest + 1, HALF_HOUR), self.start}))


ANY_DAY = (0, 1, 2, 3, 4)
DEFAULTS = {
    "som-plus": BodyWishes((0, 1, 2, 3), 16 * 60, 19 * 60, 1, 16 * 60 + 30, 150, "Stadskantoor, grote zaal"),
    "som-raad": BodyWishes((0, 1, 2, 3), 16 * 60, 19 * 60 + 30, 3, 16 * 60 + 30, 150, "Stadskantoor, raadzaal"),
    "coordinatiecel": BodyWishes(ANY_DAY, 9 * 60, 15 * 60 + 30, 1, 10 * 60 + 30, 90, "Stadskantoor, lokaal 2"),
    "som-team": BodyWishes(ANY_DAY, 9 * 60, 15 * 60, 0, 9 * 60, 120, "Stadskantoor, atelier"),
    "afstemmingscel": BodyWishes(ANY_DAY, 9 * 60, 15 * 60 + 30, 3, 14 * 60, 90, "Stadskantoor, lokaal 2"),
}
"""Our defaults: not in the charter. Evenings for who teaches, office hours for who works for the network."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The wishes of every body and what each soft wish weighs."""

    bodies: dict[str, BodyWishes]
    points: Points = field(default_factory=Points)

    @property
    def capacities(self) -> dict[str, int]:
        """How many people each place holds, where somebody said so: the smallest number counts."""
        said = [
            pair
            for one in self.bodies.values()
            for pair in ((one.seats, one.place), (one.other_seats, one.other_place))
        ]
        known = sorted((seats, room) for seats, room in said if seats and room)
        return {room: seats for seats, room in reversed(known)}

    def as_json(self) -> Chosen:
        """For the JSON column."""
        return {"bodies": {slug: asdict(one) for slug, one in self.bodies.items()}, "points": asdict(self.points)}


def default_settings() -> Settings:
    """What a new plan starts with."""
    return Settings(dict(DEFAULTS))


def settings_from(chosen: Chosen) -> Settings:
    """From the JSON column; what is not in it is as our default."""
    kept = chosen.get("bodies", {})
    bodies = {slug: _wishes(default, kept.get(slug, {})) for slug, default in DEFAULTS.items()}
    known = {one.name for one in fields(Points)}
    points = {name: value for name, value in chosen.get("points", {}).items() if name in known}
    return Settings(bodies, replace(Points(), **points))


def _wishes(default: BodyWishes, kept: Chosen) -> BodyWishes:
    wishes = replace(default, **kept)
    return replace(wishes, weekdays=tuple(wishes.weekdays))
