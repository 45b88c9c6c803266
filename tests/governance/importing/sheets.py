"""Sheets with made-up delegates, as a school could send them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from governance.importing.rules.defects import Cell, Column, Kind, Sheet, SheetRow

HEADER = ("instelling", "naam", "e-mailadres", "eerste dag", "laatste dag", "taal", "zetel")
GOOD = {
    Column.INSTITUTION: "De Ark",
    Column.NAME: "Noor Voorbeeld",
    Column.EMAIL: "noor@som.example",
    Column.STARTS_ON: "01/04/2026",
    Column.ENDS_ON: "31/08/2026",
    Column.LANGUAGE: "nl",
    Column.SEAT: "",
}


def typed(**changed: object) -> list[object]:
    """The values of a good row, some of them changed, in the order of the header."""
    values = {**GOOD, **{Column(name): value for name, value in changed.items()}}
    return [values[column] for column in Column]


def row(number: int = 2, **changed: str | Cell) -> SheetRow:
    """A row as it is read: text, or a cell of another kind."""
    values = {**GOOD, **{Column(name): value for name, value in changed.items()}}
    cells = {column: value if isinstance(value, Cell) else Cell(Kind.TEXT, value) for column, value in values.items()}
    return SheetRow(number, {column: cell for column, cell in cells.items() if cell.text})


def sheet(*rows: SheetRow) -> Sheet:
    """A sheet of such rows."""
    return Sheet(rows or (row(),))


def xlsx(rows: Iterable[Sequence[Any]], *, header: Sequence[Any] | None = HEADER, **more: Sequence[Any]) -> bytes:
    """A workbook; `more` are other sheets by title."""
    book = Workbook()
    for title, lines in {"Lijst": [header, *rows] if header else list(rows), **more}.items():
        page = book.create_sheet(title)
        for line in lines:
            page.append(list(line))
    del book["Sheet"]
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def text(rows: Iterable[Sequence[Any]], *, delimiter: str = ";", header: Sequence[Any] = HEADER) -> str:
    """The same with signs between the cells."""
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter).writerows([header, *rows])
    return lines.getvalue()


def csv_bytes(rows: Iterable[Sequence[Any]], encoding: str = "utf-8-sig", **options: Any) -> bytes:
    """As Excel in Flanders saves it."""
    return text(rows, **options).encode(encoding)
