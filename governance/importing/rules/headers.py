"""Which column is which: headers in Dutch and English, in any order, in any writing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from governance.importing.rules.defects import MOST_COLUMNS, REQUIRED, Cell, Code, Column, Defect, Kind, Unreadable
from som_portal.kit.folding import fold

NAMES: dict[Column, tuple[str, ...]] = {
    Column.INSTITUTION: (
        *("instelling", "school", "onderwijsinstelling", "naam instelling", "naam school", "instellingsnummer"),
        *("institution", "institution name", "institution number"),
    ),
    Column.NAME: ("naam", "volledige naam", "naam afgevaardigde", "afgevaardigde", "name", "full name", "delegate"),
    Column.EMAIL: (
        *("e mailadres", "emailadres", "e mail", "email", "mail", "mailadres", "e mail adres"),
        *("email address", "e mail address"),
    ),
    Column.STARTS_ON: (
        *("eerste dag", "begin", "begindatum", "start", "startdatum", "van", "vanaf"),
        *("first day", "start date", "starts on", "from"),
    ),
    Column.ENDS_ON: (
        *("laatste dag", "einde", "einddatum", "tot en met", "tot", "t e m", "tem"),
        *("last day", "end", "end date", "ends on", "until"),
    ),
    Column.LANGUAGE: ("taal", "language"),
    Column.SEAT: ("zetel", "plaats", "seat"),
}
KNOWN = {name: column for column, names in NAMES.items() for name in names}
HEADER_WITHIN = 10
"""A header stands in one of the first rows; titles may stand above it."""
RECOGNISED_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Where each known column stands, and what we noticed about the others."""

    columns: dict[int, Column]
    named: frozenset[int]
    notices: tuple[Defect, ...]


def is_header(cells: Sequence[Cell]) -> bool:
    """Whether a row names columns we know."""
    found = {KNOWN.get(fold(cell.text)) for cell in cells} - {None}
    return len(found) >= RECOGNISED_AT_LEAST


def read_header(cells: Sequence[Cell]) -> Header:
    """Recognise the columns. Raises Unreadable with every missing and every double column."""
    named = [(place, cell.text.strip(), KNOWN.get(fold(cell.text))) for place, cell in enumerate(cells)]
    errors = [*_double(named), *_missing(named)]
    if len([cell for cell in cells if cell.kind is not Kind.EMPTY]) > MOST_COLUMNS:
        errors.append(Defect(Code.SHEET_TOO_MANY_COLUMNS, facts={"most": MOST_COLUMNS}))
    if errors:
        raise Unreadable(*errors)
    unknown = tuple(Defect(Code.COLUMN_UNKNOWN, name[:60]) for _place, name, column in named if name and not column)
    columns = {place: column for place, _name, column in named if column}
    return Header(columns, frozenset(place for place, name, _column in named if name), unknown)


def _double(named: list[tuple[int, str, Column | None]]) -> Iterator[Defect]:
    found: dict[Column, str] = {}
    for _place, name, column in named:
        if column and column in found:
            yield Defect(Code.COLUMN_DOUBLE, column, {"first": found[column], "second": name})
        elif column:
            found[column] = name


def _missing(named: list[tuple[int, str, Column | None]]) -> Iterator[Defect]:
    found = {column for _place, _name, column in named}
    return (Defect(Code.COLUMN_MISSING, column) for column in REQUIRED if column not in found)
