"""Raw rows: find the header, keep the columns we know, leave empty rows out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from governance.importing.rules.defects import (
    EXAMPLE_MAIL,
    MOST_ROWS,
    NO_CELL,
    Cell,
    Code,
    Column,
    Defect,
    Kind,
    Sheet,
    SheetRow,
    Unreadable,
)
from governance.importing.rules.headers import HEADER_WITHIN, Header, is_header, read_header

MOST_NAMED_EMPTY = 20
RawRow = tuple[int, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows with their number in the sheet, read one by one, and what we noticed about the file."""

    rows: Iterable[RawRow]
    notices: tuple[Defect, ...] = field(default=())


def sheet_of(raw: RawTable) -> Sheet:
    """The rows under the header. Raises Unreadable without a header, without rows, or with too many."""
    rows = iter(raw.rows)
    header = _header_of(rows)
    filled, empty = _filled(rows)
    known = [SheetRow(number, _known_cells(cells, header)) for number, cells in filled]
    examples = [row.number for row in known if row.cells.get(Column.EMAIL, NO_CELL).text == EXAMPLE_MAIL]
    if len(known) == len(examples):
        raise Unreadable(Defect(Code.SHEET_NO_ROWS))
    between = [number for number in empty if number < known[-1].number]
    notices = [*raw.notices, *header.notices, *_unnamed(filled, header)]
    notices += [Defect(Code.ROW_EMPTY, facts={"row": number}) for number in between[:MOST_NAMED_EMPTY]]
    notices += [Defect(Code.ROW_EXAMPLE, facts={"row": number}) for number in examples]
    return Sheet(tuple(row for row in known if row.number not in examples), tuple(notices))


def _header_of(rows: Iterator[RawRow]) -> Header:
    for looked_at, (_number, cells) in enumerate(rows, start=1):
        if is_header(cells):
            return read_header(cells)
        if looked_at == HEADER_WITHIN:
            break
    raise Unreadable(Defect(Code.SHEET_NO_HEADER))


def _filled(rows: Iterator[RawRow]) -> tuple[list[RawRow], list[int]]:
    """Rows in which something stands, and the numbers of the others."""
    filled: list[RawRow] = []
    empty: list[int] = []
    for number, cells in rows:
        if any(cell.text.strip() for cell in cells):
            filled.append((number, cells))
        else:
            empty.append(number)
        if len(filled) > MOST_ROWS:
            raise Unreadable(Defect(Code.SHEET_TOO_MANY_ROWS, facts={"most": MOST_ROWS}))
    return filled, empty


def _known_cells(cells: Sequence[Cell], header: Header) -> dict[Column, Cell]:
    named = {column: cells[place] if place < len(cells) else NO_CELL for place, column in header.columns.items()}
    return {column: cell for column, cell in named.items() if cell.kind is not Kind.EMPTY}


def _unnamed(rows: list[RawRow], header: Header) -> Iterator[Defect]:
    """Columns in which something stands under no header."""
    widest = max(len(cells) for _number, cells in rows)
    for place in range(widest):
        if place in header.columns or place in header.named:
            continue
        if any(place < len(cells) and cells[place].text.strip() for _number, cells in rows):
            yield Defect(Code.COLUMN_UNNAMED, facts={"letter": letter_of(place)})


def letter_of(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    first, second = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
