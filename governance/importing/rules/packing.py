"""Cells and defects as plain JSON, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from governance.importing.rules.defects import Cell, Cells, Code, Column, Defect, Kind


def packed_cells(cells: Cells) -> dict[str, list[str]]:
    """`{"name": ["text", "An Peeters"]}`."""
    return {column.value: [cell.kind.value, cell.text] for column, cell in cells.items()}


def unpacked_cells(packed: Mapping[str, list[str]]) -> dict[Column, Cell]:
    """The cells again."""
    return {Column(column): Cell(Kind(kind), text) for column, (kind, text) in packed.items()}


def packed_defects(defects: Iterable[Defect]) -> list[list[Any]]:
    """`[["double-row", "", {"row": 12}]]`."""
    return [[defect.code.value, str(defect.column), dict(defect.facts)] for defect in defects]


def unpacked_defects(packed: Iterable[list[Any]]) -> list[Defect]:
    """The defects again."""
    return [Defect(Code(code), column, facts) for code, column, facts in packed]
