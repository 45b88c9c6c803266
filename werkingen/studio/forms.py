"""Shape of input about projects."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.charter.norms import house_rules
from som_portal.kit.forms import OnceForm
from werkingen.studio.rules import belongs_in_lab
from werkingen.works.forms import DayField, FocusAreasField, LongTextField


class ProjectForm(OnceForm):
    """A new project, after the three questions that tell a labo from a project."""

    nature = forms.MultipleChoiceField(
        label=_("Labo of studio? Duid aan wat klopt"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Drie keer ja: dan is het een labo. Dit is een afspraak, ze staat niet in het charter."),
    )
    title = forms.CharField(label=_("Naam van het project"), max_length=120)
    summary = LongTextField(label=_("Waarover gaat het, in drie zinnen?"))
    focus_areas = FocusAreasField()
    starts_on = DayField(label=_("Begint op"))
    ends_on = DayField(label=_("Eindigt op"))
    city_partner = forms.CharField(
        label=_("Partner bij de stad"), max_length=120, required=False, help_text=_("Bijvoorbeeld: afdeling onderwijs.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask the questions of the house rules."""
        super().__init__(*args, **kwargs)
        self.fields["nature"].choices = [  # type: ignore[attr-defined]
            (str(number), question) for number, question in enumerate(house_rules().lab_questions)
        ]

    def clean_nature(self) -> list[str]:
        """Three times yes belongs in the laboratorium."""
        yes = self.cleaned_data["nature"]
        if belongs_in_lab(str(number) in yes for number in range(len(house_rules().lab_questions))):
            raise forms.ValidationError(_("Drie keer ja: dit is een labo. Bespreek het met de coördinatiecel."))
        return list(yes)

    def clean(self) -> dict[str, Any]:
        """A project ends after it starts."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Een project eindigt niet voor het begint."))
        return cleaned


class MilestoneForm(forms.Form):
    """A moment to work towards."""

    title = forms.CharField(label=_("Mijlpaal"), max_length=160)
    due_on = DayField(label=_("Tegen"))


class ReachedForm(forms.Form):
    """The day it was reached."""

    on = DayField(label=_("Bereikt op"))
