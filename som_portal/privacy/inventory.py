"""inventory.toml → Kept: what each table keeps about persons. How to class a field stands at the head of that file."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models

from governance.charter.norms.reading import NormError, Table
from som_portal.privacy.subjects import Subject

PATH = Path(__file__).parent / "inventory.toml"


class FieldClass(StrEnum):
    """What sort of data a field holds."""

    IDENTITY = "identity"
    CONTACT = "contact"
    ROLE = "role"
    CONTENT = "content"
    TECHNICAL = "technical"
    PUBLIC = "public"


class Erasure(StrEnum):
    """What erasing the person does to the row."""

    DELETE = "delete"
    KEEP = "keep"
    BLANK = "blank"
    REWRITE = "rewrite"


PERSONAL = (FieldClass.IDENTITY, FieldClass.CONTACT, FieldClass.ROLE, FieldClass.CONTENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One table: the class of each of its fields, whose rows they are, and what erasing does to them."""

    label: str
    classes: dict[str, FieldClass]
    subject: Subject | None
    person: str
    address: str
    mark: str
    also: tuple[str, ...]
    erasure: Erasure
    blanked: tuple[str, ...]
    is_scrubbed: bool

    @property
    def model(self) -> type[models.Model]:
        """The table's model."""
        return apps.get_model(self.label)

    @property
    def is_personal(self) -> bool:
        """Its rows are about somebody."""
        return self.subject is not None

    def fields(self, *classes: FieldClass) -> tuple[str, ...]:
        """The names of the fields of these classes, in the order of the file."""
        return tuple(name for name, one in self.classes.items() if one in classes)


@cache
def inventory() -> tuple[Kept, ...]:
    """Every table, read once; NormError when the file does not read as agreed."""
    return tuple(read(Table.from_file(PATH)))


def read(file: Table) -> Iterator[Kept]:
    """The tables of the file, each checked for words that mean nothing."""
    for label in file.values:
        row = file.table(label)
        yield _kept(label, row)
        row.nothing_else()


def _kept(label: str, row: Table) -> Kept:
    subject = row.text("subject", "")
    kept = Kept(
        label=label,
        classes={name: one for one in FieldClass for name in row.text(one, "").split()},
        subject=Subject(subject) if subject else None,
        person=row.text("person", ""),
        address=row.text("address", ""),
        mark=row.text("mark", ""),
        also=tuple(row.text("also", "").split()),
        erasure=Erasure(row.text("erase", Erasure.KEEP)),
        blanked=tuple(row.text("blank", "").split()),
        is_scrubbed=row.flag("scrub", default=False),
    )
    if bool(kept.person or kept.address or kept.mark) != kept.is_personal:
        raise NormError(f"{row.place}: a table with a subject says whose rows they are, and only such a table")
    return kept
