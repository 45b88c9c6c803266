"""What demo.toml says, as plain mappings."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

CONTENT = Path(__file__).with_name("demo.toml")
Entry = dict[str, Any]


@cache
def content() -> dict[str, Any]:
    """The whole demo network as written."""
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))


def entries(kind: str) -> list[Entry]:
    """Every `[[kind]]` of the file."""
    found: list[Entry] = content()[kind]
    return found


def key_of(name: str) -> UUID:
    """The idempotency key of a demo deed, from its name in demo.toml."""
    return uuid5(NAMESPACE_URL, f"som:demo:{name}")
