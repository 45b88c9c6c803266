"""Sheets to take away: the empty template, and the rejected rows with what is wrong with them."""

import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.writer.excel import save_workbook

from governance.charter.norms import house_rules
from governance.importing.models import ImportBatch
from governance.importing.rules.defects import EXAMPLE_MAIL, INSTITUTIONS_SHEET, Column
from governance.importing.showing import shown, typed
from governance.importing.wording import COLUMN_NAMES
from governance.people.models import Institution
from som_portal.kit import clock
from som_portal.kit.sheets import csv_page, harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Table = tuple[Sequence[object], Iterable[Sequence[object]]]


def template_sheet() -> HttpResponse:
    """The columns with an example row, and every institution on a second sheet."""
    today = clock.today()
    institutions = Institution.objects.values_list("name", "official_number")
    example = {
        Column.INSTITUTION: institutions[0][0],
        Column.NAME: "Voornaam Achternaam",
        Column.EMAIL: EXAMPLE_MAIL,
        Column.STARTS_ON: f"{today:%d/%m/%Y}",
        Column.ENDS_ON: f"{house_rules().mandate_end(today):%d/%m/%Y}",
        Column.LANGUAGE: "nl",
        Column.SEAT: "1",
    }
    delegates: Table = (_headers(), [[example[column] for column in Column]])
    return _workbook(
        "afgevaardigden",
        {"Afgevaardigden": delegates, INSTITUTIONS_SHEET: ([_("Naam"), _("Instellingsnummer")], institutions)},
    )


def rejected_csv(batch: ImportBatch) -> HttpResponse:
    """The rejected rows as they were typed, and what is wrong."""
    return csv_page(f"afgekeurd-{batch.pk}", *_rejected(batch))


def rejected_xlsx(batch: ImportBatch) -> HttpResponse:
    """The same as a workbook."""
    return _workbook(f"afgekeurd-{batch.pk}", {"Afgekeurd": _rejected(batch)})


def _rejected(batch: ImportBatch) -> Table:
    rows = shown(batch.rows.rejected().select_related("person", "seat__institution").order_by("number"))
    header = [*_headers(), _("Wat er mis is"), _("Rij in je bestand")]
    return header, [
        [*(typed(one.row, column) for column in Column), _why(one.findings), one.row.number] for one in rows
    ]


def _why(findings: Iterable[object]) -> str:
    return " ".join(f"{one.column}: {one.text}" if one.column else one.text for one in findings)  # type: ignore[attr-defined]


def _headers() -> list[str]:
    return [str(COLUMN_NAMES[column]) for column in Column]


def _workbook(name: str, sheets: dict[str, Table]) -> HttpResponse:
    """A download `name`.xlsx; every cell is text that nothing runs."""
    book = Workbook(write_only=True)
    for title, (header, rows) in sheets.items():
        sheet = book.create_sheet(title)
        for row in (header, *rows):
            sheet.append([harmless(cell) for cell in row])
    content = io.BytesIO()
    save_workbook(book, content)
    response = HttpResponse(content.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
