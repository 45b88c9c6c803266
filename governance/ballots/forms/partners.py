"""What people type about who takes part in a proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.actions import Engaged
from governance.ballots.models import LONGEST_DOES, LONGEST_NAME
from governance.charter.norms import charter
from governance.people.models import Institution


class PartnerForm(forms.Form):
    """One engagement of one partner."""

    institution = forms.ModelChoiceField(
        label=gettext_lazy("Instelling van het netwerk"),
        queryset=Institution.objects.order_by("name"),
        empty_label=gettext_lazy("Een organisatie buiten het netwerk"),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Of een organisatie buiten het netwerk"),
        help_text=gettext_lazy("De naam van de organisatie, niet van een persoon."),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    engagement = forms.ChoiceField(
        label=gettext_lazy("Welk engagement uit het charter?"), choices=[], widget=forms.RadioSelect
    )
    does = forms.CharField(
        label=gettext_lazy("Wat doet deze partner?"),
        help_text=gettext_lazy("In een paar woorden: een zaal en een sleutelhouder, onderzoeksuren …"),
        max_length=LONGEST_DOES,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_paid = forms.BooleanField(
        label=gettext_lazy("Krijgt geld uit dit voorstel"),
        help_text=gettext_lazy("De zetel van wie geld krijgt, stemt niet mee tenzij die zegt waarom dat wel kan."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The engagements come from the charter."""
        super().__init__(*args, **kwargs)
        choices = [(one.slug, one.shown[:1].upper() + one.shown[1:]) for one in charter().engagements]
        self.fields["engagement"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An institution of the network, or the name of another organisation."""
        cleaned: dict[str, Any] = super().clean() or {}
        institution, name = cleaned.get("institution"), cleaned.get("name")
        if institution and name:
            self.add_error("name", _("Kies een instelling, of schrijf een naam; niet allebei."))
        if not institution and not name and not self.errors.keys() & {"institution", "name"}:
            self.add_error("institution", _("Kies een instelling, of schrijf hieronder de naam van een organisatie."))
        return cleaned

    @property
    def engaged(self) -> Engaged:
        """The valid partner."""
        return Engaged(**self.cleaned_data)  # type: ignore[typeddict-item]
