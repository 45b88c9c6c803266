"""Which day one looks at."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


class DayForm(forms.Form):
    """`?op=2026-03-14`: any day of this century; something else is said, and today is shown."""

    op = forms.DateField(label=_("Dag"), widget=DayInput, input_formats=DAY_FORMATS, error_messages={"invalid": NO_DAY})

    def __init__(self, asked: Any, *, today: date) -> None:
        """Without a question it shows today."""
        super().__init__(asked if "op" in asked else None, initial={"op": today})
        self.today = today

    def clean_op(self) -> date:
        """A year that this network can have."""
        day: date = self.cleaned_data["op"]
        if not FIRST <= day <= LAST:
            raise forms.ValidationError(_("Kies een dag tussen 2000 en 2099."), code="range")
        return day

    @property
    def day(self) -> date:
        """The day asked for; today when nothing, or nothing good, was asked."""
        return self.cleaned_data["op"] if self.is_bound and self.is_valid() else self.today
