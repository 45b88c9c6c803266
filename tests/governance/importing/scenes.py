"""Lists that were sent in and confirmed, and what the database holds."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.apps import apps

from governance.bodies.models import Mandate
from governance.importing import actions
from governance.importing.models import ImportBatch, ImportRow
from governance.importing.rules.defects import Sheet
from governance.people.models import User
from tests import make
from tests.governance.importing.schools import schools
from tests.governance.importing.sheets import row, sheet

BATCH_TABLES = {ImportBatch, ImportRow}
RECORD = {"Deed", "Chain", "ActorSalt"}


def counted() -> dict[str, int]:
    """How many rows each table has; those of the batches and of the record aside."""
    models = [model for model in apps.get_models(include_auto_created=True) if model not in BATCH_TABLES]
    return {model.__name__: model._base_manager.count() for model in models if model.__name__ not in RECORD}


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """Every person and every mandate, to the letter."""
    return {model.__name__: list(model._base_manager.order_by("pk").values_list()) for model in (User, Mandate)}


def sent_in(by: User, *rows: Any, at: datetime = make.AT) -> ImportBatch:
    """A batch with these rows."""
    return actions.upload_sheet(sheet(*rows), key=uuid4(), by=by, at=at)


def confirmed(by: User, *rows: Any, at: datetime = make.AT, leaves_errors_out: bool = False) -> ImportBatch:
    """A batch that was written."""
    batch = sent_in(by, *rows, at=at)
    return actions.confirm_import(batch, leaves_errors_out=leaves_errors_out, key=uuid4(), by=by, at=at)


def outcomes(batch: ImportBatch) -> list[str]:
    """The verdict of each row."""
    return list(batch.rows.order_by("number").values_list("outcome", flat=True))


def two_rows() -> list[Any]:
    """Two people of two institutions."""
    return [row(2), row(3, institution="De Bron", name="Bo Voorbeeld", email="bo@som.example")]


def many(how_many: int) -> Sheet:
    """People of as many institutions."""
    names = schools(how_many)
    return sheet(
        *(
            row(number, institution=name, name=f"Mens {name} Voorbeeld", email=f"{name.replace(' ', '')}@som.example")
            for number, name in enumerate(names, start=2)
        )
    )
