"""Shape of what a person tells on their card."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.charter.models import FocusArea
from governance.directory.models import (
    LONGEST_FUNCTION,
    LONGEST_PHONE,
    LONGEST_PURPOSE,
    PIECES,
    Circle,
    ContactCard,
)
from governance.people.models import Level
from som_portal.kit.forms import SeveralField

PHONE = r"\A\+?[0-9][0-9 ./()-]{5,28}\Z"
PHONE_ERROR = _("Schrijf een telefoonnummer met cijfers, bijvoorbeeld 016 12 34 56 of +32 16 12 34 56.")


def _audience(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=Circle, coerce=int, initial=Circle.CELL, help_text=help_text)


class CardForm(forms.Form):
    """Every piece of a card, each with who may read it."""

    purpose = forms.CharField(
        label=_("Waarvoor mag je mij contacteren?"),
        max_length=LONGEST_PURPOSE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hoogstens 300 tekens. Bijvoorbeeld: vragen over taalsteun in het eerste leerjaar."),
    )
    purpose_for = _audience(_("Wie leest dit antwoord?"))
    levels = forms.MultipleChoiceField(
        label=_("Niveaus waar je werkt"), choices=Level, required=False, widget=forms.CheckboxSelectMultiple
    )
    levels_for = _audience(_("Wie ziet je niveaus?"))
    focus_areas = SeveralField(
        label=_("Speerpunten waar je aan werkt"),
        queryset=FocusArea.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    focus_areas_for = _audience(_("Wie ziet je speerpunten?"))
    function = forms.CharField(label=_("Je functie in je instelling"), max_length=LONGEST_FUNCTION, required=False)
    function_for = _audience(
        _("Wie ziet je functie en je instelling?"),
        _("Je net volgt uit je instelling. De instelling van een zetel is altijd openbaar."),
    )
    phone = forms.RegexField(
        PHONE,
        label=_("Telefoonnummer"),
        max_length=LONGEST_PHONE,
        required=False,
        error_messages={"invalid": PHONE_ERROR},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    phone_for = _audience(_("Wie ziet je telefoonnummer?"))
    email_for = _audience(_("Wie ziet je e-mailadres?"), _("Het adres waarmee je je aanmeldt."))

    @classmethod
    def about(cls, card: ContactCard | None, *, shares_nothing: bool, data: Any = None) -> "CardForm":
        """Filled with what the card says. Who sits on a pupil's or student's seat is not asked with whom to share."""
        form = cls(data, initial=_told(card) if card else None)
        if shares_nothing:
            for piece in PIECES:
                del form.fields[f"{piece}_for"]
        return form

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it: the pieces, and `shared` with the circle of each."""
        cleaned = self.cleaned_data
        shared = {piece: cleaned[f"{piece}_for"] for piece in PIECES if f"{piece}_for" in cleaned}
        return {piece: cleaned[piece] for piece in PIECES if piece in cleaned} | {"shared": shared}


def _told(card: ContactCard) -> dict[str, Any]:
    return {
        **{piece: getattr(card, piece) for piece in ("purpose", "function", "phone")},
        **{f"{piece}_for": getattr(card, f"{piece}_for") for piece in PIECES},
        "levels": [one.level for one in card.levels.all()],
        "focus_areas": list(card.focus_areas.all()),
    }
