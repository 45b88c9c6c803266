"""Shape of input that a labo and a project share."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from governance.people.forms import PersonByMailField
from governance.people.models import Institution
from som_portal.kit.forms import DayInput, OnceForm, SeveralField
from werkingen.works.models import Work
from werkingen.works.queries import lines_open_to

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

    person = PersonByMailField()


class LineForm(forms.Form):
    """Which budgetpost pays for this work?"""

    line = forms.ModelChoiceField(
        label=_("Budgetpost"),
        queryset=BudgetLine.objects.none(),
        required=False,
        empty_label=_("Geen eigen post"),
        help_text=_("Staat de post er niet bij? Voeg ze eerst toe bij het budget, onder de post van de werking."),
    )

    def __init__(self, *args: Any, work: Work, **kwargs: Any) -> None:
        """Only lines of this kind of work that no other work has."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["line"]
        field.initial = work.budget_line_id
        field.queryset = lines_open_to(work)
