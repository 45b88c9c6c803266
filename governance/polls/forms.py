"""Shape of input about polls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.polls.actions import FEWEST, MOST, Moment
from governance.polls.models import LONGEST_REASON, PollOption
from governance.polls.queries import Proposal
from governance.polls.rules import Choice
from som_portal.kit import clock
from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput, OnceForm
from som_portal.kit.templatetags.som import day as day_in_words
from som_portal.kit.templatetags.som import hour

WORDS = {
    Choice.YES: gettext_lazy("Ja"),
    Choice.IF_NEED_BE: gettext_lazy("Als het moet"),
    Choice.NO: gettext_lazy("Nee"),
}
LAST_MINUTE = time(23, 59)


def moment_words(starts_at: datetime, ends_at: datetime) -> str:
    """A moment as one reads it aloud."""
    words = _("{day}, van {start} tot {end}")
    return words.format(day=day_in_words(starts_at).capitalize(), start=hour(starts_at), end=hour(ends_at))


class OpenPollForm(OnceForm):
    """What it is about, which moments to ask, and until when."""

    what = forms.CharField(label=gettext_lazy("Waarvoor zoek je een datum?"), max_length=160)
    moments = forms.MultipleChoiceField(
        label=gettext_lazy("Welke momenten vraag je?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Dit zijn geldige momenten: geen vakantie, op de dagen en uren van dit netwerkonderdeel, en wie erbij "
            "moet zijn, zit dan niet elders."
        ),
    )
    place = forms.CharField(label=gettext_lazy("Plaats"), max_length=200)
    closes_on = forms.DateField(
        label=gettext_lazy("Antwoorden tot en met"),
        widget=DayInput,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": NO_DAY},
        help_text=gettext_lazy("Twee dagen vooraf herinneren we wie nog niet antwoordde."),
    )
    field_order = ["what", "moments", "place", "closes_on", "key"]

    def __init__(self, data: Any = None, *, proposals: Sequence[Proposal], at: datetime, **kwargs: Any) -> None:
        """`proposals`: the valid moments one chooses from."""
        super().__init__(data, **kwargs)
        self.at, self.by_value = at, {one.starts_at.isoformat(): one for one in proposals}
        field = cast(forms.MultipleChoiceField, self.fields["moments"])
        field.choices = [(value, _option_words(one)) for value, one in self.by_value.items()]

    def clean_moments(self) -> list[Moment]:
        """As pairs of begin and end."""
        chosen = [self.by_value[value] for value in self.cleaned_data["moments"]]
        if not FEWEST <= len(chosen) <= MOST:
            raise forms.ValidationError(_("Kies tussen {least} en {most} momenten.").format(least=FEWEST, most=MOST))
        return [(one.starts_at, one.ends_at) for one in chosen]

    def clean_closes_on(self) -> date:
        """There must be time to answer."""
        chosen: date = self.cleaned_data["closes_on"]
        today = clock.day_of(self.at)
        if not today < chosen <= today + timedelta(days=366):
            raise forms.ValidationError(_("Kies een dag die nog moet komen, zodat de leden tijd hebben."))
        return chosen

    def clean(self) -> dict[str, Any]:
        """Everybody answers before the first moment."""
        data = super().clean() or self.cleaned_data
        if "moments" in data and "closes_on" in data and data["closes_on"] >= clock.day_of(min(data["moments"])[0]):
            self.add_error("closes_on", _("Kies een dag voor het eerste moment dat je vraagt."))
        return data

    def poll(self) -> dict[str, Any]:
        """The arguments of open_poll."""
        data = self.cleaned_data
        closes_at = datetime.combine(data["closes_on"], LAST_MINUTE, tzinfo=clock.BRUSSELS)
        return {name: data[name] for name in ("what", "place", "moments", "key")} | {"closes_at": closes_at}


def _option_words(one: Proposal) -> str:
    words = moment_words(one.starts_at, one.ends_at)
    return words if not one.busy else _("{moment} ({n} leden zitten dan elders)").format(moment=words, n=one.busy)


class AnswerPollForm(forms.Form):
    """One choice of three for every moment; a moment may stay open."""

    def __init__(self, data: Any = None, *, options: Sequence[PollOption], given: Mapping[int, str]) -> None:
        """`given`: what somebody said before, by option."""
        super().__init__(data)
        for option in options:
            self.fields[f"option-{option.pk}"] = forms.ChoiceField(
                label=moment_words(option.starts_at, option.ends_at),
                choices=[(choice.value, word) for choice, word in WORDS.items()],
                widget=forms.RadioSelect,
                required=False,
                initial=given.get(option.pk, ""),
            )

    def clean(self) -> dict[str, Any]:
        """At least one moment is answered: else the button was pressed by accident."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Zeg van minstens één moment of het past."))
        return data

    def choices(self) -> dict[int, str]:
        """What was chosen, by option."""
        return {int(name.removeprefix("option-")): choice for name, choice in self.cleaned_data.items() if choice}


class ClosePollForm(forms.Form):
    """Why this date, when quorum or somebody required is missing."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom toch deze datum?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De leden lezen dit bij de datumprikker."),
    )

    def __init__(self, data: Any = None, *, needs_reason: bool) -> None:
        """Ask for a reason only when one is needed."""
        super().__init__(data)
        if not needs_reason:
            del self.fields["reason"]


class DropPollForm(forms.Form):
    """Why no date was chosen."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom komt er geen datum?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De leden lezen dit in hun mail."),
    )
