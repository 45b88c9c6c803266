"""What votes lead to: the result and why, in the order in which one would tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from governance.ballots.rules.counting import Counts, RollSeat, Said, count
from governance.ballots.rules.house import BallotRules, Method
from governance.ballots.rules.majorities import is_carried, majority_sentences
from governance.ballots.rules.options import leaders_of, option_sentences
from governance.ballots.rules.turnout import quorum_of, turnout_sentences
from governance.ballots.rules.words import Sentence, _


class Result(StrEnum):
    """What a ballot led to."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no-quorum"
    UNDECIDED = "undecided"
    POLLED = "polled"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result and why. `turnout` says who took part, `reasons` what they said; together the `sentences`."""

    result: Result
    counts: Counts
    quorum: int
    turnout: tuple[Sentence, ...]
    reasons: tuple[Sentence, ...]

    @property
    def adopted(self) -> bool:
        """The proposal is adopted."""
        return self.result is Result.ADOPTED

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The whole explanation, in order."""
        return self.turnout + self.reasons


def outcome(
    roll: Iterable[RollSeat],
    votes: Mapping[int, Said],
    rules: BallotRules,
    options: Sequence[str] = (),
    *,
    proxied: int = 0,
) -> Outcome:
    """Decide from the roll and the votes; `proxied` of them were cast with a proxy."""
    return judge(count(roll, votes, options, proxied=proxied), rules)


def judge(counts: Counts, rules: BallotRules) -> Outcome:
    """Decide from counted votes, with the sentences that explain it."""
    quorum, turnout = quorum_of(counts, rules), tuple(turnout_sentences(counts, rules))
    if counts.cast < quorum:
        return Outcome(Result.NO_QUORUM, counts, quorum, turnout, ())
    if rules.method is Method.POLL:
        return Outcome(Result.POLLED, counts, quorum, turnout, (_poll_sentence(counts),))
    if rules.method.has_options:
        result = Result.ADOPTED if _is_clear(counts, rules) else Result.UNDECIDED
        return Outcome(result, counts, quorum, turnout, tuple(option_sentences(counts, rules)))
    result = Result.ADOPTED if is_carried(counts, rules) else Result.REJECTED
    return Outcome(result, counts, quorum, turnout, tuple(majority_sentences(counts, rules)))


def _is_clear(counts: Counts, rules: BallotRules) -> bool:
    """One option leads; a ranking is an order whoever leads."""
    leaders = leaders_of(counts)
    return len(leaders) == 1 or (bool(leaders) and rules.method is Method.RANKING)


def _poll_sentence(counts: Counts) -> Sentence:
    return Sentence(
        _("Voor: {for}. Tegen: {against}. Geen mening: {abstain}. Een peiling beslist niets: ze zegt hoe men denkt."),
        {"for": counts.votes_for, "against": counts.against, "abstain": counts.abstained},
    )
