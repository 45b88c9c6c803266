"""Shape of what a visitor tells us about the portal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from som_portal.kit.forms import OnceForm


class FeedbackForm(OnceForm):
    """Works signed out and without JavaScript."""

    page = forms.CharField(label=_("Over welke pagina gaat het?"), max_length=200, required=False)
    text = forms.CharField(label=_("Wat liep er mis?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))
    email = forms.EmailField(
        label=_("Je e-mailadres"), required=False, help_text=_("Niet verplicht. Alleen om je te antwoorden.")
    )
