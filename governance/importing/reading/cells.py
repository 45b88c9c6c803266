"""One cell of a file, as kind and text that can be shown and kept on every engine."""

import re
from datetime import date, datetime

from governance.importing.rules.defects import LONGEST_CELL, NO_CELL, Cell, Kind
from som_portal.kit.sheets import STARTS_A_FORMULA

PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
ERROR_VALUE = re.compile(
    r"#(?:REF|N/A|N/B|NAME\?|NAAM\?|VALUE|WAARDE|DIV/0|DEEL/0|NUM|GETAL|NULL|LEEG|SPILL|CALC)!?", re.I
)
TRUTHS = {"true": "WAAR", "waar": "WAAR", "false": "ONWAAR", "onwaar": "ONWAAR"}


def text_cell(text: str) -> Cell:
    """What was typed as text: perhaps a formula, an error or a truth all the same."""
    shown = text.translate(PICTURES).translate(LONE)[: LONGEST_CELL + 1]
    if not shown.strip():
        return NO_CELL
    if shown.lstrip(" ").startswith(STARTS_A_FORMULA):
        return Cell(Kind.FORMULA, shown)
    if ERROR_VALUE.fullmatch(shown.strip()):
        return Cell(Kind.ERROR, shown.strip())
    if shown.strip().lower() in TRUTHS:
        return Cell(Kind.BOOLEAN, TRUTHS[shown.strip().lower()])
    return Cell(Kind.TEXT, shown)


def value_cell(value: object, data_type: str) -> Cell:
    """What a workbook keeps: `data_type` is 'f' for a formula and 'e' for an error."""
    if value is None:
        return NO_CELL
    if data_type == "f":
        return Cell(Kind.FORMULA, str(getattr(value, "text", value)).translate(PICTURES)[:LONGEST_CELL])
    if data_type == "e":
        return Cell(Kind.ERROR, str(value)[:LONGEST_CELL])
    if isinstance(value, bool):
        return Cell(Kind.BOOLEAN, "WAAR" if value else "ONWAAR")
    if isinstance(value, datetime | date):
        return Cell(Kind.DATE, value.isoformat()[:10])
    if isinstance(value, int | float):
        return Cell(Kind.NUMBER, f"{value:.15g}")
    return text_cell(str(value))
