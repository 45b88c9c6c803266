"""Money is a whole number of euro cents. One parser reads what people type, one function shows it back."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 10_000_000_000
SPACES = "\u00a0\u202f\u2009 "
# 9500 · 9.500 · 9 500 · 9500,5 · 9.500,50 — a point only before three digits, a comma only before one or two
TYPED = re.compile(r"(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?", re.ASCII)


def euro(cents: int) -> str:
    """Show cents as Flemish money: 950000 → '€ 9.500', 950050 → '€ 9.500,50', -100 → '−€ 1'."""
    whole, rest = divmod(abs(cents), 100)
    text = f"{whole:,}".replace(",", ".") + (f",{rest:02}" if rest else "")
    return f"{'−' if cents < 0 else ''}€\u00a0{text}"


def parse_euro(text: str) -> int:
    """Read an amount as people in Flanders type it and return cents.

    Raises ValueError for anything ambiguous: '1e5', '1.000,5.0', '1.5', '-5', 'NaN', '1,000.00'.
    """
    for space in SPACES:
        text = text.replace(space, " ")
    found = TYPED.fullmatch(text.replace("€", " ").replace("EUR", " ").strip())
    if not found:
        raise ValueError(text)
    cents = (found["cents"] or "").ljust(2, "0")
    amount = int(re.sub(r"[. ]", "", found["whole"])[:15]) * 100 + int(cents)
    if amount > LARGEST:
        raise ValueError(text)
    return amount


class EuroField(forms.CharField):
    """A form field for an amount; cleans to whole cents."""

    default_error_messages = {
        "amount": _("Schrijf het bedrag als 9500 of 9.500,50. Zonder letters, zonder minteken."),
        "too_small": _("Het bedrag moet groter zijn dan nul."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Amounts are typed as text, so that the phone's number keyboard shows a comma."""
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: object) -> object:
        """Show an initial number of cents as an amount; leave typed text alone."""
        return euro(value).removeprefix("€\u00a0") if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Return cents, or None for an empty optional field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            cents = parse_euro(str(text))
        except ValueError as error:
            raise ValidationError(self.error_messages["amount"], code="amount") from error
        if cents <= 0:
            raise ValidationError(self.error_messages["too_small"], code="too_small")
        return cents
