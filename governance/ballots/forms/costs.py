"""What people type about money: up to five budget lines, each with its amount and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.actions import CostAsked, costs_in
from governance.ballots.forms.running import Line, Running
from governance.ballots.models import LONGEST_PURPOSE, MOST_COSTS, Proposal
from governance.ledger.models import BudgetLine
from governance.ledger.queries import overview_on
from som_portal.kit import clock
from som_portal.kit.forms import OnceForm
from som_portal.kit.money import EuroField, euro

PARTS = ("amount", "budget_line", "purpose")
ROWS = tuple(tuple(f"{part}_{row}" if row > 1 else part for part in PARTS) for row in range(1, MOST_COSTS + 1))
"""The names of the fields, row by row."""
COST_NAMES = tuple(name for row in ROWS for name in row)


class LineChoice(forms.ModelChoiceField):
    """Budget lines as choices, each with what is free on it today."""

    free: dict[int, int] = {}

    def label_from_instance(self, obj: Any) -> str:
        """Laboratorium (€ 48.500 vrij)."""
        if obj.pk not in self.free:
            return str(obj)
        return _("%(line)s (%(free)s vrij)") % {"line": obj.name, "free": euro(self.free[obj.pk])}


def _amount(row: int) -> EuroField:
    help_text = gettext_lazy("Bijvoorbeeld 9500 of 9.500,50. Laat leeg als je geen geld vraagt.")
    label = gettext_lazy("Gevraagd bedrag in euro")
    first = {"label": label, "help_text": help_text} if row == 1 else {"label": _of(label, row)}
    return EuroField(required=False, **first)


def _line(row: int) -> LineChoice:
    label, empty = gettext_lazy("Budgetpost"), gettext_lazy("Geen geld nodig")
    return LineChoice(
        label=label if row == 1 else _of(label, row),
        queryset=BudgetLine.objects.order_by("name"),
        empty_label=empty if row == 1 else gettext_lazy("Geen andere post"),
        required=False,
    )


def _purpose(row: int) -> forms.CharField:
    label = gettext_lazy("Waarvoor dient dit bedrag?")
    help_text = gettext_lazy("Eén regel, mag leeg blijven.") if row == 1 else lazystr("")
    return forms.CharField(
        label=label if row == 1 else _of(label, row),
        help_text=help_text,
        max_length=LONGEST_PURPOSE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _of(label: Any, row: int) -> Any:
    """The label of a later row, which has its number."""
    return format_lazy("{label} ({row})", label=label, row=row)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the page draws it."""

    number: int
    fields: list[Any]
    """Bound fields."""
    is_touched: bool
    """Something stands in it, or something is wrong with it."""


