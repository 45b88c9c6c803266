"""The road of a labo: which phase may follow which. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

IDEA, PROPOSAL, APPROVED = "idee", "voorstel", "goedgekeurd"
ANCHORING, DONE, STOPPED = "verankering", "afgerond", "stopgezet"
ROAD = (IDEA, PROPOSAL, APPROVED, "opstart", "onderzoek", "ontwerp", "experiment", ANCHORING, DONE)
ENDS = frozenset({DONE, STOPPED})
RUNNING = ROAD[ROAD.index(APPROVED) : ROAD.index(DONE)]
QUIET_AFTER = timedelta(days=60)
"""Silence after which the coördinatiecel asks a labo how it is doing."""


class Obstacle(Enum):
    """Why a labo may not enter a phase."""

    OVER = auto()
    BACKWARDS = auto()
    NOT_ADOPTED = auto()
    NOT_APPROVED = auto()
    BEFORE_LAST = auto()
    IN_FUTURE = auto()


@dataclass(frozen=True, slots=True)
class Journey:
    """How far a labo came: phases with their day, oldest first. `adopted` is None without a proposal."""

    reached: tuple[tuple[str, date], ...] = ()
    adopted: bool | None = None

    @property
    def phase(self) -> str:
        """The latest phase, empty before the first."""
        return self.reached[-1][0] if self.reached else ""

    @property
    def is_over(self) -> bool:
        """Done or stopped: nothing follows."""
        return self.phase in ENDS


def obstacle(journey: Journey, phase: str, *, on: date, today: date) -> Obstacle | None:
    """What stands between the labo and this phase on this day; None when the road is free.

    Phases may be skipped, never revisited. Work starts only after `goedgekeurd`, and a labo with a proposal is
    approved only by an adopted decision. A labo may stop from every phase; stopped and done are final.
    """
    if journey.is_over:
        return Obstacle.OVER
    if phase != STOPPED and (road := _obstacle_on_road(journey, phase)):
        return road
    if journey.reached and on < journey.reached[-1][1]:
        return Obstacle.BEFORE_LAST
    return Obstacle.IN_FUTURE if on > today else None


def next_phases(journey: Journey) -> tuple[str, ...]:
    """The phases ahead on the road, whether or not they are open yet."""
    if journey.is_over:
        return ()
    start = ROAD.index(journey.phase) + 1 if journey.phase else 0
    return ROAD[start:]


def _obstacle_on_road(journey: Journey, phase: str) -> Obstacle | None:
    if phase not in next_phases(journey):
        return Obstacle.BACKWARDS
    if phase == APPROVED and journey.adopted is False:
        return Obstacle.NOT_ADOPTED
    has_approval = any(name == APPROVED for name, _ in journey.reached)
    if ROAD.index(phase) > ROAD.index(APPROVED) and not has_approval:
        return Obstacle.NOT_APPROVED
    return None
