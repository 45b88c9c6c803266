"""Every form says in figures and in words what it will book before anything is booked."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from som_portal.kit.amounts import in_words
from som_portal.kit.forms import OnceForm

LONGEST_NAME = 120
LONGEST_SUBJECT = 200
PUBLIC = gettext_lazy("Iedereen kan dit lezen. Schrijf geen namen van personen.")


class BookingForm(OnceForm):
    """Filled in, shown back, booked. The buttons of the preview are called `sure` and `reopened`."""

    button: Any = ""
    """What the person does: the verb on the last button."""

    @property
    def is_sure(self) -> bool:
        """The person saw the preview and wants it booked."""
        return "sure" in self.data

    @property
    def is_reopened(self) -> bool:
        """The person saw the preview and wants to change something."""
        return "reopened" in self.data

    @property
    def cents(self) -> int:
        """The amount that will be booked."""
        amount: Any = self.cleaned_data.get("amount")
        return int(amount or 0)

    @property
    def amount_in_words(self) -> str:
        """The amount as it is said aloud, in the language of the page."""
        return in_words(self.cents, get_language() or "nl")

    @abstractmethod
    def in_words(self) -> str:
        """What will be booked, and what is left after it."""
