"""Reading TOML so that a missing, misspelt or mistyped key is named with its place."""

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, TypeVar


class NormError(ValueError):
    """A norms file says something the portal cannot read; the message names file, place and key."""


def folded(text: str) -> str:
    """Text with every run of white space as one space, as the charter is compared."""
    return re.sub(r"\s+", " ", text).strip()


class Slugged(Protocol):
    """Anything the charter gives a short name."""

    @property
    def slug(self) -> str: ...


Thing = TypeVar("Thing", bound=Slugged)
T = TypeVar("T")


def one(things: Iterable[Thing], slug: str, what: str) -> Thing:
    """The one thing with this slug; KeyError with the slugs that do exist."""
    known = {thing.slug: thing for thing in things}
    if slug not in known:
        raise KeyError(f"{what} {slug!r} does not exist; known: {', '.join(known)}")
    return known[slug]


@dataclass(slots=True)
class Table:
    """One TOML table that remembers where it stands and which keys were asked for."""

    values: Mapping[str, Any]
    place: str
    asked: set[str] = field(default_factory=set)

    @classmethod
    def from_file(cls, path: Path) -> "Table":
        """The whole file; NormError when it is absent or not TOML."""
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        except (OSError, tomllib.TOMLDecodeError) as problem:
            raise NormError(f"{path.name}: {problem}") from problem

    def has(self, key: str) -> bool:
        return key in self.values

    def _value(self, key: str, kind: type[T], default: T | None) -> T:
        self.asked.add(key)
        value = self.values.get(key, default)
        if value is None:
            raise NormError(f"{self.place}: {key!r} is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise NormError(f"{self.place}: {key!r} must be {kind.__name__}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return self._value(key, str, default)

    def number(self, key: str, default: int | None = None) -> int:
        return self._value(key, int, default)

    def flag(self, key: str, default: bool | None = None) -> bool:
        return self._value(key, bool, default)

    def date(self, key: str) -> datetime.date:
        return self._value(key, datetime.date, None)

    def share(self, key: str) -> Fraction:
        """A fraction written as text, such as "1/2"."""
        return Fraction(self.text(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent means none."""
        values = self._value(key, list, [])
        if any(not isinstance(value, str) for value in values):
            raise NormError(f"{self.place}: {key!r} must be a list of texts, not {values!r}")
        return tuple(values)

    def table(self, key: str) -> "Table":
        return Table(self._value(key, dict, None), f"{self.place} [{key}]")

    def tables(self, key: str) -> tuple["Table", ...]:
        """An array of tables, each placed by its id or number; absent means none."""
        rows = self._value(key, list, [])
        return tuple(Table(row, f"{self.place} [[{key}]] {_name(row, index)}") for index, row in enumerate(rows, 1))

    def nothing_else(self) -> None:
        """Refuse keys nobody asked for: a misspelt key would otherwise be ignored in silence."""
        unknown = sorted(set(self.values) - self.asked)
        if unknown:
            raise NormError(f"{self.place}: unknown {', '.join(map(repr, unknown))}")


def _name(row: Mapping[str, Any], index: int) -> str:
    return repr(row.get("id", row.get("nummer", f"#{index}")))
