"""Shape of what an institution answers, and of what comes back."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from governance.delegates.actions import Proposed
from governance.delegates.models import LONGEST_FUNCTION, LONGEST_REFUSAL, LONGEST_TEXT, DelegateProposal
from governance.delegates.queries import Place
from som_portal.kit.forms import DayInput, OnceForm

Change = DelegateProposal.Change
STAYS_VACANT = _("blijft voorlopig open")
NEEDED: dict[str, tuple[str, ...]] = {Change.ENDS: ("last_day",), Change.NEW: ("name", "email")}


class ProposalForm(OnceForm):
    """Per place: who is there stays, stops, or makes way for somebody new."""

    def __init__(self, places: list[Place], *, today: date, data: Any = None) -> None:
        """Five fields a place; everything stays as it is until one says otherwise."""
        super().__init__(data)
        self.places, self.today = places, today
        for index, place in enumerate(places):
            for name, field in _fields_for(place).items():
                self.fields[f"{name}_{index}"] = field

    def sections(self) -> Iterator[tuple[Place, list[BoundField]]]:
        """Each place with its fields, as the page shows them."""
        for index, place in enumerate(self.places):
            yield place, [self[f"{name}_{index}"] for name in _fields_for(place)]

    def clean(self) -> dict[str, Any]:
        """Who stops has a last day, who is new has a name and an address, and something changes."""
        cleaned = super().clean() or {}
        for index in range(len(self.places)):
            self._check(index, cleaned)
        changes = {cleaned.get(f"change_{index}") for index in range(len(self.places))}
        if not self.errors and changes <= {Change.KEEP}:
            raise ValidationError(_("Er verandert niets. Ga terug en kies “Klopt”."), code="nothing")
        return cleaned

    def proposed(self) -> list[Proposed]:
        """What was said, place by place; a vacant place that stays vacant says nothing."""
        said = [self._said(index, place) for index, place in enumerate(self.places)]
        return [one for one in said if one.place.mandate is not None or one.change == Change.NEW]

    def _check(self, index: int, cleaned: dict[str, Any]) -> None:
        change, last_day = cleaned.get(f"change_{index}"), cleaned.get(f"last_day_{index}")
        for name in NEEDED.get(change or Change.KEEP, ()):
            if not cleaned.get(f"{name}_{index}") and f"{name}_{index}" not in self.errors:
                self.add_error(f"{name}_{index}", ValidationError(_("Vul dit in."), code="required"))
        if change != Change.KEEP and last_day and not self._is_sensible(index, last_day):
            text = _("Kies een dag vanaf vandaag en binnen het jaar.")
            self.add_error(f"last_day_{index}", ValidationError(text, code="order"))

    def _is_sensible(self, index: int, last_day: date) -> bool:
        return self.today <= last_day <= self.today.replace(year=self.today.year + 1, day=1)

    def _said(self, index: int, place: Place) -> Proposed:
        """Only what belongs to the change: a name typed beside "blijft" is not kept."""
        change = self.cleaned_data[f"change_{index}"]
        said = {name: self.cleaned_data.get(f"{name}_{index}") or "" for name in ("name", "email", "function")}
        last_day = self.cleaned_data.get(f"last_day_{index}") if change != Change.KEEP else None
        if change != Change.NEW:
            said = {}
        return Proposed(place=place, change=change, last_day=last_day, **said)


def _fields_for(place: Place) -> dict[str, forms.Field]:
    """The fields of one place; a vacant one has nobody who could stop."""
    known = [(Change.KEEP, Change.KEEP.label), (Change.ENDS, Change.ENDS.label), (Change.NEW, Change.NEW.label)]
    vacant = [(Change.KEEP, STAYS_VACANT), (Change.NEW, Change.NEW.label)]
    fields: dict[str, forms.Field] = {
        "change": forms.ChoiceField(
            label=_("Wat verandert er?"),
            choices=vacant if place.mandate is None else known,
            initial=Change.KEEP,
            widget=forms.RadioSelect,
        ),
        "last_day": forms.DateField(
            label=_("Laatste dag"),
            widget=DayInput,
            required=False,
            help_text=_("Van wie stopt, of plaats maakt. Leeg bij iemand nieuw: zodra we het nakeken."),
        ),
        "name": forms.CharField(
            label=_("Naam van wie nieuw is"),
            max_length=120,
            required=False,
            help_text=_("Alleen als er iemand anders komt."),
        ),
        "email": forms.EmailField(label=_("E-mailadres van wie nieuw is"), max_length=254, required=False),
        "function": forms.CharField(label=_("Functie van wie nieuw is"), max_length=LONGEST_FUNCTION, required=False),
    }
    if place.mandate is None:
        del fields["last_day"]
    return fields


class RefusalForm(forms.Form):
    """Why a change does not go on."""

    reason = forms.CharField(
        label=_("Waarom niet?"),
        max_length=LONGEST_REFUSAL,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De instelling leest dit in een mail."),
    )


class SuggestionForm(OnceForm):
    """Whom, and why."""

    who = forms.CharField(
        label=_("Wie of welk profiel?"),
        max_length=160,
        help_text=_(
            "Een naam, of wat je zoekt: “iemand uit het deeltijds onderwijs”. Alleen jij en de coördinatiecel zien dit."
        ),
    )
    reason = forms.CharField(label=_("Waarom?"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5}))


class SuggestionAnswerForm(forms.Form):
    """What happens with a suggestion."""

    answer = forms.CharField(
        label=_("Je antwoord"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Wie de suggestie gaf, krijgt deze tekst per mail."),
    )
