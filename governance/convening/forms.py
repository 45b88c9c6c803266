"""Shape of input about meetings on demand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.convening.models import LONGEST_TEXT
from som_portal.kit.forms import OnceForm


class RequestForm(OnceForm):
    """What should SOM plus meet about, and why now?"""

    title = forms.CharField(label=_("Waarover moet SOM plus samenkomen?"), max_length=160)
    reason = forms.CharField(
        label=_("Waarom kan het niet wachten?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("De andere afgevaardigden en de coördinatiecel lezen dit. Noem geen leerlingen of collega’s."),
    )


class AnswerForm(forms.Form):
    """Why there will be no meeting."""

    answer = forms.CharField(
        label=_("Waarom komt er geen vergadering, en wat dan wel?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Iedereen die de vraag steunt, krijgt deze tekst per mail."),
    )
