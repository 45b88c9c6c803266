"""Shape of input that a labo and a project share."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.charter.models import FocusArea
from governance.people.models import Institution, User
from som_portal.kit.forms import DayInput, OnceForm, SeveralField

LONGEST_TEXT = 4000
FIRST_YEAR, LAST_YEAR = 2010, 2100


class FocusAreasField(SeveralField):
    """One speerpunt or more: every file carries at least one (charter: cel-missie)."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        """All of the charter's speerpunten."""
        super().__init__(queryset=FocusArea.objects.all(), label=_("Speerpunten"), **kwargs)


class LongTextField(forms.CharField):
    """Plain text in paragraphs."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        """At most LONGEST_TEXT characters."""
        super().__init__(max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def in_our_time(value: date) -> None:
    """A day or moment that people can mean; others break calendars."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise forms.ValidationError(_("Kies een jaar dat kan kloppen."))


class DayField(forms.DateField):
    """A day, picked in the browser's own calendar."""

    widget = DayInput
    default_validators = [in_our_time]


class MomentField(forms.DateTimeField):
    """A day and an hour by the clock in Leuven."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_validators = [in_our_time]


class UpdateForm(OnceForm):
    """News."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    text = LongTextField(
        label=_("Wat is er gebeurd?"), rows=8, help_text=_("Iedereen kan dit lezen. Noem geen leerlingen.")
    )


class PartnerForm(forms.Form):
    """Which institution joins?"""

    institution = forms.ModelChoiceField(
        label=_("Instelling"), queryset=Institution.objects.order_by("name"), empty_label=_("Kies een instelling")
    )


class PersonForm(forms.Form):
    """Somebody with an account, by mail address."""

    person = forms.EmailField(
        label=_("E-mailadres"), help_text=_("Het adres waarmee die persoon zich bij SOM aanmeldt.")
    )

    def clean_person(self) -> User:
        """The person behind the address."""
        found = User.objects.filter(email=self.cleaned_data["person"].lower(), is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                _("Niemand meldt zich met dit adres aan. Vraag of die persoon een account maakt.")
            )
        return found
