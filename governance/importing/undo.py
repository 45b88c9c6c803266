"""What undoing a batch would take back, and what it would leave."""

from dataclasses import dataclass

from governance.importing.models import ImportBatch, ImportRow
from governance.importing.rules.keeping import Trace, Use, use_since
from governance.importing.traces import Footprints
from governance.record.queries import acted_since


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """The rows whose mandate goes, and those whose mandate stays with the reason."""

    taken_back: list[ImportRow]
    kept: list[tuple[ImportRow, Use]]

    @property
    def rows(self) -> list[tuple[ImportRow, Use | None]]:
        """Every row, what stays first."""
        return [*self.kept, *((row, None) for row in self.taken_back)]

    @property
    def accounts(self) -> int:
        """How many accounts go."""
        return sum(row.made_account for row in self.taken_back)


def undo_plan(batch: ImportBatch) -> UndoPlan:
    """Row by row, as things stand now. The number of queries does not follow the rows."""
    if batch.confirmed_at is None:
        return UndoPlan([], [])
    written = batch.rows.filter(is_written=True).select_related("person", "mandate", "seat", "batch").order_by("number")
    rows = list(written)
    people = [row.person for row in rows if row.person]
    footprints = Footprints(people, [row.mandate for row in rows if row.mandate])
    acted = acted_since(people, batch.confirmed_at)
    uses = [(row, _use_of(row, footprints, acted)) for row in rows]
    return UndoPlan([row for row, use in uses if use is None], [(row, use) for row, use in uses if use])


def _use_of(row: ImportRow, footprints: Footprints, acted: set[int]) -> Use | None:
    person, mandate, confirmed_at = row.person, row.mandate, row.batch.confirmed_at
    if person is None or mandate is None or confirmed_at is None:
        return Use.GONE
    now = Trace(
        (mandate.starts_on, mandate.ends_on),
        person.last_login,
        has_acted=person.pk in acted or mandate.accepted_at is not None,
        footprint=footprints.of(person, mandate),
    )
    made = Trace((row.starts_on, row.ends_on), footprint=row.footprint)
    return use_since(made, now, at=confirmed_at)
