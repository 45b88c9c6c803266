"""Shape of input about soundings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.soundings.models import LONGEST_QUESTION, LONGEST_SENTENCE, Opinion
from som_portal.kit.forms import OnceForm


class OpenSoundingForm(OnceForm):
    """The one question."""

    question = forms.CharField(
        label=_("Je vraag"),
        initial=_("Wat vind jij van dit voorstel?"),
        max_length=LONGEST_QUESTION,
        help_text=_("Eén vraag. Wie de link krijgt, leest ze samen met het voorstel in gewone woorden."),
    )


class AnswerSoundingForm(OnceForm):
    """An opinion, and one sentence when one likes."""

    opinion = forms.ChoiceField(label=_("Wat vind jij?"), choices=Opinion, widget=forms.RadioSelect)
    sentence = forms.CharField(
        label=_("Waarom? In één zin"),
        required=False,
        max_length=LONGEST_SENTENCE,
        help_text=_("Schrijf geen namen: niet de jouwe en niet die van iemand anders."),
    )


class CloseSoundingForm(forms.Form):
    """Nothing to fill in."""
