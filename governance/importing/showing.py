"""A row as a page and a download show it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.importing.models import WARNED, ImportBatch, ImportRow, ImportRowRows
from governance.importing.rules.defects import Column, Weight
from governance.importing.rules.judging import Outcome
from governance.importing.rules.keeping import Use
from governance.importing.rules.packing import unpacked_cells, unpacked_defects
from governance.importing.wording import COLUMN_NAMES, OUTCOMES, sentence

TONES = {Weight.ERROR: "bad", Weight.WARNING: "warn", Weight.NOTICE: "idle"}
KEPT: dict[str, str | Promise] = {
    Use.GONE: _("Dit mandaat of account bestaat niet meer."),
    Use.CHANGED: _("Iemand wijzigde dit mandaat intussen. Het blijft."),
    Use.SIGNED_IN: _("Deze persoon meldde zich intussen aan. Account en mandaat blijven."),
    Use.ACTED: _("Deze persoon deed intussen iets dat in het verslag staat. Account en mandaat blijven."),
    Use.LINKED: _("Intussen hangt er nog iets aan deze persoon vast. Account en mandaat blijven."),
}
FILTERS: tuple[tuple[str, str | Promise], ...] = (
    (Outcome.ERROR, _("Toon alleen fouten")),
    (WARNED, _("Met een waarschuwing")),
    (Outcome.NEW, _("Nieuw")),
    (Outcome.KNOWN, _("Bestaat al")),
    (Outcome.UNCHANGED, _("Ongewijzigd")),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect in words: the column it is in, the sentence, and how heavy it weighs."""

    column: str | Promise
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: where it stands, what it says, and what we say of it."""

    row: ImportRow
    who: str
    email: str
    institution: str
    word: str | Promise
    tone: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day, as read."""
        return self.row.starts_on, self.row.ends_on


def shown(rows: Iterable[ImportRow]) -> list[ShownRow]:
    """Rows for a page; fetch `person` and `seat` with them."""
    return [_shown(row) for row in rows]


def findings_of(packed: list[list[object]]) -> list[Finding]:
    """Defects in words, the heaviest first."""
    defects = sorted(unpacked_defects(packed), key=lambda defect: list(Weight).index(defect.code.weight))
    return [
        Finding(COLUMN_NAMES.get(defect.column, ""), sentence(defect), TONES[defect.code.weight]) for defect in defects
    ]


def typed(row: ImportRow, column: Column) -> str:
    """What stood in a column."""
    cell = unpacked_cells(row.cells).get(column)
    return cell.text if cell else ""


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """How many rows of each verdict, with a warning, written, kept and taken back. One query."""
    return batch.rows.aggregate(
        total=Count("pk"),
        **{outcome.value: Count("pk", filter=Q(outcome=outcome)) for outcome in Outcome},
        warning=Count("pk", filter=Q(has_warning=True)),
        mandates=Count("pk", filter=Q(outcome__in=[Outcome.NEW, Outcome.KNOWN])),
        written=Count("pk", filter=Q(is_written=True)),
        accounts=Count("pk", filter=Q(made_account=True)),
        kept=Count("pk", filter=~Q(kept="")),
    )


def rows_of(batch: ImportBatch, choice: str) -> ImportRowRows:
    """The rows a page lists, with what it shows of them."""
    return batch.rows.shown_as(choice).select_related("person", "seat__institution").order_by("number")


def planned(pairs: Iterable[tuple[ImportRow, Use | None]]) -> list[ShownRow]:
    """What undoing does to each row, in words."""
    return [_planned(row, use) for row, use in pairs]


def _planned(row: ImportRow, use: Use | None) -> ShownRow:
    one = _shown(row)
    if use:
        return replace(one, word=_("Blijft"), tone="warn", findings=[Finding("", str(KEPT[use]), "warn")])
    what = _("Account en mandaat.") if row.made_account else _("Alleen het mandaat: het account bestond al.")
    return replace(one, word=_("Verdwijnt"), tone="idle", findings=[Finding("", str(what), "idle")])


def _shown(row: ImportRow) -> ShownRow:
    word, tone = OUTCOMES[row.outcome]
    person, seat = row.person, row.seat
    return ShownRow(
        row=row,
        who=person.name if person else typed(row, Column.NAME),
        email=person.email if person else typed(row, Column.EMAIL),
        institution=seat.institution.name if seat and seat.institution else typed(row, Column.INSTITUTION),
        word=word,
        tone=tone,
        findings=[*findings_of(row.defects), *_why_kept(row)],
    )


def _why_kept(row: ImportRow) -> list[Finding]:
    return [Finding("", str(KEPT[row.kept]), "warn")] if row.kept else []
