"""Shape of input about signals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.challenges.models import Challenge, Signal
from governance.charter.models import FocusArea
from governance.people.models import Level
from som_portal.kit.forms import OnceForm, SeveralField

LONGEST_TEXT = 4000
MOST_AT_ONCE = 100


class SignalForm(OnceForm):
    """What did you notice?"""

    title = forms.CharField(
        label=_("Wat valt je op?"), max_length=160, help_text=_("Eén zin, zoals je het tegen een collega zou zeggen.")
    )
    text = forms.CharField(
        label=_("Vertel er meer over"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Wat zie je gebeuren, bij wie, en hoe vaak? Noem geen namen van leerlingen of collega's."),
    )
    level = forms.ChoiceField(label=_("Onderwijsniveau"), choices=Level)
    focus_area = forms.ModelChoiceField(
        label=_("Bij welk speerpunt past het?"),
        queryset=FocusArea.objects.all(),
        empty_label=None,
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    """What the person who gave the signal reads."""

    answer = forms.CharField(
        label=_("Je antwoord"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Wie het signaal gaf, krijgt deze tekst per mail."),
    )


class BundleForm(forms.Form):
    """Signals that belong together: behind a challenge that exists, or a new one."""

    signals = SeveralField(
        label=_("Welke signalen horen samen?"),
        queryset=Signal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    challenge = forms.ModelChoiceField(
        label=_("Uitdaging die al bestaat"),
        queryset=Challenge.objects.all(),
        required=False,
        empty_label=_("Nee, maak een nieuwe"),
    )
    title = forms.CharField(label=_("Titel van de nieuwe uitdaging"), max_length=160, required=False)
    summary = forms.CharField(
        label=_("Waarover gaat het, in drie zinnen?"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Deze tekst is openbaar. De signalen zelf zijn dat niet."),
    )
    focus_areas = SeveralField(
        label=_("Speerpunten"),
        queryset=FocusArea.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer only what still waits, oldest first."""
        super().__init__(*args, **kwargs)
        waiting = Signal.objects.waiting().order_by("raised_at", "pk")
        self.fields["signals"].queryset = Signal.objects.filter(  # type: ignore[attr-defined]
            pk__in=list(waiting.values_list("pk", flat=True)[:MOST_AT_ONCE])
        ).order_by("raised_at", "pk")

    def clean(self) -> dict[str, Any]:
        """A new challenge needs a title, a summary and a speerpunt."""
        cleaned = super().clean() or {}
        if cleaned.get("challenge") or "challenge" in self.errors:
            return cleaned
        for name in ("title", "summary", "focus_areas"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Vul dit in, of kies hierboven een uitdaging die al bestaat."))
        return cleaned
