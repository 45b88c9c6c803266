"""Short lists that come along with the row they hang on: one question to the database instead of one for each list.

For a page of one row with many small lists beside it, such as a proposal. Each list is a column of JSON, made by the
database; what is read from it are rows as `prefetch_related` leaves them. A list of more than some tens of rows, or
with much text, is better off with `prefetch_related`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.db.models import F, JSONField, Model, QuerySet, Subquery
from django.db.models.functions import JSONObject


class JSONList(Subquery):
    """What a query finds, one value a row named `line`, as one list in one column."""

    template = "(SELECT JSON_GROUP_ARRAY(JSON(line)) FROM (%(subquery)s) AS found)"

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """The same in the words of the other engine."""
        words = "(SELECT COALESCE(JSONB_AGG(line), '[]') FROM (%(subquery)s) AS found)"
        return self.as_sql(compiler, connection, template=words)


@dataclass(frozen=True, slots=True)
class ShortList:
    """The rows that hang on another (`OuterRef`), in their order, each with the row a foreign key in `beside` names."""

    rows: QuerySet[Any]
    beside: tuple[str, ...] = ()

    @property
    def column(self) -> JSONList:
        """For `annotate`."""
        columns: dict[str, Any] = {name: F(name) for name in _names(self.rows.model)}
        for foreign in self.beside:
            model = _beside(self.rows.model, foreign)
            columns[foreign] = JSONObject(**{name: F(f"{foreign}__{name}") for name in _names(model)})
        return JSONList(self.rows.values(line=JSONObject(**columns)), output_field=JSONField())

    def read(self, column: list[dict[str, Any]]) -> list[Any]:
        """The rows in a column. What the column leaves out (bytes) is a query when somebody asks for it."""
        return [self._row(facts) for facts in column]

    def _row(self, facts: Mapping[str, Any]) -> Model:
        row = _row_of(self.rows.model, facts)
        for foreign in self.beside:
            has_one = facts[foreign]["id"] is not None
            setattr(row, foreign, _row_of(_beside(self.rows.model, foreign), facts[foreign]) if has_one else None)
        return row


def remember(row: Model, name: str, found: list[Any]) -> None:
    """Let `row.name.all()` be these rows and ask nothing, as `prefetch_related` does."""
    manager, relation = getattr(row, name), row._meta.get_field(name)
    if isinstance(relation, models.ManyToOneRel):
        for one in found:
            setattr(one, relation.field.name, row)
    rows = manager.get_queryset()
    rows._result_cache, rows._prefetch_done = found, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows


def _fields(model: type[Model]) -> list[models.Field[Any, Any]]:
    return [one for one in model._meta.concrete_fields if not isinstance(one, models.BinaryField)]


def _names(model: type[Model]) -> list[str]:
    return [field.attname for field in _fields(model)]


def _beside(model: type[Model], foreign: str) -> type[Model]:
    found = model._meta.get_field(foreign).related_model
    assert isinstance(found, type)  # a foreign key leads to one model
    return found


def _row_of(model: type[Model], facts: Mapping[str, Any]) -> Model:
    fields = _fields(model)
    return model.from_db(None, [one.attname for one in fields], [_value(one, facts[one.attname]) for one in fields])


def _value(field: models.Field[Any, Any], fact: Any) -> Any:
    """As the field reads it: JSON knows no moments, and one of the engines no yes and no."""
    value = field.to_python(fact)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
