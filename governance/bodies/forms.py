"""Shape of what the coördinatiecel tells about seats."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Mandate
from governance.charter.norms import house_rules
from governance.people.models import User


class DayInput(forms.DateInput):
    """The browser's own date field; it speaks ISO in every language."""

    input_type = "date"

    def __init__(self) -> None:
        """Always year-month-day."""
        super().__init__(format="%Y-%m-%d")


class AppointForm(forms.Form):
    """Who takes the seat, and from when to when."""

    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        required=False,
        help_text=_("Alleen nodig voor wie nog geen account heeft."),
    )
    starts_on = forms.DateField(label=_("Eerste dag"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Laatste dag"),
        widget=DayInput,
        required=False,
        help_text=_("Mandaten eindigen op 31 augustus: afspraak, niet in het charter. Leeg = zonder einddatum."),
    )
    is_duo = forms.BooleanField(
        label=_("Deelt de zetel met wie er al zit (duo: twee houders, één stem)"), required=False
    )

    @classmethod
    def starting(cls, on: date, data: Any = None) -> "AppointForm":
        """An empty form that proposes today and the end of the working year."""
        return cls(data, initial={"starts_on": on, "ends_on": house_rules().mandate_end(on)})

    def clean(self) -> dict[str, Any]:
        """The days are in order, and somebody new has a name."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", ValidationError(_("De laatste dag komt na de eerste dag."), code="order"))
        if cleaned.get("email") and not cleaned.get("name") and not _has_account(cleaned["email"]):
            self.add_error("name", ValidationError(_("Dit adres heeft nog geen account. Vul ook de naam in.")))
        return cleaned


class ReleaseForm(forms.Form):
    """The last day of a mandate; confirmed after a preview."""

    last_day = forms.DateField(label=_("Laatste dag"), widget=DayInput)
    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, mandate: Mandate, *, today: date, data: Any = None) -> None:
        """Proposes today, or the first day of a mandate that is still to come."""
        super().__init__(data, initial={"last_day": max(today, mandate.starts_on)})
        self.mandate = mandate

    def clean_last_day(self) -> date:
        """A mandate lasts one day at least."""
        last_day: date = self.cleaned_data["last_day"]
        if last_day < self.mandate.starts_on:
            raise ValidationError(_("Een mandaat eindigt niet voor het begint."), code="order")
        return last_day


def _has_account(email: str) -> bool:
    return User.objects.filter(email=email.lower()).exists()
