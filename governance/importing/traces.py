"""What points at a person: counted for many at once, whatever subject the rows belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Count, Field, Model

from governance.bodies.models import Mandate
from governance.importing.models import ImportBatch, ImportRow
from governance.people.models import User

OWN = {ImportBatch, ImportRow}
Footprint = dict[str, int]


def footprints_of(people: Iterable[User]) -> dict[int, Footprint]:
    """How many rows point at each person, by table and column. One query a column that may point there."""
    keys = [person.pk for person in people]
    found: dict[int, Footprint] = defaultdict(dict)
    for model, field in pointing_at(User):
        for key, count in _counted(model, field, keys):
            found[key][f"{model._meta.db_table}.{field.column}"] = count
    return found


def mandates_in_use(mandates: Iterable[Mandate]) -> set[int]:
    """The mandates that another row points at."""
    keys = [mandate.pk for mandate in mandates]
    return {key for model, field in pointing_at(Mandate) for key, _count in _counted(model, field, keys)}


def pointing_at(target: type[Model]) -> Iterator[tuple[type[Model], "Field[Any, Any]"]]:
    """Every column of every table that refers to this one, the batches' own aside."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if field.is_relation and field.related_model is target and model not in OWN and not model._meta.proxy:
                yield model, field


def _counted(model: type[Model], field: "Field[Any, Any]", keys: list[int]) -> Iterable[tuple[int, int]]:
    rows = model._base_manager.filter(**{f"{field.name}__in": keys}).order_by().values_list(field.attname)
    return rows.annotate(count=Count("pk"))
