"""Shape of what is asked around erasing."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from som_portal.kit.forms import OnceForm

SURE = _("wis")


class SureForm(OnceForm):
    """A word typed by hand: nobody erases by accident."""

    word = forms.CharField(max_length=20, label=_("Typ “wis” om te bevestigen"), strip=True)

    def clean_word(self) -> str:
        """The word of the page's language, in any case."""
        word: str = self.cleaned_data["word"]
        if word.strip(" .“”\"'").casefold() != str(SURE):
            raise ValidationError(_("Typ precies het woord “wis”."), code="not sure")
        return word


class EraseForm(SureForm):
    """The coördinatiecel carries it out."""

    ends_terms = forms.BooleanField(
        required=False,
        label=_("Laat elke zetel van deze persoon gisteren eindigen"),
        help_text=_("Nodig zolang de persoon een zetel heeft. Wat vandaag begint, kan pas morgen."),
    )


class RefuseForm(OnceForm):
    """Why not."""

    reason = forms.CharField(
        label=_("Waarom niet?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De persoon leest dit in een mail. Bijvoorbeeld: er loopt een geding, of de wet vraagt bewaring."),
    )
