"""Every kind of defect with an example: in a row of a sheet, in a sheet as a whole, in a file."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import load_workbook

from governance.importing.rules.defects import EXAMPLE_MAIL, MOST_BYTES, Code, Column
from tests.governance.importing.sheets import HEADER, csv_bytes, saved, typed, xlsx

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONG = "a" * 70


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect planted in a row: which, in which column, and what is typed there (column → value)."""

    code: Code
    column: Column | str
    changed: dict[str, Any] = field(default_factory=dict)
    only: str = ""  # a kind of file that alone can hold it


def in_column(column: Column, *examples: tuple[Any, ...]) -> tuple[Planted, ...]:
    """Defects of one column, each with what is typed there."""
    return tuple(Planted(code, column, {column.value: value}, *only) for code, value, *only in examples)


IN_ROWS: tuple[Planted, ...] = (
    *in_column(
        Column.NAME,
        (Code.CELL_EMPTY, ""),
        (Code.CELL_FORMULA, "=A1&B1"),
        (Code.CELL_FORMULA, "+32 16 00 00 00"),
        (Code.CELL_FORMULA, "@som"),
        (Code.CELL_ERROR, "#REF!"),
        (Code.CELL_BOOLEAN, True),
        (Code.CELL_NUL, "Noor\x00 Voorbeeld", "csv"),
        (Code.CELL_CONTROL, "Noor\x07 Voorbeeld", "csv"),
        (Code.CELL_BIDI, "Noor \u202edleebrooV"),
        (Code.CELL_INVISIBLE, "Noor\u200b Voorbeeld"),
        (Code.CELL_HTML, "<b>Noor</b> Voorbeeld"),
        (Code.CELL_NEWLINE, "Noor\nVoorbeeld"),
        (Code.CELL_TOO_LONG, "Noor " * 200),
        (Code.CELL_WRONG_LETTERS, "ZoÃ« Voorbeeld"),
        (Code.CELL_DATE, date(2026, 9, 1), "xlsx"),
        (Code.NAME_NUMBER, 12345),
        (Code.NAME_TOO_LONG, "Noor " + "Voorbeeld " * 20),
        (Code.NAME_ONE_WORD, "Noor"),
        (Code.NAME_IS_MAIL, "noor@som.example"),
    ),
    *in_column(
        Column.EMAIL,
        (Code.CELL_EMPTY, "  "),
        (Code.MAIL_NO_AT, "noor.som.example"),
        (Code.MAIL_TWO_AT, "noor@@som.example"),
        (Code.MAIL_SPACES, "noor voorbeeld@som.example"),
        (Code.MAIL_DOT, "noor@som.example."),
        (Code.MAIL_TOO_LONG, f"{LONG}@som.example"),
        (Code.MAIL_FOREIGN, "noor@schöol.example"),
        (Code.MAIL_SEVERAL, "noor@som.example; bo@som.example"),
        (Code.MAIL_DISPLAY_NAME, "Noor <noor@som.example>"),
        (Code.MAIL_UPPER, "Noor.Hoofd@SOM.example"),
        (Code.MAIL_UNREADABLE, "noor@som"),
        (Code.PERSON_INACTIVE, "gesloten@som.example"),
    ),
    *in_column(
        Column.STARTS_ON,
        (Code.CELL_EMPTY, ""),
        (Code.DATE_UNREADABLE, "31/02/2026"),
        (Code.DATE_UNREADABLE, "volgend jaar"),
        (Code.DATE_AMERICAN, "04/13/2026"),
        (Code.DATE_AMBIGUOUS, "01/04/2026"),
        (Code.DATE_SHORT_YEAR, "1/4/26"),
        (Code.DATE_SERIAL, 7),
        (Code.DATE_SERIAL_READ, 46113),
        (Code.DATE_TOO_OLD, "01/09/2014"),
        (Code.START_TOO_FAR, "01/09/2030"),
    ),
    *in_column(
        Column.ENDS_ON,
        (Code.END_BEFORE_START, "31/08/2025"),
        (Code.END_PROPOSED, ""),
        (Code.END_ELSEWHERE, "15/06/2026"),
        (Code.MANDATE_TOO_LONG, "31/08/2036"),
    ),
    Planted(Code.END_PAST, Column.ENDS_ON, {"starts_on": "01/09/2024", "ends_on": "31/08/2025"}),
    *in_column(Column.LANGUAGE, (Code.LANGUAGE_UNKNOWN, "Frans")),
    *in_column(
        Column.INSTITUTION,
        (Code.CELL_EMPTY, ""),
        (Code.INSTITUTION_UNKNOWN, "Zweinstein"),
        (Code.INSTITUTION_NEAR, "Miniemeninstituu"),
        (Code.INSTITUTION_AMBIGUOUS, "Windekind"),
        (Code.INSTITUTION_NUMBER, 12345678),
        (Code.INSTITUTION_NUMBER_UNKNOWN, "099999"),
        (Code.SEAT_NONE_FREE, "De Bron"),
    ),
    *in_column(Column.SEAT, (Code.SEAT_UNKNOWN, "9"), (Code.SEAT_OTHER_BODY, "Coördinator")),
    Planted(Code.SEAT_OCCUPIED, Column.SEAT, {"institution": "De Bron", "seat": "1"}),
    Planted(Code.PERSON_OTHER_NAME, Column.NAME, {"email": "andere.naam@som.example"}),
    Planted(Code.PERSON_OTHER_INSTITUTION, Column.INSTITUTION, {"email": "elders@som.example", "name": "Eli Elders"}),
    Planted(
        Code.PERSON_ON_SEAT,
        Column.EMAIL,
        {"institution": "De Grasmus", "email": "zetelt@som.example", "name": "Zoë Zetelt"},
    ),
    Planted(Code.PERSON_IN_BODY, Column.EMAIL, {"email": "plus@som.example", "name": "Pim Plus"}),
    Planted(Code.SEAT_IN_SHEET, Column.INSTITUTION, {"institution": "School 1000"}),
    Planted(
        Code.DOUBLE_ROW,
        "",
        {"institution": "School 1000", "name": "Mens 0 Voorbeeld", "email": "mens0@som.example"},
    ),
    Planted(Code.DOUBLE_MAIL, Column.EMAIL, {"email": "mens1@som.example"}),
)

