"""Extra fixed dates from a calendar file or a sheet: days without meetings, or meetings that are fixed already.

Nothing is kept here: rows in, rows out, each with a clear sentence when it cannot be used.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar

from governance.importing.reading.commas import rows_of_text
from governance.importing.reading.sniffing import is_zip, refuse_what_is_no_sheet
from governance.importing.reading.workbooks import rows_of_workbook
from governance.importing.rules.defects import Cell, Kind
from som_portal.kit import clock
from som_portal.kit.folding import fold

MOST_BYTES = 512 * 1024
MOST_DATES = 100
LONGEST_STRETCH = timedelta(days=92)
HEADERS = {
    "first": ("dag", "datum", "eerste dag", "van", "day", "date", "from"),
    "last": ("tot", "tot en met", "laatste dag", "until", "to"),
    "what": ("wat", "omschrijving", "titel", "what", "title"),
    "body": ("netwerkonderdeel", "body"),
    "start": ("uur", "begint", "start", "hour"),
}
HOUR = re.compile(r"(\d{1,2})(?:[.:u]|\s*uur)?\s*(\d{2})?(?::\d{2})?(?:\s*uur)?")
DAY_SHAPES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


class NoDates(ValueError):
    """The file holds nothing that we can read; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """One row of the file. `why`: what is wrong with it, empty when it can be used; `start`: minutes after midnight."""

    number: int
    what: str
    first: date | None = None
    last: date | None = None
    slug: str = ""
    start: int | None = None
    why: str = ""

    @property
    def is_meeting(self) -> bool:
        """A meeting of one body, and not a day on which nobody meets."""
        return bool(self.slug)


def read_dates(content: bytes, *, is_in_year: Callable[[date], bool], names: Mapping[str, str]) -> list[DateRow]:
    """The rows of a file. `names`: body slugs by folded name. Raises NoDates, or Unreadable for a bad sheet."""
    if len(content) > MOST_BYTES:
        raise NoDates(_("Dit bestand is te groot. Een lijst met dagen is hoogstens 500 kB."))
    is_calendar = content.lstrip().upper().startswith(b"BEGIN:VCALENDAR")
    found = _of_calendar(content, names) if is_calendar else _of_sheet(content, names)
    rows = list(islice(found, MOST_DATES + 1))
    if not rows:
        raise NoDates(_("In dit bestand staat geen enkele dag."))
    if len(rows) > MOST_DATES:
        raise NoDates(_("Dit bestand heeft meer dan {n} dagen. Verdeel het over meer bestanden.").format(n=MOST_DATES))
    return [_judged(row, is_in_year) for row in rows]


def _judged(row: DateRow, is_in_year: Callable[[date], bool]) -> DateRow:
    """The row with what is wrong with its days."""
    if row.why or row.first is None:
        return row if row.why else replace(row, why=_("Hier staat geen dag. Schrijf hem als 26-11-2026."))
    last = row.last or row.first
    if last < row.first:
        return replace(row, why=_("De laatste dag komt voor de eerste."))
    if not (is_in_year(row.first) and is_in_year(last)):
        return replace(row, why=_("Deze dag valt niet in het werkjaar van dit plan."))
    if last - row.first > LONGEST_STRETCH:
        return replace(row, why=_("Dit duurt langer dan drie maanden."))
    if row.slug and row.start is None:
        return replace(row, why=_("Een vaste vergadering heeft een uur nodig. Schrijf het als 16.30."))
    return replace(row, last=row.first if row.slug else last)


# ---- a calendar ----------------------------------------------------------------------------------------------------
def _of_calendar(content: bytes, names: Mapping[str, str]) -> Iterator[DateRow]:
    try:
        events = Calendar.from_ical(content).walk("VEVENT")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise NoDates(_("Deze agenda kunnen we niet lezen. Bewaar ze opnieuw als .ics.")) from error
    for number, event in enumerate(events[: MOST_DATES + 1], start=1):
        yield _of_event(number, event, names)


def _of_event(number: int, event: Any, names: Mapping[str, str]) -> DateRow:
    """A whole day is a day without meetings; an hour of a body that we know is a meeting."""
    what = str(event.get("SUMMARY", ""))[:200]
    begins, ends = _moment(event, "DTSTART"), _moment(event, "DTEND")
    if event.get("RRULE") is not None:
        return DateRow(number, what, why=_("Dit herhaalt zich. Zet elke dag apart in de agenda."))
    if begins is None:
        return DateRow(number, what, why=_("Hier staat geen dag."))
    if isinstance(begins, datetime):
        local = clock.local(begins) if begins.tzinfo else begins
        slug = next((slug for name, slug in names.items() if name in fold(what)), "")
        return DateRow(number, what, local.date(), None, slug, local.hour * 60 + local.minute if slug else None)
    last = ends - timedelta(days=1) if ends and not isinstance(ends, datetime) and ends > begins else begins
    return DateRow(number, what, begins, last)


def _moment(event: Any, name: str) -> date | None:
    """A day or a moment; None when there is none, or not one."""
    value = getattr(event.get(name), "dt", None)
    return value if isinstance(value, date) else None


# ---- a sheet -------------------------------------------------------------------------------------------------------
def _of_sheet(content: bytes, names: Mapping[str, str]) -> Iterator[DateRow]:
    refuse_what_is_no_sheet(content)
    table = rows_of_workbook(content) if is_zip(content) else rows_of_text(content)
    columns: dict[str, int] = {}
    for number, cells in table.rows:
        if not any(cell.text.strip() for cell in cells):
            continue
        if columns:
            yield _of_cells(number, {name: cells[n] for name, n in columns.items() if n < len(cells)}, names)
        columns = columns or _columns(cells)


def _columns(header: Any) -> dict[str, int]:
    """Where each column stands. Raises NoDates without a column for the day."""
    texts = [fold(cell.text).strip() for cell in header]
    found = {name: texts.index(word) for name, words in HEADERS.items() for word in words[::-1] if word in texts}
    if "first" not in found:
        raise NoDates(_("We vinden geen kolom “dag”. Zet op de eerste rij: dag, tot, wat, netwerkonderdeel, uur."))
    return found


def _of_cells(number: int, cells: Mapping[str, Cell], names: Mapping[str, str]) -> DateRow:
    what = cells["what"].text.strip()[:200] if "what" in cells else ""
    if any(cell.kind == Kind.FORMULA for cell in cells.values()):
        return DateRow(number, what, why=_("Hier staat een formule. Zet de dag zelf in de cel."))
    body = cells["body"].text.strip() if "body" in cells else ""
    slug = names.get(fold(body), "") if body else ""
    if body and not slug:
        return DateRow(number, what, why=_("We kennen geen netwerkonderdeel “{name}”.").format(name=body[:60]))
    first, last = (_day(cells[name].text) if name in cells else None for name in ("first", "last"))
    if last is None and "last" in cells and cells["last"].text.strip():
        return DateRow(number, what, why=_("De laatste dag kunnen we niet lezen. Schrijf hem als 26-11-2026."))
    start = _minute(cells["start"].text) if "start" in cells else None
    return DateRow(number, what or body, first, last, slug, start if slug else None)


def _day(text: str) -> date | None:
    for shape in DAY_SHAPES:
        try:
            year, month, day, *_rest = time.strptime(text.strip()[:10], shape)
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _minute(text: str) -> int | None:
    found = HOUR.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
