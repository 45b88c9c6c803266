"""Shape of input about events."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.events.models import Kind
from som_portal.kit.forms import OnceForm
from werkingen.laboratorium.models import Lab
from werkingen.studio.models import Project
from werkingen.works.forms import LongTextField, MomentField

MOST_PLACES = 5000


class EventForm(OnceForm):
    """When, where, for how many."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    kind = forms.ChoiceField(label=_("Soort"), choices=Kind)
    starts_at = MomentField(label=_("Begint"))
    ends_at = MomentField(label=_("Eindigt"))
    place = forms.CharField(label=_("Plaats"), max_length=200)
    capacity = forms.IntegerField(label=_("Aantal plaatsen"), min_value=1, max_value=MOST_PLACES)
    text = LongTextField(label=_("Waarover gaat het?"))
    is_closed = forms.BooleanField(
        label=_("Besloten"),
        required=False,
        help_text=_("Alleen het SOM-team, de coördinatiecel en labotrekkers zien dit event."),
    )
    lab = forms.ModelChoiceField(
        label=_("Bij welk labo hoort het?"),
        queryset=Lab.objects.order_by("question"),
        required=False,
        empty_label=_("Geen labo"),
    )
    project = forms.ModelChoiceField(
        label=_("Bij welk project hoort het?"),
        queryset=Project.objects.order_by("title"),
        required=False,
        empty_label=_("Geen project"),
    )

    def clean(self) -> dict[str, Any]:
        """An event ends after it starts."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_at"), cleaned.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", _("Een event eindigt niet voor het begint."))
        return cleaned


class CancelForm(forms.Form):
    """Why it is called off."""

    reason = LongTextField(
        label=_("Waarom gaat het niet door?"), rows=3, help_text=_("Wie ingeschreven is, krijgt dit per mail.")
    )
