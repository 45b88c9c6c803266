"""Which seat is asked to propose together, and what it answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from governance.bodies.models import Seat
from som_portal.kit.forms import OnceForm


class AskCoproposerForm(OnceForm):
    """One seat of the raad, by its name: who holds it gets the mail."""

    seat = forms.ModelChoiceField(
        label=gettext_lazy("Welke zetel vraag je?"),
        queryset=Seat.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Wie op die zetel zit, krijgt een mail. Tot het antwoord ja is, staat er nergens iets."),
    )

    def __init__(self, *args: Any, seats: QuerySet[Seat], **kwargs: Any) -> None:
        """The seats that may be asked."""
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["seat"]
        choice.queryset, choice.label_from_instance = seats, lambda seat: seat.name


class AnswerCoproposalForm(forms.Form):
    """Yes or no to proposing together."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Dien je dit voorstel mee in?"),
        choices=[
            ("accept", gettext_lazy("Ja, mijn zetel dient mee in")),
            ("decline", gettext_lazy("Nee, mijn zetel dient niet mee in")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def accepts(self) -> bool:
        """Said yes."""
        return bool(self.cleaned_data["answer"] == "accept")
