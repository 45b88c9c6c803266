"""Batches forget what their sheets said: after thirty days, and when a person asks to be erased."""

from datetime import datetime

from django.db import transaction

from governance.importing.models import ImportBatch, ImportRow
from governance.people.models import User

FORGOTTEN = ("cells", "email", "defects")


@transaction.atomic
def empty_batch(batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Forget the rows of an old batch; what they made stays. Twice is once."""
    batch = ImportBatch.objects.locked(batch.pk)
    batch.rows.update(cells={}, email="", defects=[])
    batch.notices, batch.emptied_at = [], batch.emptied_at or at
    batch.save(update_fields=["notices", "emptied_at"])
    return batch


@transaction.atomic
def forget_person(person: User) -> int:
    """Forget every row of a sheet that names this person by account or address; returns how many."""
    about = ImportRow.objects.about(person.email) | ImportRow.objects.filter(person=person)
    rows = [row.forget() for row in about]
    ImportRow.objects.bulk_update(rows, FORGOTTEN, batch_size=100)
    return len(rows)
