"""The settlement as a tagged PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from governance.ledger.queries.overview import Figures, YearOverview
from governance.ledger.reports.facts import Entry, Settlement
from som_portal.kit import clock
from som_portal.kit.money import euro
from som_portal.kit.pdf import tagged_pdf


def settlement_pdf(settled: Settlement, *, at: datetime) -> bytes:
    """Per werking and line, both journals, invoices with their hash, decisions, what is open, seal and signatures."""
    title = _("Afrekening %(year)s") % {"year": settled.year.year}
    facts = _facts(settled, at)
    language = get_language() or "nl"
    return tagged_pdf("governance/ledger/settlement.typ", facts, title=title, language=language, at=at)


def _facts(settled: Settlement, at: datetime) -> dict[str, Any]:
    return {
        "day": date_format(clock.day_of(at), "j F Y"),
        "closed": settled.year.closed,
        **_money(settled.overview),
        "invoices": [
            [one.supplier, one.number, date_format(one.dated_on, "j/n/Y"), euro(one.signed), one.sha256]
            for one in settled.invoices
        ],
        "decisions": [[number, euro(one.divided), euro(one.committed)] for number, one in settled.decisions.items()],
        "open": [[one.subject, one.counterparty, euro(one.account.balance)] for one in settled.open_commitments],
        "budgetary": _rows(settled.journals[False]),
        "general": _rows(settled.journals[True]),
        "seals": [[one.place, f"{settled.year.year}/{one.seq}", one.hash] for one in settled.seals],
        "seal": settled.seal_line,
    }


def _money(seen: YearOverview) -> dict[str, Any]:
    return {
        "whole": [euro(one) for one in (seen.grant, seen.allocated, seen.committed, seen.spent, seen.free)],
        "undivided": euro(seen.undivided),
        "werkingen": [
            {
                "name": werking.name,
                "total": _figures(werking),
                "lines": [[one.line.name, *_figures(one)] for one in werking.lines],
            }
            for werking in seen.werkingen
        ],
    }


def _figures(row: Figures) -> list[str]:
    return [euro(one) for one in (row.allocated, row.committed, row.spent, row.free)]


def _rows(entries: Sequence[Entry]) -> list[list[str]]:
    return [
        [
            *(str(one.seq), date_format(one.day, "j/n/Y"), str(one.name), one.action),
            *(one.words or one.invoice, one.decision, euro(one.amount)),
        ]
        for one in entries
    ]
