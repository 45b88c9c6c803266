"""What goes into a rhythm verdict and what comes out of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class RhythmState(StrEnum):
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    MISSED = "missed"
    SUSPENDED = "suspended"


class BeadState(StrEnum):
    """UNCONFIRMED: the day has passed, but nobody closed the meeting yet."""

    HELD = "held"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    DUE = "due"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Beat:
    """One meeting that was not cancelled. `is_joint`: the open one of raad and SOM plus together."""

    on: datetime.date
    is_held: bool = False
    is_joint: bool = False
    chair_came: bool = False

    def seen_on(self, day: datetime.date) -> BeadState:
        """How the meeting looked on a day; a meeting of that day is planned until it is closed."""
        if self.on > day or (self.on == day and not self.is_held):
            return BeadState.PLANNED
        return BeadState.HELD if self.is_held else BeadState.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Cadence:
    """A meeting in every window of `every` working weeks; `with_chair`: one the voorzitter attended."""

    every: int
    with_chair: bool = False


@dataclass(frozen=True, slots=True)
class YearCount:
    """So many own meetings a year and so many joint ones; a joint one too many counts as an own one."""

    own: int
    joint: int = 0

    @property
    def total(self) -> int:
        return self.own + self.joint

    def short(self, own: int, joint: int) -> int:
        """How many meetings are missing."""
        spare = max(0, joint - self.joint)
        return max(0, self.joint - joint) + max(0, self.own - own - spare)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the charter asks of one body: cadences, or a number a year.

    `margin_days`: so many days back a missed beat, and so many ahead an unplanned one, puts the rhythm at risk.
    """

    cadences: tuple[Cadence, ...] = ()
    year: YearCount | None = None
    margin_days: int = 14


class FindingKind(StrEnum):
    PAUSED = "paused"
    WEEKS_KEPT = "weeks-kept"
    SINCE_LAST = "since-last"
    BEATS_MISSED = "beats-missed"
    BEHIND = "behind"
    UNCONFIRMED = "unconfirmed"
    DUE_UNPLANNED = "due-unplanned"
    NEXT_PLANNED = "next-planned"
    CHAIR_LAST = "chair-last"
    CHAIR_MISSED = "chair-missed"
    CHAIR_BEHIND = "chair-behind"
    CHAIR_DUE = "chair-due"
    YEAR_HELD = "year-held"
    YEAR_JOINT = "year-joint"
    YEAR_PLANNED = "year-planned"
    YEAR_SHORT = "year-short"
    YEAR_LOST = "year-lost"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the arithmetic saw, with its numbers; `wording.py` makes it a sentence."""

    kind: FindingKind
    count: int = 0
    of: int = 0
    days: tuple[datetime.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Bead:
    """One bead on the string of the year: a meeting, or a date on which there should be or should have been one."""

    on: datetime.date
    state: BeadState
    is_joint: bool = False
    with_chair: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The verdict over one cadence or one number a year; `gaps` are beads without a meeting."""

    state: RhythmState
    next_due: datetime.date | None
    gaps: tuple[Bead, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RhythmVerdict:
    """Where a body stands on a day. `next_due`: by when it must meet at the latest, planned or not.

    `sentences` are the findings in words, in the same order; `word` and `tone` show the state.
    """

    state: RhythmState
    next_due: datetime.date | None
    next_planned: datetime.date | None
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    sentences: tuple[str, ...] = ()
    word: str = ""
    tone: str = "idle"
