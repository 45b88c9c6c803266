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
    """One seat that exists on the day. `is_extra`: for missing expertise, by decision of the raad."""

    name: str
    kind: str
    votes: bool
    holders: tuple[Person, ...] = ()
    institution: str = ""
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as it should be, with its facts by name."""

    breach: Breach
    facts: Mapping[str, str | int] = field(default_factory=dict)


def violations(asked: Composition, seats: Iterable[SeatState]) -> tuple[Violation, ...]:
    """Everything that is wrong with one body, in the order of the charter; the order of the seats does not matter."""
    standing = sorted(seats, key=lambda seat: (seat.kind, seat.name))
    return (
        *(found for kind in asked.kinds for found in _of_kind(kind, standing)),
        *_unknown(asked, standing),
        *_delegates(asked, standing),
        *_votes_twice(standing),
        *(found for seat in standing for found in _of_holders(asked, seat)),
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
    facts: dict[str, str | int] = {"kind": kind.name, "count": len(own)}
    if kind.maximum is not None and len(own) > kind.maximum:
        breach = Breach.TOO_MANY_VOTING_SEATS if kind.votes else Breach.TOO_MANY_SEATS
        yield Violation(breach, facts | {"maximum": kind.maximum})
    if len(own) < kind.minimum:
        yield Violation(Breach.TOO_FEW_SEATS, facts | {"minimum": kind.minimum})
    for seat in own:
        if seat.votes != kind.votes:
            breach = Breach.VOTES_WITHOUT_RIGHT if seat.votes else Breach.DOES_NOT_VOTE
            yield Violation(breach, {"seat": seat.name})
        if kind.must_be_held and not seat.holders:
            yield Violation(Breach.NOBODY_WHERE_SOMEBODY_MUST, {"seat": seat.name})


def _unknown(asked: Composition, standing: Sequence[SeatState]) -> Iterator[Violation]:
    known = {kind.slug for kind in asked.kinds}
    for seat in standing:
        if seat.kind not in known and not seat.is_extra:
            yield Violation(Breach.UNKNOWN_KIND, {"seat": seat.name})


def _delegates(asked: Composition, standing: Sequence[SeatState]) -> Iterator[Violation]:
    if not asked.per_institution:
        return
    delegates = Counter(seat.institution for seat in standing if seat.institution for _person in seat.holders)
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
        yield Violation(Breach.VOTES_TWICE, {"seat": names[0], "other": names[1]})


def _of_holders(asked: Composition, seat: SeatState) -> Iterator[Violation]:
    if len(seat.holders) > asked.holders_per_seat:
        facts: dict[str, str | int] = {"seat": seat.name, "count": len(seat.holders), "maximum": asked.holders_per_seat}
        yield Violation(Breach.TOO_MANY_HOLDERS, facts)
    if any(person.has_closed_account for person in seat.holders):
        yield Violation(Breach.CLOSED_ACCOUNT, {"seat": seat.name})
