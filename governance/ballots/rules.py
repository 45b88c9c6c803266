"""How the raad decides: pure arithmetic on a roll of seats and the votes they cast.

Every answer comes with its sentences. A sentence keeps its words and its facts apart, so that a page can show it in
the reader's language and a test can find the numbers in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from som_portal.kit.shares import more_than

HALF = Fraction(1, 2)


class Choice(StrEnum):
    """What a seat can say."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Result(StrEnum):
    """What a ballot led to."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no-quorum"


def _(words: str) -> str:
    """Mark words for translation; the page that shows them translates (`queries.told`)."""
    return words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with named places, and the facts that belong in them."""

    words: str
    facts: Mapping[str, int | str | date] = field(default_factory=dict)

    def __str__(self) -> str:
        """In Dutch, the language of the words."""
        return self.words.format(**self.facts)


@dataclass(frozen=True, slots=True)
class BallotRules:
    """The house rules a ballot is held under, copied when it opens.

    `quorum_above`: strictly more than this share of the filled seats must vote; None asks no quorum (second call).
    `majority_above`: strictly more than this share of the votes for and against must be for.
    `digital_days`: the least number of days a ballot outside a meeting stays open.
    """

    version: str
    quorum_above: Fraction | None
    majority_above: Fraction
    digital_days: int

    @classmethod
    def from_facts(cls, facts: Mapping[str, str | int | None]) -> BallotRules:
        """Read what `as_facts` wrote."""
        quorum = facts["quorum_above"]
        return cls(
            version=str(facts["version"]),
            quorum_above=None if quorum is None else Fraction(quorum),
            majority_above=Fraction(facts["majority_above"] or 0),
            digital_days=int(facts["digital_days"] or 0),
        )

    def as_facts(self) -> dict[str, str | int | None]:
        """Plain values for a JSON column; fractions as '1/2'."""
        return {
            "version": self.version,
            "quorum_above": None if self.quorum_above is None else str(self.quorum_above),
            "majority_above": str(self.majority_above),
            "digital_days": self.digital_days,
        }


