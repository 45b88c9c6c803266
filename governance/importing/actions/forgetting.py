"""Batches forget what their sheets said. (What a person asks to erase, `som_portal.privacy` erases.)"""

from datetime import datetime

from django.db import transaction

from governance.importing.models import ImportBatch


@transaction.atomic
def empty_batch(batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Forget the rows of an old batch; what they made stays. Twice is once."""
    batch = ImportBatch.objects.locked(batch.pk)
    batch.rows.update(cells={}, email="", defects=[])
    batch.notices, batch.emptied_at = [], batch.emptied_at or at
    batch.save(update_fields=["notices", "emptied_at"])
    return batch
