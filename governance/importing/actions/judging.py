"""A sheet comes in: its rows wait with their verdicts. Nothing else is written."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.importing import access
from governance.importing.actions.rows import write_anew
from governance.importing.models import ImportBatch, ImportRow
from governance.importing.queries import judged
from governance.importing.rules.defects import Column, Defect, Sheet, Weight
from governance.importing.rules.judging import Judgement
from governance.importing.rules.packing import packed_cells, packed_defects
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Verdict

LONGEST_MAIL = 254


@transaction.atomic
def upload_sheet(sheet: Sheet, *, key: UUID, by: User, at: datetime) -> ImportBatch:
    """Keep the rows of a sheet with their verdicts until somebody confirms. The same `key` twice is one batch."""
    access.can_import(by, at=at).or_403()
    notices = packed_defects(sheet.notices)
    batch, is_new = ImportBatch.objects.get_or_create(
        key=key, defaults={"made_by": by, "made_at": at, "notices": notices}
    )
    Verdict.when(batch.made_by_id == by.pk, _("Dit formulier is al gebruikt. Open het opnieuw.")).or_409()
    if is_new:
        verdicts = judged(sheet.rows, clock.day_of(at))
        cells = {row.number: row.cells for row in sheet.rows}
        rows = [ImportRow(batch=batch, number=one.row.number, **judgement_fields(one)) for one in verdicts]
        for row in rows:
            row.cells = packed_cells(cells[row.number])
            row.email = row.cells.get(Column.EMAIL, ["", ""])[1].lower()[:LONGEST_MAIL]
        ImportRow.objects.bulk_create(rows)
        record(by, "upload_sheet", batch, at=at, rows=len(rows))
    return batch


@transaction.atomic
def judge_again(batch: ImportBatch, *, by: User, at: datetime) -> list[int]:
    """Bring the verdicts of a waiting batch up to date; returns the rows whose verdict changed."""
    batch = ImportBatch.objects.locked(batch.pk)
    access.can_import(by, at=at).or_403()
    access.can_confirm(batch, at=at).or_409()
    rows = list(batch.rows.order_by("number"))
    changed = changed_rows(rows, judged([row.sheet_row for row in rows], clock.day_of(at)))
    write_anew(changed)
    return [row.number for row in changed]


def changed_rows(rows: list[ImportRow], verdicts: list[Judgement]) -> list[ImportRow]:
    """The rows whose verdict is no longer what it was; each now carries the new one. Not saved."""
    changed = []
    for row, verdict in zip(rows, verdicts, strict=True):
        fields = judgement_fields(verdict)
        if any(getattr(row, name) != value for name, value in fields.items()):
            changed.append(row)
        for name, value in fields.items():
            setattr(row, name, value)
    return changed


def judgement_fields(verdict: Judgement) -> dict[str, object]:
    """A verdict as a row keeps it."""
    return {
        "outcome": verdict.outcome,
        "defects": packed_defects(verdict.defects),
        "has_warning": any(_warns(defect) for defect in verdict.defects),
        "seat_id": verdict.seat,
        "starts_on": verdict.row.starts_on,
        "ends_on": verdict.ends_on,
    }


def _warns(defect: Defect) -> bool:
    return defect.code.weight is Weight.WARNING
