"""XLSX: the first visible sheet, with formulas as formulas."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from governance.importing.reading.cells import value_cell
from governance.importing.reading.tables import RawRow, RawTable
from governance.importing.rules.defects import INSTITUTIONS_SHEET, MOST_COLUMNS, Code, Defect, Unreadable

MOST_LINES = 10_000
MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, DefusedXmlException, ParseError, OSError),
    *(EOFError, LookupError, ValueError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError),
)
"""openpyxl says in many ways that a workbook is damaged."""


def rows_of_workbook(content: bytes) -> RawTable:
    """The rows of the first visible sheet. Raises Unreadable for a damaged workbook."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        sheet = visible[0]
        merged = _merged(content, sheet)
    except BROKEN as error:
        raise Unreadable(Defect(Code.FILE_BROKEN)) from error
    others = [one for one in visible if one.title not in (sheet.title, INSTITUTIONS_SHEET)]
    notices = [Defect(Code.SHEET_SEVERAL, facts={"sheet": sheet.title})] if others else []
    notices += [Defect(Code.SHEET_HIDDEN, facts={"sheet": title}) for title in hidden]
    notices += [Defect(Code.SHEET_MERGED, facts={"range": where}) for where in merged]
    return RawTable(_rows(sheet), tuple(notices))


def _rows(sheet: Any) -> Iterator[RawRow]:
    sheet.reset_dimensions()  # what a file says about its own size is not to be trusted
    try:
        rows = sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS + 1)
        for number, cells in enumerate(rows, start=1):
            yield number, [value_cell(cell.value, getattr(cell, "data_type", "n")) for cell in cells]
    except BROKEN as error:
        raise Unreadable(Defect(Code.FILE_BROKEN)) from error


def _merged(content: bytes, sheet: Any) -> list[str]:
    """The merged ranges of a sheet; openpyxl does not tell them while it reads row by row."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        found = MERGED.findall(parts.read(sheet._worksheet_path.lstrip("/")))
    return [where.decode() for where in found[:3]]
