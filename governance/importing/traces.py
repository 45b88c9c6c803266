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


class Footprints:
    """How many rows point at each person and each mandate, by table and column. One query a column that may."""

    def __init__(self, people: Iterable[User], mandates: Iterable[Mandate]) -> None:
        """Count for all of them at once."""
        self._people = _counted(User, [person.pk for person in people])
        self._mandates = _counted(Mandate, [mandate.pk for mandate in mandates])

    def of(self, person: User, mandate: Mandate) -> Footprint:
        """Of somebody on a seat."""
        return {**self._people[person.pk], **self._mandates[mandate.pk]}


def pointing_at(target: type[Model]) -> Iterator[tuple[type[Model], "Field[Any, Any]"]]:
    """Every column of every table that refers to this one, the batches' own aside."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if field.is_relation and field.related_model is target and model not in OWN and not model._meta.proxy:
                yield model, field


def _counted(target: type[Model], keys: list[int]) -> dict[int, Footprint]:
    found: dict[int, Footprint] = defaultdict(dict)
    for model, field in pointing_at(target):
        rows = model._base_manager.filter(**{f"{field.name}__in": keys}).order_by().values_list(field.attname)
        for key, count in rows.annotate(count=Count("pk")):
            found[key][f"{model._meta.db_table}.{field.column}"] = count
    return found
