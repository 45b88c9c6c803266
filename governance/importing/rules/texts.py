"""What no text may carry: signs that hide, run or mislead. And names and mail addresses."""

import re
from collections.abc import Iterator

from governance.importing.rules.defects import LONGEST_CELL, Cell, Code, Column, Defect, Kind

LONGEST_NAME = 120
LONGEST_MAIL = 254
NUL = "␀"
"""Control characters are read as their pictures (U+2400 …), so that they can be shown and kept on every engine."""
CONTROL = re.compile("[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2401-\u2421]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
INVISIBLE = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u180e\U000e0000-\U000e007f]")
HTML = re.compile(r"<[/!a-zA-Z]|&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|nbsp);")
WRONG_LETTERS = re.compile("\ufffd|[\u00c3\u00c2][\u0080-\u00bf]|\u00e2\u20ac")
NEWLINE = re.compile("[\n\r\u000b\u000c\u0085\u2028\u2029]")
FORBIDDEN: tuple[tuple[Code, re.Pattern[str]], ...] = (
    (Code.CELL_NUL, re.compile(f"[{NUL}\u0000]")),
    (Code.CELL_CONTROL, CONTROL),
    (Code.CELL_BIDI, BIDI),
    (Code.CELL_INVISIBLE, INVISIBLE),
    (Code.CELL_WRONG_LETTERS, WRONG_LETTERS),
    (Code.CELL_HTML, HTML),
    (Code.CELL_NEWLINE, NEWLINE),
)
NO_TEXT = {Kind.FORMULA: Code.CELL_FORMULA, Kind.ERROR: Code.CELL_ERROR, Kind.BOOLEAN: Code.CELL_BOOLEAN}
MAILBOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
DISPLAY_NAME = re.compile(r"<[^<>\s]+@[^<>\s]+>")
LONGEST_MAILBOX = 64


def hygiene(cell: Cell, column: Column) -> Defect | None:
    """The first thing in a cell that may stand in no cell; None when it is clean."""
    if cell.kind in NO_TEXT:
        return Defect(NO_TEXT[cell.kind], column)
    if len(cell.text) > LONGEST_CELL:
        return Defect(Code.CELL_TOO_LONG, column, {"most": LONGEST_CELL})
    if column is Column.EMAIL and DISPLAY_NAME.search(cell.text):
        return Defect(Code.MAIL_DISPLAY_NAME, column)
    found = next((code for code, pattern in FORBIDDEN if pattern.search(cell.text)), None)
    return Defect(found, column) if found else None


def read_name(cell: Cell) -> tuple[str, list[Defect]]:
    """A name with single spaces, and what is wrong with it."""
    name = " ".join(cell.text.split())
    return name, [Defect(code, Column.NAME) for code in _wrong_with_name(cell, name)]


def _wrong_with_name(cell: Cell, name: str) -> Iterator[Code]:
    if cell.kind is Kind.DATE:
        yield Code.CELL_DATE
    elif "@" in name:
        yield Code.NAME_IS_MAIL
    elif not any(sign.isalpha() for sign in name):
        yield Code.NAME_NUMBER
    elif len(name) > LONGEST_NAME:
        yield Code.NAME_TOO_LONG
    elif " " not in name:
        yield Code.NAME_ONE_WORD


def read_mail(cell: Cell) -> tuple[str, list[Defect]]:
    """An address in lower case, and what is wrong with it."""
    typed = cell.text.strip()
    code = _wrong_with_mail(typed)
    if code is None and typed != typed.lower():
        code = Code.MAIL_UPPER
    return typed.lower(), [Defect(code, Column.EMAIL)] if code else []


def _wrong_with_mail(typed: str) -> Code | None:
    mailbox, _at, domain = typed.rpartition("@")
    checks = (
        (Code.MAIL_TOO_LONG, len(typed) > LONGEST_MAIL or len(mailbox) > LONGEST_MAILBOX),
        (Code.MAIL_SEVERAL, typed.count("@") > 1 and any(sign in typed for sign in ";, /")),
        (Code.MAIL_NO_AT, "@" not in typed),
        (Code.MAIL_TWO_AT, typed.count("@") > 1),
        (Code.MAIL_SPACES, any(sign.isspace() for sign in typed)),
        (Code.MAIL_DOT, typed.endswith(".") or mailbox.endswith(".") or ".." in typed),
        (Code.MAIL_FOREIGN, not typed.isascii()),
        (Code.MAIL_UNREADABLE, not MAILBOX.fullmatch(mailbox) or not DOMAIN.fullmatch(domain.lower())),
    )
    return next((code for code, is_wrong in checks if is_wrong), None)
