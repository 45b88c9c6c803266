"""What somebody did with a mandate since it was made, so that undoing leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Use(StrEnum):
    """Why a mandate and its account stay."""

    GONE = "gone"
    CHANGED = "changed"
    SIGNED_IN = "signed-in"
    ACTED = "acted"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Trace:
    """A mandate and its holder at one moment: its days, the last sign-in, and how many rows point at them."""

    period: tuple[date | None, date | None] | None
    signed_in_at: datetime | None = None
    has_acted: bool = False
    footprint: Mapping[str, int] = field(default_factory=dict)


def use_since(made: Trace, now: Trace, *, at: datetime) -> Use | None:
    """The first sign that something was done with it since the moment `at`; None when it is untouched."""
    if now.period is None:
        return Use.GONE
    if now.period != made.period:
        return Use.CHANGED
    if now.signed_in_at and now.signed_in_at >= at:
        return Use.SIGNED_IN
    if now.has_acted:
        return Use.ACTED
    return Use.LINKED if dict(now.footprint) != dict(made.footprint) else None
