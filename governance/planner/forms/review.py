"""The shape of what people type about a proposal: days from a file, another moment, a way out, a signature."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from governance.bodies.models import Body
from governance.importing.rules.defects import Unreadable
from governance.importing.wording import sentence
from governance.planner.dates import Shown, shown_dates
from governance.planner.extra_dates import MOST_BYTES, NoDates
from governance.planner.models import YearPlan
from governance.planner.places import Places


class ReadDatesForm(forms.Form):
    """A file with extra days."""

    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een agenda (.ics) of een rekenblad (.xlsx of .csv), tot 500 kB en 100 dagen."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".ics,.xlsx,.csv"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, plan: YearPlan, bodies: list[Body]) -> None:
        """`plan`: the days must be in its year."""
        super().__init__(data, files)
        self.plan, self.bodies = plan, bodies

    def clean_file(self) -> Shown:
        """The preview; the name of the file is not kept and counts for nothing."""
        try:
            return shown_dates(self.plan, self.cleaned_data["file"].read(MOST_BYTES + 1), self.bodies)
        except NoDates as error:
            raise forms.ValidationError(str(error)) from error
        except Unreadable as unreadable:
            raise forms.ValidationError([sentence(defect) for defect in unreadable.defects]) from unreadable


class AddPlanDatesForm(forms.Form):
    """The button under a preview."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=60_000)


class ShiftMeetingForm(forms.Form):
    """Another moment for one meeting: only those with which the year keeps every rule."""

    meeting = forms.CharField(widget=forms.HiddenInput, max_length=60)
    to = forms.ChoiceField(label=gettext_lazy("Nieuw moment"))

    def __init__(self, data: Any = None, *, places: Places) -> None:
        """`places`: what there is to choose."""
        super().__init__(data, initial={"meeting": places.address, "to": places.cheapest})
        cast(forms.ChoiceField, self.fields["to"]).choices = places.choices


class TakeWayOutForm(forms.Form):
    """The button beside a way out: which one, and of which version of the plan."""

    number = forms.IntegerField(min_value=0, max_value=99)
    version = forms.IntegerField(min_value=0, max_value=10**6)


class PublishPlanForm(forms.Form):
    """Sign for the rules that are let go."""

    why = forms.CharField(
        label=gettext_lazy("Waarom wijk je af?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Je ondertekent: je naam, de reden en het moment komen in het register."),
    )

    def __init__(self, request: HttpRequest, *, has_exemptions: bool) -> None:
        """Nothing to sign without exemptions: an empty form that was sent is sent all the same."""
        super().__init__(request.POST if request.method == "POST" else None)
        if not has_exemptions:
            del self.fields["why"]
