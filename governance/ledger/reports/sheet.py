"""The settlement as a workbook: amounts are numbers, totals are formulas, words are never formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import save_workbook

from governance.ledger.reports import plain
from governance.ledger.reports.facts import Settlement
from som_portal.kit.sheets import harmless

EUROS = "#,##0.00"
BOLD = Font(bold=True)


def settlement_xlsx(settled: Settlement) -> bytes:
    """Sheets: lines, both journals, invoices, decisions, open commitments, seals."""
    book: Any = Workbook()
    book.remove(book.active)
    for name, head, rows in (*_figures(settled), *_journals(settled), *_papers(settled)):
        _sheet(book, name, head, rows)
    content = BytesIO()
    save_workbook(book, content)
    return content.getvalue()


Part = tuple[str, Sequence[str], list[list[Any]]]


def _figures(settled: Settlement) -> list[Part]:
    head = [_("Werking"), _("Post"), _("Toegewezen"), _("Vastgelegd"), _("Uitgegeven"), _("Nog vrij")]
    rows = [
        [werking.name, one.line.name, *map(_euros, (one.allocated, one.committed, one.spent, one.free))]
        for werking in settled.overview.werkingen
        for one in werking.lines
    ]
    undivided = _euros(settled.overview.undivided)
    rows.append([_("Nog te verdelen"), "", undivided, Decimal(0), Decimal(0), undivided])
    return [(_("Posten"), head, rows)]


def _journals(settled: Settlement) -> list[Part]:
    names = {False: _("Budgettair journaal"), True: _("Algemeen journaal")}
    return [
        (names[side], plain.head(), [plain.row(one, _euros(one.amount)) for one in entries])
        for side, entries in settled.journals.items()
    ]


def _papers(settled: Settlement) -> list[Part]:
    invoices: list[list[Any]] = [
        [*(one.supplier, one.number, one.dated_on.isoformat()), _euros(one.signed), one.kbo, one.sha256]
        for one in settled.invoices
    ]
    open_ones = [
        [one.subject, one.counterparty, one.line.name, _euros(one.account.balance)] for one in settled.open_commitments
    ]
    decided = [[number, _euros(one.divided), _euros(one.committed)] for number, one in settled.decisions.items()]
    seals = [[one.place, one.seq, one.hash] for one in settled.seals]
    return [
        (
            _("Facturen"),
            [_("Leverancier"), _("Nummer"), _("Datum"), _("Bedrag"), _("Ondernemingsnummer (KBO)"), "sha256"],
            invoices,
        ),
        (_("Besluiten"), [_("Besluit"), _("Toegewezen"), _("Vastgelegd")], decided),
        (_("Open vastleggingen"), [_("Onderwerp"), _("Voor wie?"), _("Post"), _("Nog open")], open_ones),
        (_("Zegels"), [_("Plaats"), _("Boeking"), _("Zegel")], [*seals, [_("nu"), *settled.seal_line.split()]]),
    ]


def _euros(cents: int) -> Decimal:
    return Decimal(cents) / 100


def _sheet(book: Any, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A head, the rows, and a total under every column of amounts."""
    sheet = book.create_sheet(name)
    sheet.append(list(head))
    sheet.freeze_panes = "A2"
    amounts: set[int] = set()
    last = 1
    for last, cells in enumerate(rows, start=2):
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(last, column, value if isinstance(value, int | Decimal) else harmless(value))
            if isinstance(value, Decimal):
                cell.number_format = EUROS
                amounts.add(column)
    for column in amounts:
        letter = get_column_letter(column)
        total = sheet.cell(last + 1, column, f"=SUM({letter}2:{letter}{last})")
        total.number_format, total.font = EUROS, BOLD
    for column in range(1, len(head) + 1):
        sheet.cell(1, column).font = BOLD
        sheet.column_dimensions[get_column_letter(column)].width = 20
