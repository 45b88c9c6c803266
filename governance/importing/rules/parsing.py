"""From cells to what they mean, without looking at the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from governance.importing.rules.dates import Day, read_day
from governance.importing.rules.defects import (
    NO_CELL,
    REQUIRED,
    Cell,
    Code,
    Column,
    Defect,
    Kind,
    SheetRow,
)
from governance.importing.rules.texts import hygiene, read_mail, read_name
from som_portal.kit.folding import fold

LANGUAGES = {
    **dict.fromkeys(("nl", "nederlands", "dutch", "nl be"), "nl"),
    **dict.fromkeys(("en", "engels", "english"), "en"),
}
NO_DAY = Day(None)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A row that was read: values are empty where the cell is empty or wrong."""

    number: int
    institution: Cell
    name: str
    email: str
    starts_on: date | None
    ends_on: date | None
    language: str
    seat: str
    defects: tuple[Defect, ...]
    ambiguous: tuple[Column, ...] = ()


def parse(rows: tuple[SheetRow, ...]) -> list[Parsed]:
    """Every row; days that could be American are doubted when the sheet surely has such days elsewhere."""
    parsed = [parse_row(row) for row in rows]
    american = {defect.column for row in parsed for defect in row.defects if defect.code is Code.DATE_AMERICAN}
    return [_doubted(row, american) for row in parsed] if american else parsed


def _doubted(row: Parsed, american: set[str]) -> Parsed:
    doubts = [Defect(Code.DATE_AMBIGUOUS, column) for column in row.ambiguous if column in american]
    return replace(row, defects=(*row.defects, *doubts)) if doubts else row


def parse_row(row: SheetRow) -> Parsed:
    """One row: every cell on its own."""
    clean, defects = _clean_cells(row)
    name, mail = _read(read_name, clean, Column.NAME), _read(read_mail, clean, Column.EMAIL)
    starts, ends = (_read_day(clean, column) for column in (Column.STARTS_ON, Column.ENDS_ON))
    language = LANGUAGES.get(fold(clean.get(Column.LANGUAGE, NO_CELL).text), "")
    institution = clean.get(Column.INSTITUTION, NO_CELL)
    if institution.kind is Kind.DATE:
        defects.append(Defect(Code.CELL_DATE, Column.INSTITUTION))
    if Column.LANGUAGE in clean and not language:
        defects.append(Defect(Code.LANGUAGE_UNKNOWN, Column.LANGUAGE))
    found = (*defects, *name[1], *mail[1], *starts.defects, *ends.defects)
    return Parsed(
        number=row.number,
        institution=institution,
        name=name[0],
        email=mail[0],
        starts_on=starts.value,
        ends_on=ends.value,
        language=language,
        seat=clean.get(Column.SEAT, NO_CELL).text.strip(),
        defects=tuple(sorted(found, key=lambda defect: list(Column).index(Column(defect.column)))),
        ambiguous=tuple(
            column for column, day in ((Column.STARTS_ON, starts), (Column.ENDS_ON, ends)) if day.is_ambiguous
        ),
    )


def _clean_cells(row: SheetRow) -> tuple[dict[Column, Cell], list[Defect]]:
    """The cells in which something may be read, and what is wrong with the others."""
    clean, defects = {}, []
    for column in Column:
        cell = row.cells.get(column, NO_CELL)
        if not cell.text.strip():
            defects += [Defect(Code.CELL_EMPTY, column)] if column in REQUIRED else []
        elif wrong := hygiene(cell, column):
            defects.append(wrong)
        else:
            clean[column] = cell
    return clean, defects


def _read(
    reader: Callable[[Cell], tuple[str, list[Defect]]], clean: dict[Column, Cell], column: Column
) -> tuple[str, list[Defect]]:
    return reader(clean[column]) if column in clean else ("", [])


def _read_day(clean: dict[Column, Cell], column: Column) -> Day:
    return read_day(clean[column], column) if column in clean else NO_DAY
