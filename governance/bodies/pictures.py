"""The seats of a body as dots, kind by kind: who sits there is a full dot, a vacancy an open one."""

from dataclasses import dataclass

from governance.bodies.seating import Filling

RADIUS, STEP, HEIGHT = 7, 20, 20
MOST_DOTS = 12
BAR = STEP * MOST_DOTS


@dataclass(frozen=True, slots=True)
class Dot:
    """One seat."""

    x: int
    is_filled: bool


@dataclass(frozen=True, slots=True)
class DrawnKind:
    """A kind of seat with its dots; more than a dozen become a bar, of which `bar` is filled."""

    filling: Filling
    width: int
    dots: tuple[Dot, ...]
    bar: int


def drawn(filling: Filling) -> DrawnKind:
    """Filled seats first: the picture is about how many, the list about which."""
    if filling.seats > MOST_DOTS:
        return DrawnKind(filling, BAR, (), BAR * filling.filled // filling.seats)
    dots = tuple(Dot(STEP // 2 + STEP * number, number < filling.filled) for number in range(filling.seats))
    return DrawnKind(filling, STEP * max(len(dots), 1), dots, 0)