class CostsForm(OnceForm):
    """The rows about money. An empty row says nothing."""

    amount, budget_line, purpose = _amount(1), _line(1), _purpose(1)
    amount_2, budget_line_2, purpose_2 = _amount(2), _line(2), _purpose(2)
    amount_3, budget_line_3, purpose_3 = _amount(3), _line(3), _purpose(3)
    amount_4, budget_line_4, purpose_4 = _amount(4), _line(4), _purpose(4)
    amount_5, budget_line_5, purpose_5 = _amount(5), _line(5), _purpose(5)

    lines: dict[str, Line] = {}
    """The budget lines by what a choice of one sends."""

    def say_what_is_free(self) -> None:
        """Put what is free today with each line. Few queries, once for all rows."""
        lines, seen = list(BudgetLine.objects.order_by("name")), overview_on(clock.today())
        free = {one.line.pk: one.free for one in seen.lines} if seen else {}
        self.lines = {str(line.pk): Line(line.name, free.get(line.pk)) for line in lines}
        for _amount_name, name, _purpose_name in ROWS:
            field: Any = self.fields[name]
            field.free = free
            field.choices = [("", field.empty_label), *((line.pk, field.label_from_instance(line)) for line in lines)]

    def clean(self) -> dict[str, Any]:
        """Money comes from a line, a line is only chosen for money, and each line once."""
        cleaned: dict[str, Any] = super().clean() or {}
        seen: set[BudgetLine] = set()
        for row in (row for row in ROWS if row[0] in self.fields):
            self._clean_row(row, cleaned, seen)
            seen |= {line for line in [cleaned.get(row[1])] if line is not None}
        return cleaned

    def _clean_row(self, row: tuple[str, ...], cleaned: dict[str, Any], seen: set[BudgetLine]) -> None:
        at_amount, at_line, at_purpose = row
        amount, line = cleaned.get(at_amount), cleaned.get(at_line)
        if line is not None and line in seen:
            sentence = _("De post %(line)s staat hierboven al. Tel de bedragen samen, of kies een andere post.")
            self.add_error(at_line, ValidationError(sentence % {"line": line.name}, code="line_twice"))
        if amount and line is None and at_line not in self.errors:
            sentence = _("Kies de budgetpost waaruit %(amount)s komt.") % {"amount": euro(amount)}
            self.add_error(at_line, ValidationError(sentence, code="line_missing"))
        if not amount and at_amount not in self.errors and (line is not None or cleaned.get(at_purpose)):
            chosen = _("Vul het bedrag in dat uit deze budgetpost komt, of kies geen budgetpost.")
            self.add_error(at_amount, chosen if line is not None else _("Vul in hoeveel je hiervoor vraagt."))

    @property
    def costs(self) -> list[CostAsked]:
        """What is asked per line, once valid."""
        said = [tuple(self.cleaned_data.get(name) for name in row) for row in ROWS]
        return [
            CostAsked(budget_line=line, amount=amount, purpose=purpose or "")
            for amount, line, purpose in said
            if amount and line is not None
        ]

    @property
    def too_much(self) -> list[str]:
        """A sentence for each line on which less is free today than is asked; the raad may decide all the same."""
        free: dict[int, int] = getattr(self.fields.get("budget_line"), "free", {})
        sentence = _(
            "Op de post %(line)s is vandaag %(free)s vrij: je vraagt %(over)s te veel. De raad kan het goedkeuren; het"
            " geld wordt pas vastgelegd als het er is."
        )
        return [
            sentence % {"line": line.name, "free": euro(free[line.pk]), "over": euro(amount - free[line.pk])}
            for line, amount in ((cost["budget_line"], cost["amount"]) for cost in self.costs)
            if amount > free.get(line.pk, amount)
        ]

    @property
    def running(self) -> Running:
        """What stands in the rows so far, right or not, for the page to add up."""
        names = [(amount, line) for amount, line, _purpose in ROWS]
        typed = [(self[amount].value(), self[line].value()) for amount, line in names]
        return Running(names, [(str(amount or ""), str(line or "")) for amount, line in typed], self.lines)

    @property
    def cost_rows(self) -> list[Row]:
        """The rows for the page; none when this kind of proposal asks no money."""
        rows = [row for row in ROWS if row[0] in self.fields]
        return [
            Row(number, [self[name] for name in row], any(self[name].value() or self[name].errors for name in row))
            for number, row in enumerate(rows, start=1)
        ]

    @property
    def more_costs(self) -> list[Row]:
        """The rows after the first."""
        return self.cost_rows[1:]

    @property
    def has_more_costs(self) -> bool:
        """Something stands in a later row, so the page shows them all."""
        return any(row.is_touched for row in self.more_costs)

    @property
    def fields_and_money(self) -> list[tuple[Any, bool]]:
        """Every field to draw in its place; the money as a whole, where its first field stands (True)."""
        shown = [field for field in self.visible_fields() if field.name not in COST_NAMES[1:]]
        return [(field, field.name == COST_NAMES[0]) for field in shown]


def costs_initial(proposal: Proposal) -> dict[str, Any]:
    """What the rows show of a proposal. One query."""
    shown: dict[str, Any] = {}
    for names, cost in zip(ROWS, costs_in(proposal), strict=False):
        shown |= dict(zip(names, (cost["amount"], cost["budget_line"], cost["purpose"]), strict=True))
    return shown
