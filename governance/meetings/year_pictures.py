"""A year of the bodies as one picture: ISO weeks in four rows, a lane a body, holidays by name.

Units are those of the drawing, about a pixel on a phone of 390 pixels wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.dates import MONTHS_3

from governance.bodies.models import Body
from governance.meetings.models import Meeting
from governance.meetings.queries import DAY, WEEK
from governance.meetings.rules import BeadState, CountedYear, Week, monday_of
from governance.meetings.school_calendar import Holiday, holiday_on, holidays_between
from governance.meetings.year_view import BodyYear, shown_weeks
from som_portal.kit import clock

WIDTH, LABELS = 372, 92
ROWS = 4
HEAD, LANE, FOOT = 36, 20, 24
GAPS = (BeadState.DUE, BeadState.MISSED)
WORKDAYS = 5
LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting, or a day on which there should be one, in its lane. `state`: of the meeting, "due" or "missed"."""

    x: float
    y: float
    state: str
    is_joint: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a lane: `is_paused` where the rhythm of the body is suspended."""

    x1: float
    x2: float
    y: float
    is_paused: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """One ISO week: its number on top, shaded over all lanes where the schools are closed."""

    number: int
    x: float
    y: float
    width: float
    height: int
    is_holiday: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One ISO week in the table: the same facts as the picture."""

    week: Week
    holidays: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    is_now: bool


@dataclass(frozen=True, slots=True)
class YearPicture:
    """The picture of a year and what its table says."""

    width: int
    height: int
    columns: tuple[WeekColumn, ...]
    words: tuple[Words, ...]
    lanes: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    rows: tuple[WeekRow, ...]
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a week and a lane stand."""

    mondays: tuple[date, ...]
    bodies: int

    @property
    def in_a_row(self) -> int:
        return -(-len(self.mondays) // ROWS)

    @property
    def step(self) -> float:
        return (WIDTH - LABELS) / self.in_a_row

    @property
    def row_height(self) -> int:
        return HEAD + LANE * self.bodies + FOOT

    def corner(self, number: int) -> tuple[float, int]:
        """Where a week begins, and where its row begins."""
        row, column = divmod(number, self.in_a_row)
        return round(LABELS + column * self.step, 1), row * self.row_height

    def lane(self, number: int, body: int) -> float:
        """The height of the lane of a body in the row of a week."""
        return self.corner(number)[1] + HEAD + LANE * body + LANE / 2


def year_picture(
    year: CountedYear, bodies: Sequence[BodyYear], meetings: Sequence[Meeting], at: datetime
) -> YearPicture:
    """The year of these bodies; `meetings` are all of theirs, each once. No queries."""
    mondays, today = shown_weeks(year), clock.day_of(at)
    sheet = Sheet(mondays, len(bodies))
    columns = tuple(_column(sheet, number, today) for number in range(len(mondays)))
    return YearPicture(
        width=WIDTH,
        height=ROWS * sheet.row_height,
        columns=columns,
        words=(*_names(sheet, [row.body for row in bodies]), *_months(sheet), *_holiday_names(sheet)),
        lanes=tuple(
            _stretch(sheet, number, lane, row) for number in range(len(mondays)) for lane, row in enumerate(bodies)
        ),
        marks=tuple(mark for lane, row in enumerate(bodies) for mark in _marks(sheet, lane, row, at)),
        rows=tuple(_row(monday, meetings, today) for monday in mondays),
        holidays=holidays_between(mondays[0], mondays[-1] + WEEK - DAY),
    )


def closed_week(monday: date) -> str:
    """The name of the school holiday that a week without one open day falls in, else empty."""
    closed = [holiday_on(monday + number * DAY) for number in range(WORKDAYS)]
    return next((name for name in closed if name.endswith("vakantie")), "") if all(closed) else ""


def _column(sheet: Sheet, number: int, today: date) -> WeekColumn:
    monday, (x, y) = sheet.mondays[number], sheet.corner(number)
    height = LANE * sheet.bodies
    is_now = monday <= today < monday + WEEK
    return WeekColumn(
        monday.isocalendar().week, x, y + HEAD, round(sheet.step, 1), height, bool(closed_week(monday)), is_now
    )


def _names(sheet: Sheet, bodies: Sequence[Body]) -> list[Words]:
    """The name of each lane, in every row."""
    starts = range(0, len(sheet.mondays), sheet.in_a_row)
    return [Words(0, sheet.lane(start, lane) + 4, _short(body)) for start in starts for lane, body in enumerate(bodies)]


def _short(body: Body) -> str:
    """Its name, or the first word of a name that would run into the weeks."""
    return body.name if LETTER * len(body.name) < LABELS else body.name.split()[0]


def _months(sheet: Sheet) -> list[Words]:
    """The name of a month above the week in which it begins."""
    found = []
    for number, monday in enumerate(sheet.mondays):
        first = next((day for day in (monday + n * DAY for n in range(7)) if day.day == 1), None)
        if first:
            x, y = sheet.corner(number)
            found.append(Words(x, y + 12, str(MONTHS_3[first.month])))
    return found


def _holiday_names(sheet: Sheet) -> list[Words]:
    """The name of a holiday under its first week, and again where it goes on in the next row."""
    found, before = [], ("", -1)
    for number, monday in enumerate(sheet.mondays):
        name, (x, y) = closed_week(monday), sheet.corner(number)
        if name and (name, y) != before:
            found.append(Words(round(min(x, WIDTH - LETTER * len(name)), 1), y + sheet.row_height - 8, name))
        before = (name, y)
    return found


def _stretch(sheet: Sheet, number: int, lane: int, row: BodyYear) -> Stretch:
    x, _y = sheet.corner(number)
    works = any(week.monday == sheet.mondays[number] for week in (*row.calendar.weeks, *row.calendar.next_weeks))
    return Stretch(x, round(x + sheet.step, 1), sheet.lane(number, lane), is_paused=not works)


def _marks(sheet: Sheet, lane: int, row: BodyYear, at: datetime) -> list[Mark]:
    """The meetings of a body and the days that lack one, side by side where they share a week."""
    facts = [(meeting.day, str(meeting.state_at(at)), meeting.joint_with_id is not None) for meeting in row.meetings]
    beads = row.verdict.beads if row.verdict else ()
    facts += [(bead.on, str(bead.state), False) for bead in beads if bead.state in GAPS]
    weeks: dict[date, list[tuple[date, str, bool]]] = {}
    for fact in sorted(facts):
        weeks.setdefault(monday_of(fact[0]), []).append(fact)
    return [
        Mark(
            round(sheet.corner(number)[0] + (place + 0.5) * sheet.step / len(weeks[monday]), 1),
            sheet.lane(number, lane),
            state,
            is_joint,
        )
        for number, monday in enumerate(sheet.mondays)
        for place, (_day, state, is_joint) in enumerate(weeks.get(monday, ()))
    ]


def _row(monday: date, meetings: Sequence[Meeting], today: date) -> WeekRow:
    days = tuple(monday + number * DAY for number in range(7))
    names = dict.fromkeys(name for name in map(holiday_on, days) if name)
    mine = tuple(meeting for meeting in meetings if monday <= meeting.day <= days[-1])
    return WeekRow(Week(monday, days[:WORKDAYS]), tuple(names), mine, monday <= today <= days[-1])