@dataclass(frozen=True, slots=True)
class RollSeat:
    """One voting seat on the roll. A vacant seat stays on the roll and counts for nothing."""

    seat: int
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """Seats and votes, counted."""

    seats: int
    filled: int
    votes_for: int
    against: int
    abstained: int

    @property
    def cast(self) -> int:
        """Seats that voted, abstentions included."""
        return self.votes_for + self.against + self.abstained

    @property
    def silent(self) -> int:
        """Filled seats that did not vote."""
        return self.filled - self.cast


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result and why, in the order in which one would tell it."""

    result: Result
    counts: Counts
    quorum: int
    sentences: tuple[Sentence, ...]

    @property
    def adopted(self) -> bool:
        """The proposal is adopted."""
        return self.result is Result.ADOPTED


def count(roll: Iterable[RollSeat], votes: Mapping[int, Choice]) -> Counts:
    """Count votes by seat. Raises ValueError for a vote of a seat that is vacant or not on the roll."""
    seats = {row.seat: row.is_filled for row in roll}
    if strangers := [seat for seat in votes if not seats.get(seat)]:
        raise ValueError(f"votes without a filled seat: {strangers}")
    said = list(votes.values())
    return Counts(
        seats=len(seats),
        filled=sum(seats.values()),
        votes_for=said.count(Choice.FOR),
        against=said.count(Choice.AGAINST),
        abstained=said.count(Choice.ABSTAIN),
    )


def outcome(roll: Iterable[RollSeat], votes: Mapping[int, Choice], rules: BallotRules) -> Outcome:
    """Decide from the roll and the votes."""
    return judge(count(roll, votes), rules)


def judge(counts: Counts, rules: BallotRules) -> Outcome:
    """Decide from counted votes (house rules 2 and 3), with the sentences that explain it."""
    quorum = quorum_of(counts.filled, rules)
    opening = (_roll_sentence(counts, quorum), _quorum_sentence(counts, quorum))
    if counts.cast < quorum:
        return Outcome(Result.NO_QUORUM, counts, quorum, opening)
    adopted = counts.votes_for > rules.majority_above * (counts.votes_for + counts.against)
    result = Result.ADOPTED if adopted else Result.REJECTED
    majority = _plain_majority_sentence if rules.majority_above == HALF else _raised_majority_sentence
    closing = (_votes_sentence(counts), majority(counts, rules))
    return Outcome(result, counts, quorum, opening + closing)


def quorum_of(filled: int, rules: BallotRules) -> int:
    """The least number of seats that must vote; 0 when no quorum is asked."""
    return 0 if rules.quorum_above is None else more_than(rules.quorum_above, filled)


def _roll_sentence(counts: Counts, quorum: int) -> Sentence:
    return Sentence(
        _("{seats} stemgerechtigde zetels, {filled} bezet, quorum {quorum}, uitgebracht {cast}."),
        {"seats": counts.seats, "filled": counts.filled, "quorum": quorum, "cast": counts.cast},
    )


def _quorum_sentence(counts: Counts, quorum: int) -> Sentence:
    facts = {"cast": counts.cast, "quorum": quorum, "missing": quorum - counts.cast}
    if quorum == 0:
        return Sentence(_("Dit is een tweede oproep: er is geen quorum nodig. {cast} zetels stemden."), facts)
    if counts.cast < quorum:
        return Sentence(
            _("{cast} van de nodige {quorum} zetels stemden. Dat zijn er {missing} te weinig om te beslissen."), facts
        )
    return Sentence(_("{cast} zetels stemden, {quorum} zijn genoeg. Het quorum is gehaald."), facts)


def _votes_sentence(counts: Counts) -> Sentence:
    return Sentence(
        _(
            "Voor: {for}. Tegen: {against}. Onthouding: {abstain}."
            " Een onthouding telt mee voor het quorum, niet voor de meerderheid."
        ),
        {"for": counts.votes_for, "against": counts.against, "abstain": counts.abstained},
    )


def _plain_majority_sentence(counts: Counts, rules: BallotRules) -> Sentence:
    facts = {"for": counts.votes_for, "against": counts.against}
    if counts.votes_for == counts.against:
        return Sentence(_("Er zijn evenveel stemmen voor als tegen. Het voorstel is niet aangenomen."), facts)
    if counts.votes_for > counts.against:
        return Sentence(
            _("Er zijn meer stemmen voor ({for}) dan tegen ({against}). Het voorstel is aangenomen."), facts
        )
    return Sentence(
        _("Er zijn minder stemmen voor ({for}) dan tegen ({against}). Het voorstel is niet aangenomen."), facts
    )


def _raised_majority_sentence(counts: Counts, rules: BallotRules) -> Sentence:
    """For a majority other than half, as a later version of the house rules may ask."""
    decisive = counts.votes_for + counts.against
    facts: dict[str, int | str] = {"for": counts.votes_for, "decisive": decisive, "share": str(rules.majority_above)}
    if counts.votes_for > rules.majority_above * decisive:
        return Sentence(_("{for} van {decisive} stemmen voor is meer dan {share}. Het voorstel is aangenomen."), facts)
    return Sentence(
        _("{for} van {decisive} stemmen voor is niet meer dan {share}. Het voorstel is niet aangenomen."), facts
    )


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a ballot. `holiday`: the name of the school holiday the last day falls in, else empty."""

    opens_on: date
    closes_on: date
    meeting_on: date
    holiday: str = ""

    @property
    def is_in_meeting(self) -> bool:
        """Opened and closed on the day the raad meets."""
        return self.opens_on == self.closes_on == self.meeting_on


def window_refusal(window: Window, rules: BallotRules) -> Sentence | None:
    """Why these days cannot be (house rule 18), or None. A ballot in the meeting itself may close the same day."""
    if window.is_in_meeting:
        return None
    days = (window.closes_on - window.opens_on).days
    if days < rules.digital_days:
        return Sentence(
            _(
                "Een digitale stemming blijft minstens {least} dagen open; dit zijn er {days}."
                " Kies een latere dag, of open de stemming op de dag van de vergadering."
            ),
            {"least": rules.digital_days, "days": days},
        )
    if window.holiday:
        return Sentence(
            _("{day} valt in de {holiday}. Een stemming sluit nooit in een schoolvakantie: kies een andere dag."),
            {"day": window.closes_on, "holiday": window.holiday},
        )
    return None


def early_close_refusal(counts: Counts, opens_on: date, closes_on: date) -> Sentence | None:
    """Why a ballot cannot close before its time, or None: in a meeting, or when every filled seat has voted."""
    if opens_on == closes_on or counts.silent == 0:
        return None
    return Sentence(
        _(
            "Deze stemming loopt nog tot {day}. Stemden nog niet: {silent} zetels."
            " Vroeger sluiten kan zodra alle bezette zetels gestemd hebben."
        ),
        {"day": closes_on, "silent": counts.silent},
    )


def decision_number(code: str, working_year: int, seq: int) -> str:
    """The permanent number of a decision: 'RAAD-2026-014' is the 14th of the working year that began in 2026."""
    return f"{code}-{working_year}-{seq:03}"
