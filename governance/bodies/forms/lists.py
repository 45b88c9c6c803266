"""Shape of what is done to several mandates at once, and of choosing a number of a house rule."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.forms.mandates import ReasonField
from governance.bodies.models import Mandate
from governance.charter.norms import HouseNumber, house_rules
from som_portal.kit.forms import DayInput, OnceForm, SeveralField


class SelectionForm(forms.Form):
    """Which mandates, and until when: what the address of the preview says."""

    mandaat = SeveralField(queryset=Mandate.objects.none())
    tot = forms.DateField(required=False)

    def __init__(self, data: Any) -> None:
        """Any mandate, with what its verdict needs to know."""
        super().__init__(data)
        rows = Mandate.objects.select_related("seat__body", "person")
        self.fields["mandaat"].queryset = rows.prefetch_related("seat__mandates", "seat__substitutes")  # type: ignore[attr-defined]

    @property
    def mandates(self) -> list[Mandate]:
        """Those that exist; nothing when anything odd was asked."""
        return list(self.cleaned_data["mandaat"][:100]) if self.is_valid() else []

    @property
    def chosen(self) -> dict[str, Any]:
        """What was shown and is sent: the mandates, and the day. Nothing when no 31 August came along."""
        return {"mandates": self.mandates if self.until else [], "until": self.until or date.min}

    @property
    def until(self) -> date | None:
        """The 31 August that was asked; anything else asks for none."""
        asked: date | None = self.cleaned_data.get("tot") if self.is_valid() else None
        return asked if asked is not None and asked == house_rules().mandate_end(asked) else None


class ExtendSeveralForm(OnceForm):
    """One reason for all."""

    reason = ReasonField()

    @property
    def said(self) -> dict[str, Any]:
        """The reason, and the key that makes a double click one deed."""
        return {"reason": self.cleaned_data["reason"], "key": self.cleaned_data["key"]}


class ChooseNumberForm(OnceForm):
    """Another number for a house rule, from when, and what it rests on; confirmed after a preview."""

    value = forms.IntegerField()
    since = forms.DateField(label=gettext_lazy("Vanaf welke dag?"), widget=DayInput)
    basis = forms.CharField(
        label=gettext_lazy("Waarop steunt dit?"),
        max_length=200,
        help_text=gettext_lazy("Het nummer van een besluit van de raad, of de reden. Noem geen personen."),
    )
    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, number: HouseNumber, today: date, data: Any = None) -> None:
        """Between the bounds of the number, from today on."""
        super().__init__(data, initial={"since": today})
        self.number, self.today = number, today
        self.fields["value"] = forms.IntegerField(
            label=_("Nieuw getal (%(unit)s)") % {"unit": number.unit},
            min_value=number.minimum,
            max_value=number.maximum,
            help_text=_("Van %(least)s tot en met %(most)s.") % {"least": number.minimum, "most": number.maximum},
        )

    @property
    def is_previewed(self) -> bool:
        """What was asked on the first page is right."""
        return bool(self.data.get("is_confirmed")) and self.is_valid()

    @property
    def is_previewable(self) -> bool:
        """Sent, and right."""
        return self.is_bound and self.is_valid()

    @property
    def said(self) -> dict[str, Any]:
        """The choice itself."""
        return {name: self.cleaned_data[name] for name in ("value", "since", "basis")}

    def clean_since(self) -> date:
        """What is past keeps its number."""
        since: date = self.cleaned_data["since"]
        if since < self.today:
            raise ValidationError(
                _("Wat voorbij is, verandert niet meer. Kies vandaag of een latere dag."), code="past"
            )
        return since
