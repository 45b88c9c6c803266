"""The house rules a ballot is held under: plain data, copied when it opens and kept with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

HALF = Fraction(1, 2)


class Method(StrEnum):
    """How a body comes to an answer (house rule 4)."""

    VOTE = "vote"
    CONSENT = "consent"
    CHOICE = "choice"
    RANKING = "ranking"
    POLL = "poll"

    @property
    def has_options(self) -> bool:
        """The seats point at options instead of saying for or against."""
        return self in (Method.CHOICE, Method.RANKING)


class Majority(StrEnum):
    """How many must be for, of the votes for and against (house rule 3)."""

    SIMPLE = "simple"
    QUALIFIED = "qualified"
    UNANIMOUS = "unanimous"


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRules:
    """The rules of one ballot.

    `quorum_above`: strictly more than this share of the base must vote; None asks no quorum (second call, poll).
    `share`: a qualified majority asks at least this share of the votes for and against; 0 for the other majorities.
    `recusal_floor`: the base never falls under this share of the filled seats (house rule 8).
    `digital_days`: the least number of days a ballot outside a meeting stays open.
    """

    version: str
    quorum_above: Fraction | None
    digital_days: int
    method: Method = Method.VOTE
    majority: Majority = Majority.SIMPLE
    share: Fraction = Fraction(0)
    recusal_floor: Fraction = HALF

    @classmethod
    def from_facts(cls, facts: Mapping[str, str | int | None]) -> BallotRules:
        """Read what `as_facts` wrote."""
        quorum = facts["quorum_above"]
        return cls(
            version=str(facts["version"]),
            quorum_above=None if quorum is None else Fraction(quorum),
            digital_days=int(str(facts["digital_days"])),
            method=Method(str(facts["method"])),
            majority=Majority(str(facts["majority"])),
            share=Fraction(str(facts["share"])),
            recusal_floor=Fraction(str(facts["recusal_floor"])),
        )

    def as_facts(self) -> dict[str, str | int | None]:
        """Plain values for a JSON column; fractions as '1/2'."""
        return {
            "version": self.version,
            "quorum_above": None if self.quorum_above is None else str(self.quorum_above),
            "digital_days": self.digital_days,
            "method": self.method.value,
            "majority": self.majority.value,
            "share": str(self.share),
            "recusal_floor": str(self.recusal_floor),
        }
