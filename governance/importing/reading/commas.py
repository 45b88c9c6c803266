"""Text with a sign between the cells: semicolon, comma or tab; UTF-8, UTF-16 or Windows-1252."""

import csv
import io
from collections.abc import Iterator

from governance.importing.reading.cells import text_cell
from governance.importing.reading.sniffing import UTF_16
from governance.importing.reading.tables import RawRow, RawTable
from governance.importing.rules.defects import MOST_COLUMNS, Code, Defect, Unreadable

DELIMITERS = ";,\t"
LOOKED_AT = 10
MOST_LINES = 10_000


def rows_of_text(content: bytes) -> RawTable:
    """The rows of a text file. Raises Unreadable when its letters cannot be read."""
    text, notices = _decoded(content)
    return RawTable(_rows(text), notices)


def _decoded(content: bytes) -> tuple[str, tuple[Defect, ...]]:
    first = ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig",)
    for encoding in (*first, "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (Defect(Code.FILE_OLD_ENCODING),) if encoding == "cp1252" else ()
    raise Unreadable(Defect(Code.FILE_ENCODING))


def _rows(text: str) -> Iterator[RawRow]:
    lines = text.splitlines(keepends=True)
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    delimiter = lines[0].strip()[4:5] or ";" if skipped else _delimiter(lines)
    reader = csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1 + skipped):
            yield number, [text_cell(cell) for cell in cells[: MOST_COLUMNS + 1]]
            if number > MOST_LINES:
                return
    except csv.Error as error:
        raise Unreadable(Defect(Code.FILE_BROKEN)) from error


def _delimiter(lines: list[str]) -> str:
    """The sign that stands most often in the first lines."""
    start = "".join(lines[:LOOKED_AT])
    return max(DELIMITERS, key=start.count)