Bytes = Callable[[], bytes]


def _changed_zip(**parts: bytes) -> bytes:
    """A good workbook with parts added."""
    content = io.BytesIO(xlsx([typed()]))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return content.getvalue()


def _zip(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as other:
        for name, part in parts.items():
            other.writestr(name, part)
    return content.getvalue()


def _reworked(work: Callable[[Any], object], **more: Any) -> bytes:
    """A good workbook, changed."""
    book = load_workbook(io.BytesIO(xlsx([typed()], **more)))
    work(book)
    return saved(book)


def _hide(book: Any) -> None:
    book["Kladblad"].sheet_state = "hidden"


FILES: dict[Code, Bytes] = {
    Code.FILE_EMPTY: lambda: b"",
    Code.FILE_TOO_LARGE: lambda: b"instelling;naam\n" + b"x" * MOST_BYTES,
    Code.FILE_LEGACY: lambda: OLD_OFFICE + b"Workbook",
    Code.FILE_ENCRYPTED: lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
    Code.FILE_OPENDOCUMENT: lambda: _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    Code.FILE_BOMB: lambda: _changed_zip(xl__media__groot=b"\x00" * 20 * 1024 * 1024),
    Code.FILE_MACRO: lambda: _changed_zip(xl__vbaProject_dot_bin=b"macro"),
    Code.FILE_NOT_A_SHEET: lambda: b"%PDF-1.7 een verslag",
    Code.FILE_BROKEN: lambda: xlsx([typed()])[:-200],
    Code.FILE_ENCODING: lambda: b"instelling;naam;e-mailadres;eerste dag\nDe Ark;No\x81r;x;y",
    Code.SHEET_NO_HEADER: lambda: csv_bytes([typed()] * 3, header=typed()),
    Code.SHEET_NO_ROWS: lambda: csv_bytes([]),
    Code.SHEET_TOO_MANY_ROWS: lambda: csv_bytes([typed()] * 2001),
    Code.SHEET_TOO_MANY_COLUMNS: lambda: csv_bytes([typed()], header=(*HEADER, *map(str, range(40)))),
    Code.COLUMN_MISSING: lambda: csv_bytes([["De Ark", "Noor"]], header=("instelling", "naam")),
    Code.COLUMN_DOUBLE: lambda: csv_bytes([typed()], header=(*HEADER[:6], "school")),
}
"""Files from which nothing can be read."""

SHEETS: dict[Code, Bytes] = {
    Code.FILE_OLD_ENCODING: lambda: csv_bytes([typed(name="Zoë Voorbeeld")], encoding="cp1252"),
    Code.SHEET_SEVERAL: lambda: xlsx([typed()], Kladblad=[["nog iets"]]),
    Code.SHEET_HIDDEN: lambda: _reworked(_hide, Kladblad=[["nog iets"]]),
    Code.SHEET_MERGED: lambda: _reworked(lambda book: book["Lijst"].merge_cells("A2:A3")),
    Code.COLUMN_UNKNOWN: lambda: csv_bytes([[*typed(), "x"]], header=(*HEADER, "telefoon")),
    Code.COLUMN_UNNAMED: lambda: csv_bytes([[*typed(), "x"]]),
    Code.ROW_EMPTY: lambda: csv_bytes([typed(), [], typed(email="bo@som.example")]),
    Code.ROW_EXAMPLE: lambda: csv_bytes([typed(), typed(email=EXAMPLE_MAIL)]),
}
"""Sheets of which we say something as a whole."""
