"""Lists for a spreadsheet, with formulas made harmless."""

import csv
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML, and so a workbook or a feed, cannot hold (XML 1.0, 2.2): Word puts one where a line breaks."""
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def holdable(text: str) -> str:
    """The text with a space for every sign that no workbook and no feed can hold."""
    return UNHELD.sub(" ", text)


def harmless(cell: object) -> str:
    """The cell as text that no spreadsheet runs: what could start a formula gets an apostrophe in front."""
    text = "" if cell is None else holdable(str(cell))
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text


def csv_page(name: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download `name`.csv: semicolons and a byte order mark, as Excel in Flanders expects."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerows([harmless(cell) for cell in row] for row in (header, *rows))
    return response
