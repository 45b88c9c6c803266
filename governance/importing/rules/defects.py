"""The words of the import: columns, cells, and every kind of defect a sheet can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Fact = str | int
MOST_ROWS = 2000
MOST_COLUMNS = 40
MOST_BYTES = 2 * 1024 * 1024
LONGEST_CELL = 500
EXAMPLE_MAIL = "voorbeeld@som.example"
"""Of the example row in our template; such a row is left out."""
INSTITUTIONS_SHEET = "Instellingen"
"""The second sheet of our template; nobody needs to hear that it was not read."""


class Column(StrEnum):
    """What we ask of a delegate; the value is how rows are kept."""

    INSTITUTION = "institution"
    NAME = "name"
    EMAIL = "email"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    LANGUAGE = "language"
    SEAT = "seat"


REQUIRED = (Column.INSTITUTION, Column.NAME, Column.EMAIL, Column.STARTS_ON)


class Kind(StrEnum):
    """What a cell holds, as the spreadsheet sees it."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its kind and its text. A date is written year-month-day."""

    kind: Kind = Kind.EMPTY
    text: str = ""


NO_CELL = Cell()
Cells = Mapping[Column, Cell]


class Weight(StrEnum):
    """What a defect does: an error keeps the row out, a warning asks to look, a notice says what we made of it."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Code(StrEnum):
    """Every kind of defect. Each has a sentence in `wording`."""

    # the file
    FILE_EMPTY = "file-empty"
    FILE_TOO_LARGE = "file-too-large"
    FILE_LEGACY = "file-legacy"
    FILE_ENCRYPTED = "file-encrypted"
    FILE_OPENDOCUMENT = "file-opendocument"
    FILE_BOMB = "file-bomb"
    FILE_MACRO = "file-macro"
    FILE_NOT_A_SHEET = "file-not-a-sheet"
    FILE_BROKEN = "file-broken"
    FILE_ENCODING = "file-encoding"
    FILE_OLD_ENCODING = "file-old-encoding"
    # the sheet
    SHEET_NO_HEADER = "sheet-no-header"
    SHEET_NO_ROWS = "sheet-no-rows"
    SHEET_TOO_MANY_ROWS = "sheet-too-many-rows"
    SHEET_TOO_MANY_COLUMNS = "sheet-too-many-columns"
    SHEET_SEVERAL = "sheet-several"
    SHEET_HIDDEN = "sheet-hidden"
    SHEET_MERGED = "sheet-merged"
    COLUMN_MISSING = "column-missing"
    COLUMN_DOUBLE = "column-double"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_UNNAMED = "column-unnamed"
    ROW_EMPTY = "row-empty"
    ROW_EXAMPLE = "row-example"
    # any cell
    CELL_EMPTY = "cell-empty"
    CELL_FORMULA = "cell-formula"
    CELL_ERROR = "cell-error"
    CELL_BOOLEAN = "cell-boolean"
    CELL_NUL = "cell-nul"
    CELL_CONTROL = "cell-control"
    CELL_BIDI = "cell-bidi"
    CELL_INVISIBLE = "cell-invisible"
    CELL_HTML = "cell-html"
    CELL_NEWLINE = "cell-newline"
    CELL_TOO_LONG = "cell-too-long"
    CELL_WRONG_LETTERS = "cell-wrong-letters"
    CELL_DATE = "cell-date"
    # name
    NAME_NUMBER = "name-number"
    NAME_TOO_LONG = "name-too-long"
    NAME_ONE_WORD = "name-one-word"
    NAME_IS_MAIL = "name-is-mail"
    # mail address
    MAIL_NO_AT = "mail-no-at"
    MAIL_TWO_AT = "mail-two-at"
    MAIL_SPACES = "mail-spaces"
    MAIL_DOT = "mail-dot"
    MAIL_TOO_LONG = "mail-too-long"
    MAIL_FOREIGN = "mail-foreign"
    MAIL_SEVERAL = "mail-several"
    MAIL_DISPLAY_NAME = "mail-display-name"
    MAIL_UPPER = "mail-upper"
    MAIL_UNREADABLE = "mail-unreadable"
    # days
    DATE_UNREADABLE = "date-unreadable"
    DATE_AMERICAN = "date-american"
    DATE_AMBIGUOUS = "date-ambiguous"
    DATE_SHORT_YEAR = "date-short-year"
    DATE_SERIAL = "date-serial"
    DATE_SERIAL_READ = "date-serial-read"
    DATE_TOO_OLD = "date-too-old"
    END_BEFORE_START = "end-before-start"
    END_PAST = "end-past"
    END_PROPOSED = "end-proposed"
    END_ELSEWHERE = "end-elsewhere"
    START_TOO_FAR = "start-too-far"
    MANDATE_TOO_LONG = "mandate-too-long"
    # language
    LANGUAGE_UNKNOWN = "language-unknown"
    # institution
    INSTITUTION_UNKNOWN = "institution-unknown"
    INSTITUTION_NEAR = "institution-near"
    INSTITUTION_AMBIGUOUS = "institution-ambiguous"
    INSTITUTION_NUMBER = "institution-number"
    INSTITUTION_NUMBER_UNKNOWN = "institution-number-unknown"
    # person
    PERSON_OTHER_NAME = "person-other-name"
    PERSON_OTHER_INSTITUTION = "person-other-institution"
    PERSON_INACTIVE = "person-inactive"
    PERSON_ON_SEAT = "person-on-seat"
    PERSON_IN_BODY = "person-in-body"
    DOUBLE_ROW = "double-row"
    DOUBLE_MAIL = "double-mail"
    # seat
    SEAT_UNKNOWN = "seat-unknown"
    SEAT_OTHER_BODY = "seat-other-body"
    SEAT_OCCUPIED = "seat-occupied"
    SEAT_IN_SHEET = "seat-in-sheet"
    SEAT_NONE_FREE = "seat-none-free"

    @property
    def weight(self) -> Weight:
        """What this kind of defect does to its row, or to the sheet."""
        if self in NOTICES:
            return Weight.NOTICE
        return Weight.WARNING if self in WARNINGS else Weight.ERROR


NOTICES = frozenset(
    {
        *(Code.FILE_OLD_ENCODING, Code.SHEET_SEVERAL, Code.SHEET_HIDDEN, Code.COLUMN_UNKNOWN, Code.COLUMN_UNNAMED),
        *(
            Code.ROW_EMPTY,
            Code.ROW_EXAMPLE,
            Code.NAME_ONE_WORD,
            Code.MAIL_UPPER,
            Code.DATE_SERIAL_READ,
            Code.END_PROPOSED,
        ),
    }
)
WARNINGS = frozenset(
    {
        *(Code.SHEET_MERGED, Code.DATE_AMBIGUOUS, Code.END_ELSEWHERE, Code.PERSON_OTHER_NAME),
        Code.PERSON_OTHER_INSTITUTION,
    }
)


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong: where (column; empty: the whole row or sheet) and with which facts for its sentence."""

    code: Code
    column: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """It keeps its row, or its sheet, out."""
        return self.code.weight is Weight.ERROR


class Unreadable(Exception):
    """A file from which no rows can be read; carries the defects that say why."""

    def __init__(self, *defects: Defect) -> None:
        """At least one defect."""
        super().__init__(", ".join(defect.code for defect in defects))
        self.defects = defects


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it stands in the sheet: its number there and the cells of the columns we know."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read of a file: rows, and what we noticed about the sheet as a whole."""

    rows: tuple[SheetRow, ...]
    notices: tuple[Defect, ...] = ()
