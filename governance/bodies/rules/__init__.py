"""Whether a body is composed as the charter asks: pure arithmetic, without Django."""

from governance.bodies.rules.composition import (
    Breach,
    Composition,
    KindOfSeat,
    Person,
    SeatState,
    Violation,
    same_person,
    violations,
)

__all__ = [
    "Breach",
    "Composition",
    "KindOfSeat",
    "Person",
    "SeatState",
    "Violation",
    "same_person",
    "violations",
]
