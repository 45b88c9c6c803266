"""The order of a meeting: when each point begins, whether it all fits, and what changed since it was sent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Slot:
    """When a point is foreseen."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes asked by the points against minutes of the meeting."""

    asked: int
    available: int

    @property
    def over(self) -> int:
        """How many minutes too many; 0 when it fits."""
        return max(0, self.asked - self.available)


def timetable(starts_at: datetime, minutes: Iterable[int]) -> list[Slot]:
    """One point after the other, without a break."""
    slots: list[Slot] = []
    for length in minutes:
        begins = slots[-1].ends_at if slots else starts_at
        slots.append(Slot(begins, begins + timedelta(minutes=length)))
    return slots


def length_of(starts_at: datetime, ends_at: datetime, minutes: Iterable[int]) -> Length:
    """What the points ask and what there is, in whole minutes."""
    return Length(asked=sum(minutes), available=int((ends_at - starts_at) / timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Point:
    """A point as it was sent, or as it is now. `documents`: title and hash of each."""

    key: int
    title: str
    kind: str = ""
    minutes: int = 0
    owner: int | None = None
    explanation: str = ""
    documents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A point that stayed, with other words: `fields` that differ, and the titles of later and dropped documents."""

    before: Point
    after: Point
    fields: tuple[str, ...]
    late_documents: tuple[str, ...]
    dropped_documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise than in the version that was sent. The fewest points that explain the order are `moved`."""

    late: tuple[Point, ...] = ()
    dropped: tuple[Point, ...] = ()
    moved: tuple[Point, ...] = ()
    changed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Something differs."""
        return any((self.late, self.dropped, self.moved, self.changed))


COMPARED = ("title", "kind", "minutes", "owner", "explanation")


def difference(sent: Sequence[Point], now: Sequence[Point]) -> Difference:
    """Compare an agenda with the version that was sent; both in their order, keys unique."""
    before, after = {point.key: point for point in sent}, {point.key: point for point in now}
    stayed = [point.key for point in now if point.key in before]
    steady = _longest_rise([list(before).index(key) for key in stayed])
    changes = (_change(before[key], after[key]) for key in stayed)
    return Difference(
        late=tuple(point for point in now if point.key not in before),
        dropped=tuple(point for point in sent if point.key not in after),
        moved=tuple(after[key] for place, key in enumerate(stayed) if place not in steady),
        changed=tuple(change for change in changes if change is not None),
    )


def _change(before: Point, after: Point) -> Change | None:
    """How a point differs, or None."""
    fields = tuple(name for name in COMPARED if getattr(before, name) != getattr(after, name))
    late = tuple(title for title, sha in after.documents if (title, sha) not in before.documents)
    dropped = tuple(title for title, sha in before.documents if (title, sha) not in after.documents)
    return Change(before, after, fields, late, dropped) if fields or late or dropped else None


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising part of distinct numbers: what kept its order among the others."""
    ends: list[int] = []  # ends[n]: the place of the least number that closes a rise of n + 1
    earlier: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        length = bisect_left([numbers[end] for end in ends], number)
        earlier[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    kept, place_now = set(), ends[-1] if ends else None
    while place_now is not None:
        kept.add(place_now)
        place_now = earlier[place_now]
    return kept
