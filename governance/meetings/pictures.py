"""The rhythm as beads on a string and the year as a strip of weeks: where everything stands in the drawing.

Units are those of the drawing, about a pixel on a phone of 390 pixels wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS_3

from governance.bodies.models import Body
from governance.charter.norms import charter
from governance.meetings.requirements import calendar_of, working_year_of
from governance.meetings.rules import Bead, Period, RhythmVerdict, Week, working_weeks
from governance.meetings.school_calendar import Holiday, holiday_on, holidays_between
from governance.meetings.wording import BEADS
from som_portal.kit import clock

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WIDTH = 364
STRING_ROWS, STRING_HEIGHT, STRING_TOP = 2, 64, 36
STRIP_ROWS, STRIP_HEIGHT, STRIP_TOP = 4, 58, 18


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the string: `is_paused` where the rhythm is suspended."""

    x1: float
    x2: float
    y: float
    is_paused: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class DrawnBead:
    """A bead at its place on the string, with its word and tone for the table."""

    bead: Bead
    x: float
    y: float
    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class BeadString:
    """One body: its verdict, what the charter says, and its year as beads on a string in two rows."""

    body: Body
    verdict: RhythmVerdict
    frequency: str
    height: int
    lines: tuple[Line, ...]
    months: tuple[Label, ...]
    beads: tuple[DrawnBead, ...]
    today: Label


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One ISO week of the strip."""

    week: Week
    x: float
    y: float
    width: float
    holiday: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class YearStrip:
    """The weeks of a working year in four rows, its holidays by name."""

    start: int
    height: int
    cells: tuple[WeekCell, ...]
    names: tuple[Label, ...]
    months: tuple[Label, ...]
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Weeks in rows of equal length: where a day stands."""

    mondays: tuple[date, ...]
    rows: int
    row_height: int
    top: int

    @property
    def columns(self) -> int:
        return -(-len(self.mondays) // self.rows)

    @property
    def step(self) -> float:
        return WIDTH / self.columns

    @property
    def height(self) -> int:
        return self.rows * self.row_height

    def place(self, day: date) -> tuple[float, float]:
        """The middle of a day, as x and y."""
        days = min(max((day - self.mondays[0]).days, 0), len(self.mondays) * 7 - 1)
        row, rest = divmod(days, self.columns * 7)
        return round((rest + 0.5) * self.step / 7, 1), float(row * self.row_height + self.top)

    def corner(self, number: int) -> tuple[float, float]:
        """Where a week begins, as x and y."""
        row, column = divmod(number, self.columns)
        return round(column * self.step, 1), float(row * self.row_height + self.top)


def string_of(body: Body, verdict: RhythmVerdict, on: date) -> BeadString:
    """The beads of a verdict on the string of its year."""
    calendar = calendar_of(body.slug, on)
    grid = Grid(mondays_of(calendar.period), STRING_ROWS, STRING_HEIGHT, STRING_TOP)
    working = {week.monday for week in calendar.weeks}
    return BeadString(
        body=body,
        verdict=verdict,
        frequency=charter().body(body.slug).rhythm.text,
        height=grid.height,
        lines=tuple(line_of(grid, number, working) for number in range(len(grid.mondays))),
        months=month_labels(grid, -20),
        beads=tuple(drawn(bead, grid) for bead in verdict.beads),
        today=Label(*grid.place(on), text=""),
    )


def mondays_of(period: Period) -> tuple[date, ...]:
    """The Monday of every week of a period, holidays or not."""
    return tuple(week.monday for week in working_weeks(period, ()))


def line_of(grid: Grid, number: int, working: set[date]) -> Line:
    """The piece of string of one week."""
    x, y = grid.corner(number)
    return Line(x, round(x + grid.step, 1), y, is_paused=grid.mondays[number] not in working)


def drawn(bead: Bead, grid: Grid) -> DrawnBead:
    """A bead at its day."""
    x, y = grid.place(bead.on)
    word, tone = BEADS[bead.state]
    return DrawnBead(bead, x, y, str(word), tone)


def month_labels(grid: Grid, rise: int) -> tuple[Label, ...]:
    """The name of a month where its first whole week begins."""
    labels = []
    for number, monday in enumerate(grid.mondays):
        if monday.day <= 7:
            x, y = grid.corner(number)
            labels.append(Label(x, y + rise, str(MONTHS_3[monday.month])))
    return tuple(labels)


def year_strip(on: date) -> YearStrip:
    """The working year of a day as weeks, with the holidays of a week or more by name."""
    start = clock.working_year(on)
    period = working_year_of(start)
    grid = Grid(mondays_of(period), STRIP_ROWS, STRIP_HEIGHT, STRIP_TOP)
    cells = tuple(cell_of(grid, number, on) for number in range(len(grid.mondays)))
    return YearStrip(
        start=start,
        height=grid.height,
        cells=cells,
        names=tuple(holiday_labels(cells, grid)),
        months=month_labels(grid, -4),
        holidays=holidays_between(period.starts_on, period.ends_on),
    )


def cell_of(grid: Grid, number: int, on: date) -> WeekCell:
    """A week is a holiday when none of its working days is open."""
    x, y = grid.corner(number)
    monday = grid.mondays[number]
    days = [monday + offset * DAY for offset in range(5)]
    closed = [holiday_on(day) for day in days]
    holiday = next(name for name in closed if name.endswith("vakantie")) if all(closed) else ""
    return WeekCell(Week(monday, tuple(days)), x, y, round(grid.step, 1), holiday, monday <= on < monday + WEEK)


def holiday_labels(cells: tuple[WeekCell, ...], grid: Grid) -> list[Label]:
    """The name of a holiday under its first week, and again where it goes on in the next row."""
    labels, before = [], ("", -1.0)
    for cell in cells:
        if cell.holiday and (cell.holiday, cell.y) != before:
            room = WIDTH - 7.5 * len(cell.holiday)
            labels.append(Label(min(cell.x, round(room, 1)), cell.y + 36, cell.holiday))
        before = (cell.holiday, cell.y)
    return labels
