"""What the judging of rows needs to know of the network, fetched once for a whole sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from governance.importing.rules.matching import Names


@dataclass(frozen=True, slots=True)
class DelegateSeat:
    """A seat for a delegate of an institution, and the days between which it exists."""

    pk: int
    institution: int
    name: str
    starts_on: date = date.min
    ends_on: date = date.max


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account whose mail address stands in the sheet."""

    pk: int
    name: str
    is_active: bool = True
    institution: int | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody on a delegate's seat, from one day up to and including another; `row`: claimed by a row of the sheet."""

    seat: int
    person: int | None
    starts_on: date
    ends_on: date = date.max
    row: int = 0

    def touches(self, starts_on: date, ends_on: date) -> bool:
        """Whether the two periods share a day."""
        return self.starts_on <= ends_on and starts_on <= self.ends_on


@dataclass(frozen=True)
class Network:
    """Institutions, their delegates' seats, who sits there, and who has an account."""

    names: Names
    seats: tuple[DelegateSeat, ...]
    other_seats: frozenset[str]
    """Names of seats in other bodies, folded."""
    people: Mapping[str, Person]
    sittings: tuple[Sitting, ...]

    @cached_property
    def seats_of(self) -> dict[int, list[DelegateSeat]]:
        """The seats of each institution, the first one first."""
        found: dict[int, list[DelegateSeat]] = defaultdict(list)
        for seat in self.seats:
            found[seat.institution].append(seat)
        return found

    @cached_property
    def institution_named(self) -> dict[int, str]:
        """The name of each institution."""
        return {one.pk: one.name for one in self.names.institutions}

    def seats_in(self, institution: int, starts_on: date, ends_on: date) -> list[DelegateSeat]:
        """The seats of an institution that exist on every day of a period."""
        seats = self.seats_of.get(institution, [])
        return [seat for seat in seats if seat.starts_on <= starts_on and ends_on <= seat.ends_on]


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which days a mandate may lie."""

    today: date
    earliest: date
    latest_start: date
    longest_days: int
    mandate_end: Callable[[date], date]
    """The day on which a mandate that starts on a day ends by our agreement."""
