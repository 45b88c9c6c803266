"""The code of the house as data, for the tests about the code itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("som_portal", "governance", "werkingen", "community")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the portal itself, migrations aside."""
    return tuple(
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    )


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def where(path: Path, node: ast.AST) -> str:
    """`governance/ballots/actions.py:12`."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def files(*patterns: str) -> list[Path]:
    """Files below the root by glob patterns, hidden and generated folders aside."""
    skip = {".venv", "var", "node_modules", ".git", ".cache"}
    return [path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if not skip.intersection(path.parts)]
