"""Arithmetic of boxes and arrows for drawings made by the server; whole units, no colours."""

from dataclasses import dataclass
from math import cos, floor, pi, sin

HEAD = 5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text; the first line is its name."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...] = ()
    is_strong: bool = False

    @property
    def is_plain(self) -> bool:
        """One line in a thin box: its name needs no emphasis."""
        return not self.is_strong and len(self.lines) == 1

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def centre(self) -> int:
        return self.y + self.height // 2

    def baselines(self, leading: int) -> tuple[tuple[int, str], ...]:
        """Each line with its baseline, the block of lines centred on the box."""
        first = self.centre - leading * (len(self.lines) - 1) // 2 + leading // 4
        return tuple((first + leading * index, line) for index, line in enumerate(self.lines))

    @property
    def text(self) -> tuple[tuple[int, str], ...]:
        return self.baselines(20)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A straight vertical arrow from one height to another, with words beside it."""

    x: int
    start: int
    end: int
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The shaft and an open head at the end, as an SVG path."""
        back = self.end - HEAD * 2 if self.end > self.start else self.end + HEAD * 2
        head = f"M{self.x - HEAD} {back}L{self.x} {self.end}L{self.x + HEAD} {back}"
        return f"M{self.x} {self.start}V{self.end}{head}"

    @property
    def words_x(self) -> int:
        """Where the words begin."""
        return self.x + HEAD * 2

    @property
    def text(self) -> tuple[tuple[int, str], ...]:
        """Each line of words with its baseline, beside the middle of the shaft."""
        beside = Box(self.x, min(self.start, self.end), 0, abs(self.end - self.start), self.words)
        return beside.baselines(18)


@dataclass(frozen=True, slots=True)
class Table:
    """An oblong table with round ends, in a drawing of 440 by 300; seats stand around it at equal distances."""

    middle_x: int = 220
    middle_y: int = 150
    straight: int = 140
    radius: int = 120

    @property
    def length(self) -> float:
        """Once around the table, along the middles of the seats."""
        return 2 * self.straight + 2 * pi * self.radius

    def seats(self, count: int) -> list[tuple[int, int]]:
        """The middle of each seat, clockwise from the middle of the top."""
        return [self._at(self.length * number / count) for number in range(count)]

    def seat_radius(self, count: int) -> int:
        """As large as fits: neighbours do not touch."""
        return max(4, min(20, floor(self.length / max(count, 1) / 2) - 1))

    def _at(self, walked: float) -> tuple[int, int]:
        """Where one is after walking so far."""
        half, bend = self.straight / 2, pi * self.radius
        if walked <= half:
            return self._point(walked, -self.radius)
        if walked <= half + bend:
            return self._bend(half, (walked - half) / self.radius - pi / 2)
        if walked <= 3 * half + bend:
            return self._point(half - (walked - half - bend), self.radius)
        if walked <= 3 * half + 2 * bend:
            return self._bend(-half, (walked - 3 * half - bend) / self.radius + pi / 2)
        return self._point(walked - self.length, -self.radius)

    def _bend(self, x: float, turn: float) -> tuple[int, int]:
        return self._point(x + self.radius * cos(turn), self.radius * sin(turn))

    def _point(self, x: float, y: float) -> tuple[int, int]:
        return round(self.middle_x + x), round(self.middle_y + y)
