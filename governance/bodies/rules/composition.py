"""What the charter asks of the seats of one body, held against who sits there on one day.

A vacant seat is no violation: it is listed, and only asked for where somebody must always sit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Breach(StrEnum):
    """What can be wrong; `wording.py` says it in words."""

    UNKNOWN_KIND = "unknown-kind"
    TOO_MANY_SEATS = "too-many-seats"
    TOO_MANY_VOTING_SEATS = "too-many-voting-seats"
    TOO_FEW_SEATS = "too-few-seats"
    TOO_MANY_DELEGATES = "too-many-delegates"
    VOTES_WITHOUT_RIGHT = "votes-without-right"
    DOES_NOT_VOTE = "does-not-vote"
    VOTES_TWICE = "votes-twice"
    TOO_MANY_HOLDERS = "too-many-holders"
    CLOSED_ACCOUNT = "closed-account"
    NOBODY_WHERE_SOMEBODY_MUST = "nobody-where-somebody-must"
    NOT_THE_SAME_PERSON = "not-the-same-person"
    UNDECIDED_VOTE = "undecided-vote"
    OUTSIDE_ITS_DAYS = "outside-its-days"


PERSONAL = frozenset({Breach.VOTES_TWICE, Breach.CLOSED_ACCOUNT})
"""They tell that one person sits in two places, or lost an account: beside a name, that names a pupil too."""


@dataclass(frozen=True, slots=True)
class KindOfSeat:
    """A kind of seat of one body. `maximum` None: as many as needed. `must_be_held`: a vacancy is a violation."""

    slug: str
    name: str
    minimum: int
    maximum: int | None
    votes: bool
    must_be_held: bool = False


@dataclass(frozen=True, slots=True)
class Composition:
    """What the charter and our own rules ask of one body. `per_institution`: delegates of one institution at most."""

    kinds: tuple[KindOfSeat, ...]
    holders_per_seat: int
    per_institution: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a seat, as far as it matters here."""

    number: int
    has_closed_account: bool = False


@dataclass(frozen=True, slots=True)
class SeatState:
    """One seat. `is_extra`: for missing expertise, by the decision of the raad with this number.

    `exists`: false for a seat whose days are over or still to come, where somebody sits all the same.
    """

    name: str
    kind: str
    votes: bool
    holders: tuple[Person, ...] = ()
    institution: str = ""
    is_extra: bool = False
    decision: str = ""
    exists: bool = True


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as it should be, with its facts by name."""

    breach: Breach
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def is_personal(self) -> bool:
        """Only for who keeps the list of seats."""
        return self.breach in PERSONAL


def violations(asked: Composition, seats: Iterable[SeatState]) -> tuple[Violation, ...]:
    """Everything that is wrong with one body, in the order of the charter; the order of the seats does not matter."""
    ordered = sorted(seats, key=lambda seat: (seat.kind, seat.name))
    standing = [seat for seat in ordered if seat.exists]
    return (
        *(found for kind in asked.kinds for found in _of_kind(kind, standing)),
        *_beside_the_charter(asked, standing),
        *_delegates(asked, standing),
        *_votes_twice(standing),
        *(found for seat in standing for found in _of_holders(asked, seat)),
        *(Violation(Breach.OUTSIDE_ITS_DAYS, {"seat": seat.name}) for seat in ordered if not seat.exists),
    )


def same_person(first: Sequence[SeatState], second: Sequence[SeatState]) -> tuple[Violation, ...]:
    """Two seats in two bodies that one person should hold; nothing to say while one of them is vacant."""
    here, there = ({person.number for seat in seats for person in seat.holders} for seats in (first, second))
    if not here or not there or here & there:
        return ()
    facts: dict[str, str | int] = {"seat": first[0].name, "other": second[0].name}
    return (Violation(Breach.NOT_THE_SAME_PERSON, facts),)


def _of_kind(kind: KindOfSeat, standing: Sequence[SeatState]) -> Iterator[Violation]:
    own = [seat for seat in standing if seat.kind == kind.slug and not seat.is_extra]
    voting = sum(seat.votes for seat in own)
    facts: dict[str, str | int] = {"kind": kind.name, "maximum": kind.maximum or 0, "minimum": kind.minimum}
    has_too_many = kind.maximum is not None and len(own) > kind.maximum
    if has_too_many and kind.votes and kind.maximum is not None and voting > kind.maximum:
        yield Violation(Breach.TOO_MANY_VOTING_SEATS, facts | {"count": voting})
    elif has_too_many:
        yield Violation(Breach.TOO_MANY_SEATS, facts | {"count": len(own)})
    if len(own) < kind.minimum:
        yield Violation(Breach.TOO_FEW_SEATS, facts | {"count": len(own)})
    elif kind.votes and voting < kind.minimum:
        silent = (seat for seat in own if not seat.votes)
        yield from (Violation(Breach.DOES_NOT_VOTE, {"seat": seat.name}) for seat in silent)
    if own and kind.must_be_held and not any(seat.holders for seat in own):
        yield Violation(Breach.NOBODY_WHERE_SOMEBODY_MUST, {"seat": own[0].name})
    if not kind.votes:
        yield from (Violation(Breach.VOTES_WITHOUT_RIGHT, {"seat": seat.name}) for seat in own if seat.votes)


def _beside_the_charter(asked: Composition, standing: Sequence[SeatState]) -> Iterator[Violation]:
    """A seat that the charter does not have comes from a decision, and so does its vote."""
    known = {kind.slug for kind in asked.kinds}
    for seat in standing:
        if seat.is_extra and seat.votes and not seat.decision:
            yield Violation(Breach.UNDECIDED_VOTE, {"seat": seat.name})
        elif seat.kind not in known and not seat.is_extra:
            yield Violation(Breach.UNKNOWN_KIND, {"seat": seat.name})


def _delegates(asked: Composition, standing: Sequence[SeatState]) -> Iterator[Violation]:
    """A duo is one delegate."""
    if not asked.per_institution:
        return
    delegates = Counter(seat.institution for seat in standing if seat.institution and seat.holders)
    for institution, count in sorted(delegates.items()):
        if count > asked.per_institution:
            facts: dict[str, str | int] = {"institution": institution, "count": count, "maximum": asked.per_institution}
            yield Violation(Breach.TOO_MANY_DELEGATES, facts)


def _votes_twice(standing: Sequence[SeatState]) -> Iterator[Violation]:
    held: dict[int, list[str]] = {}
    for seat in standing:
        for person in seat.holders if seat.votes else ():
            held.setdefault(person.number, []).append(seat.name)
    for names in sorted(names for names in held.values() if len(names) > 1):
        yield Violation(Breach.VOTES_TWICE, {"seats": ", ".join(names)})


def _of_holders(asked: Composition, seat: SeatState) -> Iterator[Violation]:
    if len(seat.holders) > asked.holders_per_seat:
        facts: dict[str, str | int] = {"seat": seat.name, "count": len(seat.holders), "maximum": asked.holders_per_seat}
        yield Violation(Breach.TOO_MANY_HOLDERS, facts)
    if any(person.has_closed_account for person in seat.holders):
        yield Violation(Breach.CLOSED_ACCOUNT, {"seat": seat.name})
