"""The glossary speaks of things that exist."""

import ast
import re

from tests.house.source import ROOT, modules, tree

ROW = re.compile(r"^\|[^|]+\|([^|]+)\|[^|]+\|$", re.MULTILINE)
NAME = re.compile(r"`([A-Za-z_]+)`")


def names_in_the_glossary() -> set[str]:
    """The names of the column "in the code"."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {name for cell in ROW.findall(text) for name in NAME.findall(cell)}


def names_in_the_code() -> set[str]:
    """Every class, function, field, argument and text of the portal."""
    found: set[str] = set()
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    assert sorted(names_in_the_glossary() - names_in_the_code()) == []


def test_control_the_glossary_is_read() -> None:
    assert {"Seat", "Mandate", "HouseRule", "appoint"} <= names_in_the_glossary()
