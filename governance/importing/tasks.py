"""What the clock does with batches. Safe to run as often as one likes."""

from datetime import datetime

from governance.importing.actions import empty_batch
from governance.importing.models import ImportBatch


def empty_old_batches(at: datetime) -> int:
    """Forget the rows of every batch older than thirty days; return how many batches."""
    old = list(ImportBatch.objects.to_empty(at).order_by("pk"))
    for batch in old:
        empty_batch(batch, at=at)
    return len(old)
