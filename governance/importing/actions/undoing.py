"""Take a batch back: what nobody touched since disappears, what was used stays and says why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.bodies.actions import retract_all
from governance.importing import access
from governance.importing.actions.rows import hold_seats
from governance.importing.models import ImportBatch
from governance.importing.undo import undo_plan
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict


@transaction.atomic
def undo_import(batch: ImportBatch, *, expected: int, by: User, at: datetime) -> ImportBatch:
    """Restore what was before the batch. Twice is once. `expected`: how many mandates the preview would take back."""
    batch = ImportBatch.objects.locked(batch.pk)
    access.can_import(by, at=at).or_403()
    if batch.undone_at:
        return batch
    access.can_undo(batch, at=at).or_409()
    hold_seats(batch.rows.all())
    list(User.objects.select_for_update(of=("self",)).filter(import_rows__batch=batch).order_by("pk"))
    plan = undo_plan(batch)
    Verdict.when(
        len(plan.taken_back) == expected,
        _("Sinds je dit bekeek, is er iets veranderd. Er is niets ongedaan gemaakt: kijk opnieuw na."),
    ).or_409()
    accounts = [row.person_id for row in plan.taken_back if row.made_account and row.person_id]
    retract_all([row.mandate for row in plan.taken_back if row.mandate], by=by, at=at)
    User.objects.filter(pk__in=accounts).delete()
    for use in {use for _row, use in plan.kept}:
        batch.rows.filter(pk__in=[row.pk for row, why in plan.kept if why is use]).update(kept=use)
    batch.undone_at = at
    batch.save(update_fields=["undone_at"])
    record(by, "undo_import", batch, at=at, mandates=len(plan.taken_back), kept=len(plan.kept))
    return batch
