"""Days as people type them in Flanders, and as spreadsheets keep them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from governance.importing.rules.defects import Cell, Code, Column, Defect, Kind

EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_SERIALS = range(36526, 73051)
"""From 1 January 2000 up to and including 31 December 2099."""
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("januari jan january", "februari feb february", "maart mrt march mar", "april apr", "mei may"),
            *("juni jun june", "juli jul july", "augustus aug august", "september sep sept", "oktober okt october oct"),
            *("november nov", "december dec"),
        ),
        start=1,
    )
    for name in names.split()
}
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
IN_WORDS = re.compile(r"(\d{1,2})\.? ([a-zé]+)\.? (\d{4})", re.IGNORECASE)
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[a-zé]+)[-/. ]'?\d{2}", re.IGNORECASE)
SERIAL = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read, what is wrong with it, and whether month and day could be the other way round."""

    value: date | None
    defects: tuple[Defect, ...] = ()
    is_ambiguous: bool = False


def read_day(cell: Cell, column: Column) -> Day:
    """The day in a cell: year first, day first, in words, or a spreadsheet's number."""
    text = " ".join(cell.text.split())
    if cell.kind is Kind.NUMBER or SERIAL.fullmatch(text):
        return _from_serial(text, column)
    if SHORT_YEAR.fullmatch(text):
        return _wrong(Code.DATE_SHORT_YEAR, column)
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _made(year, month, day, column)
    if found := DAY_FIRST.fullmatch(text):
        return _day_first(*map(int, found.groups()), column=column)
    if (found := IN_WORDS.fullmatch(text)) and found[2].lower() in MONTHS:
        return _made(int(found[3]), MONTHS[found[2].lower()], int(found[1]), column)
    return _wrong(Code.DATE_UNREADABLE, column)


def _day_first(day: int, month: int, year: int, *, column: Column) -> Day:
    if month > 12 >= day:
        return _wrong(Code.DATE_AMERICAN, column)
    read = _made(year, month, day, column)
    return Day(read.value, read.defects, is_ambiguous=day <= 12 and day != month)


def _from_serial(text: str, column: Column) -> Day:
    number = float(text)
    if int(number) not in EXCEL_SERIALS:
        return _wrong(Code.DATE_SERIAL, column)
    value = EXCEL_EPOCH + timedelta(days=int(number))
    return Day(value, (Defect(Code.DATE_SERIAL_READ, column, {"day": value.isoformat()}),))


def _made(year: int, month: int, day: int, column: Column) -> Day:
    try:
        return Day(date(year, month, day))
    except ValueError:
        return _wrong(Code.DATE_UNREADABLE, column)


def _wrong(code: Code, column: Column) -> Day:
    return Day(None, (Defect(code, column),))
