"""How many seats will be there, as far as people have answered, and who is still needed to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from som_portal.kit.shares import more_than


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """One filled voting seat: somebody of it comes (True), all of it said no (False), or it did not say (None)."""

    name: str
    comes: bool | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the answers promise. `quorum`: how many seats it takes to decide (house rule 2)."""

    filled: int
    quorum: int
    coming: int
    absent: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many seats nobody promised yet."""
        return max(0, self.quorum - self.coming)

    @property
    def needed(self) -> tuple[str, ...]:
        """The seats that can still make it, by name; none once enough promised to come, or too few still can."""
        return self.silent if self.missing and self.is_reachable else ()

    @property
    def is_reachable(self) -> bool:
        """Enough seats come, or can still say so."""
        return self.coming + len(self.silent) >= self.quorum


def expected(seats: Iterable[SeatAnswer], quorum_above: Fraction) -> Expected:
    """Count the answers of the filled voting seats; vacant ones are left out by who asks."""
    rows = tuple(seats)
    return Expected(
        filled=len(rows),
        quorum=more_than(quorum_above, len(rows)),
        coming=sum(row.comes is True for row in rows),
        absent=tuple(row.name for row in rows if row.comes is False),
        silent=tuple(row.name for row in rows if row.comes is None),
    )
