"""The journals as text: for a spreadsheet in Flanders, for a machine, for beancount and for hledger."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from governance.ledger.reports.facts import ENTITY, Entry, Settlement
from som_portal.kit.sheets import harmless

KEYS = (
    *("seq", "day", "year", "journal", "movement", "source", "target", "cents", "words", "policy_field", "action"),
    *("decision", "invoice", "sha256", "reverses", "hash"),
)


def head() -> list[str]:
    """The BBC fields of a journal, in the language of the reader."""
    return [
        *(_("Volgnummer"), _("Datum"), _("Boekjaar"), _("Entiteit"), _("Journaal"), _("Soort"), _("Van rekening")),
        *(_("Naar rekening"), _("Bedrag"), _("Omschrijving"), _("Beleidsveld"), _("Actie"), _("Besluit")),
        *(_("Factuur"), _("Verbetert boeking"), _("Zegel")),
    ]


def row(entry: Entry, amount: object) -> list[object]:
    """One entry under that head; `amount` as the form wants it."""
    return [
        *(entry.seq, entry.day.isoformat(), entry.year, ENTITY, journal_name(entry), str(entry.name), entry.source),
        *(entry.target, amount, entry.words, entry.policy_field, entry.action, entry.decision, entry.invoice),
        *(entry.reverses or "", entry.hash),
    ]


def journal_name(entry: Entry) -> str:
    """Of the two journals, the one this entry stands in."""
    return _("Algemeen journaal") if entry.is_expense else _("Budgettair journaal")


def decimals(cents: int, comma: str = ".") -> str:
    """Cents as euros with two decimals: 950050 → 9500.50."""
    sign, whole = "-" if cents < 0 else "", abs(cents)
    return f"{sign}{whole // 100}{comma}{whole % 100:02}"


def journal_csv(settled: Settlement) -> str:
    """Both journals as Excel in Flanders opens them: semicolons, commas in amounts, a byte order mark."""
    rows = [row(one, decimals(one.amount, ",")) for one in settled.entries]
    return "\ufeff" + _written([head(), *rows], ";")


def machine_csv(settled: Settlement) -> str:
    """Both journals for a program: commas, ISO days, whole cents, keys that stay the same in every language."""
    rows = [[facts[key] for key in KEYS] for facts in map(_facts, settled.entries)]
    return _written([KEYS, *rows], ",")


def journal_json(settled: Settlement) -> str:
    """The whole year for a program."""
    whole = {
        "year": settled.year.year,
        "currency": "EUR",
        "seal": settled.seal_line,
        "balances": settled.accounts,
        "entries": [_facts(one) for one in settled.entries],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def beancount(settled: Settlement) -> str:
    """The year for beancount; at the end every balance as our database has it, for it to check."""
    if not settled.entries:
        return ""
    first, after = settled.entries[0].day, max(one.day for one in settled.entries) + timedelta(days=1)
    first = min(one.day for one in settled.entries)
    lines = ['option "operating_currency" "EUR"', f'option "title" "SOM {settled.year.year}"']
    lines += [f"{first} open {name} EUR" for name in settled.accounts]
    for one in settled.entries:
        lines += ["", f'{one.day} * "{quoted(one.invoice)}" "{quoted(str(one.name))}: {quoted(one.words)}"']
        lines += [f'  volgnummer: "{one.seq}"', f'  zegel: "{one.hash}"']
        lines += [f'  besluit: "{quoted(one.decision)}"'] if one.decision else []
        lines += [f"  {one.source}  {decimals(-one.amount)} EUR", f"  {one.target}  {decimals(one.amount)} EUR"]
    lines += ["", *(f"{after} balance {name} {decimals(cents)} EUR" for name, cents in settled.accounts.items())]
    return "\n".join(lines) + "\n"


def hledger(settled: Settlement) -> str:
    """The year for hledger; the last transaction asserts every balance."""
    lines = [f"account {name}" for name in settled.accounts]
    for one in settled.entries:
        words = quoted(f"{one.name}: {one.words} {one.invoice}").replace("|", "/").replace(";", ",").strip()
        lines += ["", f"{one.day} * ({one.seq}) {words}", f"    ; besluit:{quoted(one.decision)}, zegel:{one.hash}"]
        lines += [f"    {one.source}  EUR {decimals(-one.amount)}", f"    {one.target}  EUR {decimals(one.amount)}"]
    if settled.entries:
        lines += ["", f"{max(one.day for one in settled.entries)} * saldi"]
        lines += [f"    {name}  EUR 0.00 = EUR {decimals(cents)}" for name, cents in settled.accounts.items()]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Text that ends no string and no line."""
    return " ".join("".join(" " if not sign.isprintable() else sign for sign in text).split()).translate(
        {ord('"'): "'", ord("\\"): "/"}
    )


def _facts(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "day": entry.day.isoformat(),
        "year": entry.year,
        "journal": "general" if entry.is_expense else "budgetary",
        "movement": entry.movement,
        "source": entry.source,
        "target": entry.target,
        "cents": entry.amount,
        "words": entry.words,
        "policy_field": entry.policy_field,
        "action": entry.action,
        "decision": entry.decision,
        "invoice": entry.invoice,
        "sha256": entry.sha256,
        "reverses": entry.reverses,
        "hash": entry.hash,
    }


def _written(rows: Iterable[Sequence[object]], delimiter: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows([harmless(cell) for cell in line] for line in rows)
    return text.getvalue()
