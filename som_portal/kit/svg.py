"""Arithmetic of boxes and arrows for drawings made by the server; whole units, no colours."""

from dataclasses import dataclass
from math import cos, pi, sin

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


def around_a_table(count: int) -> list[tuple[int, int]]:
    """The middle of each of `count` seats around an oval table, in a drawing of 640 by 340, the first at the head."""
    turns = (2 * pi * number / max(count, 1) - pi / 2 for number in range(count))
    return [(round(320 + 285 * cos(turn)), round(170 + 135 * sin(turn))) for turn in turns]
