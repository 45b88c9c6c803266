"""Everything we keep about one person, as the inventory finds it: a chapter a subject, a section a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Field, Model, QuerySet
from django.utils.translation import gettext as _

from governance.bodies.models import Mandate
from governance.charter.queries import chosen
from governance.people.models import User
from som_portal.kit.folding import FoldedField
from som_portal.kit.templatetags.som import day, moment
from som_portal.privacy.inventory import PERSONAL, Kept, inventory
from som_portal.privacy.labels import field_label, name_label, table_label
from som_portal.privacy.queries import rows_about, rows_touched, words_of
from som_portal.privacy.subjects import Subject
from som_portal.privacy.words import Words

SHOWN = 3
ROWS_AT_ONCE = 100


@dataclass(frozen=True)
class Section:
    """The rows of one table that are about one person."""

    kept: Kept
    person: User
    rows: QuerySet[Any]

    @property
    def title(self) -> str:
        """What a reader calls this table."""
        return table_label(self.kept.model)

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return self.rows.count()

    @property
    def says_something(self) -> bool:
        """Some tables only say that there is something about you."""
        return any(getattr(field, "related_model", None) is not User for field in self._fields())

    @property
    def more(self) -> int:
        """How many stand only in the download."""
        return max(0, self.count - SHOWN)

    def first(self) -> list[list[tuple[str, str]]]:
        """The latest few rows, as a reader wants them."""
        return [self.told(row) for row in self.rows.order_by("-pk")[:SHOWN]]

    def all(self) -> Iterator[Model]:
        """Every row, a hundred at a time."""
        yield from self.rows.iterator(chunk_size=ROWS_AT_ONCE)

    def told(self, row: Model) -> list[tuple[str, str]]:
        """What a row says, in words; what is empty or only says "you" is left out."""
        told = ((field, self._said(row, field)) for field in self._fields() if not isinstance(field, FoldedField))
        return [(field_label(field), words) for field, words in told if words]

    def data(self, row: Model) -> dict[str, Any]:
        """What a row holds, for another computer."""
        return {field.name: self._value(row, field) for field in self._fields()}

    def _fields(self) -> list["Field[Any, Any]"]:
        return [self.kept.model._meta.get_field(name) for name in self.kept.fields(*PERSONAL)]  # type: ignore[misc]

    def _value(self, row: Model, field: "Field[Any, Any]") -> Any:
        """Another person is never named: they have rights of their own."""
        if not field.is_relation:
            value = getattr(row, field.name)
            return value.isoformat() if isinstance(value, date) else value
        if field.related_model is User:
            other = getattr(row, field.attname)
            return None if other is None else _("jij") if other == self.person.pk else _("iemand anders")
        return _named(getattr(row, field.name))

    def _said(self, row: Model, field: "Field[Any, Any]") -> str:
        value = getattr(row, field.attname)
        if value in (None, "", [], {}) or (field.related_model is User and value == self.person.pk):
            return ""
        if field.choices:
            return str(getattr(row, f"get_{field.name}_display")())
        match value:
            case bool():
                return _("ja") if value else _("nee")
            case datetime():
                return moment(value)
            case date():
                return day(value)
            case dict():
                return "; ".join(f"{name_label(name)}: {_flat(one)}" for name, one in value.items() if one)
        return str(self._value(row, field))


def _flat(value: object) -> str:
    """Several things after one another."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _named(thing: Model | None) -> str | None:
    """A thing that is not a person, by its own words; a mandate by its seat."""
    if isinstance(thing, Mandate):
        return str(thing.seat)
    return None if thing is None else str(thing)


@dataclass(frozen=True)
class Chapter:
    """One subject: why, how long, and what there is."""

    subject: Subject
    days: int
    sections: list[Section]

    @property
    def how_long(self) -> str:
        """How long we keep it, with today's number."""
        return str(self.subject.how_long).format(days=self.days)


def chapters_about(person: User, on: date) -> list[Chapter]:
    """Everything about a person; a subject without a row is left out."""
    words = words_of(person)
    chapters = (
        Chapter(subject, chosen(subject.number, on) if subject.number else 0, _sections(subject, person, words))
        for subject in Subject
    )
    return [chapter for chapter in chapters if chapter.sections]


def _sections(subject: Subject, person: User, words: Words) -> list[Section]:
    kept = [one for one in inventory() if one.subject == subject]
    found = [Section(one, person, _told_with(one, rows_about(one, person, words))) for one in kept]
    return [section for section in found if section.count]


def _told_with(kept: Kept, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each row with the things it points at, persons aside: no query a row."""
    fields = [kept.model._meta.get_field(name) for name in kept.fields(*PERSONAL)]
    things: list[Any] = [field for field in fields if _is_a_thing(field)]
    names = [f"{one.name}__seat" if one.related_model is Mandate else one.name for one in things]
    return rows.select_related(*names) if names else rows


def _is_a_thing(field: Any) -> bool:
    return bool(field.is_relation) and field.related_model is not User


def did_to_others(person: User) -> list[tuple[str, int]]:
    """How often this person did something to rows of others: approved a story, answered a request."""
    found = ((table_label(kept.model), rows_touched(kept, person).count()) for kept in inventory() if kept.also)
    return [(title, count) for title, count in found if count]
