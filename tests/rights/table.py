"""Reads docs/rights.md."""

from functools import cache
from pathlib import Path

RIGHTS = Path(__file__).resolve().parents[2] / "docs" / "rights.md"


@cache
def table() -> dict[str, dict[str, str]]:
    """`{"ballots.cast_vote": {"stranger": "nee", …}}`, in the order of the page."""
    lines = [line for line in RIGHTS.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    header = next(row for row in rows if row[0] == "deed")
    return {row[0].strip("`"): dict(zip(header[2:], row[2:], strict=True)) for row in rows if row[0].startswith("`")}
