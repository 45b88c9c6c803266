"""Shape of input about stories."""

from django import forms
from django.utils.translation import gettext_lazy as _

from community.stories.models import Rubric
from som_portal.kit.forms import OnceForm
from werkingen.laboratorium.models import Lab
from werkingen.studio.models import Project
from werkingen.works.forms import LongTextField

LONGEST_STORY = 20_000


class StoryForm(OnceForm):
    """A story in plain paragraphs."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    rubric = forms.ChoiceField(label=_("Rubriek"), choices=Rubric)
    intro = forms.CharField(
        label=_("Inleiding"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Twee of drie zinnen die zin geven om verder te lezen."),
    )
    body = forms.CharField(
        label=_("Je verhaal"),
        max_length=LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Een lege regel maakt een nieuwe alinea. Vraag eerst of je iemand bij naam mag noemen."),
    )
    lab = forms.ModelChoiceField(
        label=_("Over welk labo?"),
        queryset=Lab.objects.order_by("question"),
        required=False,
        empty_label=_("Geen labo"),
    )
    project = forms.ModelChoiceField(
        label=_("Over welk project?"),
        queryset=Project.objects.order_by("title"),
        required=False,
        empty_label=_("Geen project"),
    )


class ReturnForm(forms.Form):
    """What could be better."""

    note = LongTextField(label=_("Wat kan er nog beter?"), help_text=_("De auteur krijgt dit per mail."))
