"""The arithmetic of the budget ledger: which movements exist, what fits, how a posting is sealed. Amounts are cents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from governance.charter.norms import charter, house_rules

GENESIS = "0" * 64


def grant_cents() -> int:
    """What the city grants a year (charter: the city's engagement 'middelen')."""
    return charter().city_engagement("middelen").yearly_cents


def four_eyes_cents() -> int:
    """Above this amount another person approves what somebody asked for (house rule 15)."""
    return house_rules().four_eyes_cents


class AccountKind(StrEnum):
    """Where the euros of one year can stand."""

    GRANT = "grant"
    FREE = "free"
    LINE = "line"
    COMMITMENT = "commitment"
    SPENT = "spent"


class Paper(StrEnum):
    """What a posting can cite."""

    AUTHORISATION = "authorisation"
    COMMITMENT = "commitment"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """From where to where a movement goes, on one and the same line or not, and which papers it cites."""

    sources: tuple[AccountKind, ...]
    target: AccountKind
    keeps_line: bool = False
    needs: frozenset[Paper] = frozenset()
    may_cite: frozenset[Paper] = frozenset()


class Movement(StrEnum):
    """Every way money can move. The guards of both engines are generated from this list.

    A reversal has no route: it is the exact mirror of what it reverses, with the same papers.
    """

    route: Route | None

    def __new__(cls, value: str, route: Route | None) -> Movement:
        member = str.__new__(cls, value)
        member._value_ = value
        member.route = route
        return member

    GRANT = "grant", Route(sources=(AccountKind.GRANT,), target=AccountKind.FREE)
    ALLOCATION = (
        "allocation",
        Route(sources=(AccountKind.FREE,), target=AccountKind.LINE, needs=frozenset({Paper.AUTHORISATION})),
    )
    COMMITMENT = (
        "commitment",
        Route(
            sources=(AccountKind.LINE,),
            target=AccountKind.COMMITMENT,
            keeps_line=True,
            needs=frozenset({Paper.COMMITMENT}),
            may_cite=frozenset({Paper.AUTHORISATION}),
        ),
    )
    RELEASE = (
        "release",
        Route(
            sources=(AccountKind.COMMITMENT,),
            target=AccountKind.LINE,
            keeps_line=True,
            needs=frozenset({Paper.COMMITMENT}),
        ),
    )
    CHARGE = (
        "charge",
        Route(
            sources=(AccountKind.COMMITMENT,),
            target=AccountKind.SPENT,
            keeps_line=True,
            needs=frozenset({Paper.COMMITMENT, Paper.INVOICE}),
        ),
    )
    TAKEBACK = (
        "takeback",
        Route(sources=(AccountKind.LINE,), target=AccountKind.FREE, needs=frozenset({Paper.AUTHORISATION})),
    )
    SHIFT = (
        "shift",
        Route(sources=(AccountKind.LINE,), target=AccountKind.LINE, may_cite=frozenset({Paper.AUTHORISATION})),
    )
    DIRECT = (
        "direct",
        Route(
            sources=(AccountKind.LINE,),
            target=AccountKind.SPENT,
            keeps_line=True,
            needs=frozenset({Paper.INVOICE}),
        ),
    )
    CREDIT = (
        "credit",
        Route(
            sources=(AccountKind.SPENT,),
            target=AccountKind.LINE,
            keeps_line=True,
            needs=frozenset({Paper.INVOICE}),
        ),
    )
    CLOSING = "closing", Route(sources=(AccountKind.LINE, AccountKind.FREE), target=AccountKind.GRANT)
    REVERSAL = "reversal", None


USES_A_DECISION = (Movement.ALLOCATION, Movement.TAKEBACK, Movement.SHIFT)
"""Movements that use up a decision: once, and for its exact amount."""
PAYS_AN_INVOICE = (Movement.CHARGE, Movement.DIRECT)
"""Movements that spend on an invoice: together never more than its amount."""


class Why(StrEnum):
    """Why an amount does not fit."""

    DECISION_NEEDED = "decision needed"
    OVER_DECISION = "over the decision"
    OVER_CREDIT = "over the credit"
    NOT_FREE = "not free on the line"
    NOT_UNDIVIDED = "not left to divide"
    TOO_LARGE = "too large to pay directly"


@dataclass(frozen=True, slots=True)
class Room:
    """A credit and what is free of it."""

    credit: int
    free: int


@dataclass(frozen=True, slots=True)
class Misfit:
    """An amount that does not fit: how far it goes over which credit, and what is free."""

    why: Why
    over: int
    credit: int
    free: int


def fits(amount: int, room: Room, why: Why = Why.OVER_CREDIT) -> Misfit | None:
    """None when `amount` fits in the room, else how far it goes over."""
    return Misfit(why, amount - room.free, room.credit, room.free) if amount > room.free else None


def commitment_misfit(amount: int, *, line: Room, decision: Room | None, threshold: int) -> Misfit | None:
    """Why `amount` cannot be committed, or None.

    Up to and with `threshold` the coördinatiecel decides alone; above it a decision of the raad is cited
    (house rule 15). No decision reaches beyond its own amount, no commitment beyond the credit of its line.
    """
    if decision is None and amount > threshold:
        return Misfit(Why.DECISION_NEEDED, amount - threshold, threshold, threshold)
    over_decision = fits(amount, decision, Why.OVER_DECISION) if decision else None
    return over_decision or fits(amount, line)


SEALED_FIELDS = (
    "year_id",
    "seq",
    "kind",
    "source_id",
    "target_id",
    "amount",
    "booked_on",
    "created_at",
    "actor_id",
    "key",
    "authorisation_id",
    "commitment_id",
    "invoice_id",
    "reverses_id",
    "note",
)


def seal(previous: str, fields: Mapping[str, str]) -> str:
    """SHA-256 over the previous hash and the fields in order, joined by bars; the free text comes last.

    Moments are '2026-03-12 09:00:00.000000' in UTC, keys are 32 hexadecimal digits, nothing is ''.
    """
    return hashlib.sha256("|".join([previous, *(fields[name] for name in SEALED_FIELDS)]).encode()).hexdigest()
