"""From a roll and what its seats said to numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What a seat can say: about a proposal, or by pointing at options."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    PICK = "pick"


Said = Choice | int | tuple[int, ...]
"""A choice; the place of the option that was chosen; or the places of all options, the best first."""


@dataclass(frozen=True, slots=True)
class RollSeat:
    """One voting seat on the roll. A vacant seat stays on the roll and counts for nothing; so does a recused one."""

    seat: int
    is_filled: bool = True
    is_recused: bool = False

    @property
    def may_vote(self) -> bool:
        """Somebody holds it and has no interest of their own."""
        return self.is_filled and not self.is_recused


@dataclass(frozen=True, slots=True)
class OptionTally:
    """One option with the votes it got, or its points in a ranking."""

    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Seats and votes, counted. `papers`: seats that pointed at an option or ranked them all."""

    seats: int
    filled: int
    votes_for: int
    against: int
    abstained: int
    recused: int = 0
    proxied: int = 0
    papers: int = 0
    options: tuple[OptionTally, ...] = ()

    @property
    def cast(self) -> int:
        """Seats that voted, abstentions included."""
        return self.votes_for + self.against + self.abstained + self.papers

    @property
    def decisive(self) -> int:
        """Votes for and against."""
        return self.votes_for + self.against

    @property
    def silent(self) -> int:
        """Filled seats that may vote and did not."""
        return self.filled - self.recused - self.cast


def count(
    roll: Iterable[RollSeat], votes: Mapping[int, Said], options: Sequence[str] = (), *, proxied: int = 0
) -> Counts:
    """Count what seats said. Raises ValueError for a vote of a seat that is vacant, recused or not on the roll."""
    seats = {row.seat: row for row in roll}
    if strangers := [seat for seat in votes if seat not in seats or not seats[seat].may_vote]:
        raise ValueError(f"votes without a seat that may vote: {strangers}")
    said = list(votes.values())
    papers = [one for one in said if not isinstance(one, Choice)]
    return Counts(
        seats=len(seats),
        filled=sum(row.is_filled for row in seats.values()),
        votes_for=said.count(Choice.FOR),
        against=said.count(Choice.AGAINST),
        abstained=said.count(Choice.ABSTAIN),
        recused=sum(row.is_filled and row.is_recused for row in seats.values()),
        proxied=proxied,
        papers=len(papers),
        options=tuple(
            OptionTally(name, sum(points_of(paper, len(options)).get(place, 0) for paper in papers))
            for place, name in enumerate(options)
        ),
    )


def points_of(paper: int | tuple[int, ...], options: int) -> dict[int, int]:
    """What one paper gives each place: one vote for an option; in a ranking the last gets 0, each better one 1 more."""
    if isinstance(paper, int):
        return {paper: 1}
    if sorted(paper) != list(range(options)):
        raise ValueError("a ranking names every option once")
    return {place: options - 1 - rank for rank, place in enumerate(paper)}
