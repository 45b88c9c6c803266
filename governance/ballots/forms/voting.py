"""What a seat says: a choice, an option, or an order of options; with an argument where the method asks one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.actions import More
from governance.ballots.models import CHOICE_LABELS, LABELS, LONGEST_SAID, Ballot, BallotOption
from governance.ballots.rules import Choice, Method

PICK = Choice.PICK.value
ABSTAIN = (Choice.ABSTAIN.value, CHOICE_LABELS[Choice.ABSTAIN.value])


class VoteForm(forms.Form):
    """The vote of one seat of the roll, as its method asks it."""

    elector = forms.IntegerField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(label=gettext_lazy("Jouw stem"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        """Choices, options and places come from the ballot."""
        super().__init__(*args, **kwargs)
        self.method, self.options = ballot.method, list(ballot.options.all()) if ballot.method.has_options else []
        self.fields["choice"].choices = _choices(self.method, self.options)  # type: ignore[attr-defined]
        if self.method is Method.RANKING:
            for option in self.options:
                self.fields[f"place_{option.pk}"] = _place(option, len(self.options))
        if self.method is Method.CONSENT:
            self.fields["argument"] = _words(_("Waarom kan je dit niet laten gebeuren?"))
            self.fields["way_out"] = _words(_("Wat zou je bezwaar wegnemen?"))

    def clean(self) -> dict[str, Any]:
        """A ranking gives every option a place of its own; an objection has an argument and a way out."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.method is Method.RANKING and cleaned.get("choice") == PICK:
            places = sorted(str(cleaned.get(f"place_{option.pk}", "")) for option in self.options)
            if places != sorted(str(place) for place in range(1, len(self.options) + 1)):
                self.add_error("choice", _("Geef elke optie een eigen plaats, van 1 tot de laatste."))
        if self.method is Method.CONSENT and cleaned.get("choice") == Choice.AGAINST:
            for name in ("argument", "way_out"):
                if not cleaned.get(name, "").strip():
                    self.add_error(name, _("Een bezwaar heeft een argument en zegt wat het zou wegnemen. Vul dit in."))
        return cleaned

    @property
    def word(self) -> str:
        """The choice in words."""
        if self.ranking:
            names = {option.pk: option.name for option in self.options}
            return " · ".join(f"{place}. {names[pk]}" for place, pk in enumerate(self.ranking, start=1))
        words: dict[str, str | Promise] = dict(_choices(self.method, self.options))
        return str(words[self.cleaned_data["choice"]])

    @property
    def said(self) -> Choice:
        """What the seat says."""
        return Choice(self.cleaned_data["choice"].partition(":")[0])

    @property
    def more(self) -> More:
        """What it says beside that."""
        option = self.cleaned_data["choice"].partition(":")[2]
        is_objection = self.said is Choice.AGAINST
        return More(
            option=int(option) if option else None,
            ranking=self.ranking,
            argument=self.cleaned_data.get("argument", "").strip() if is_objection else "",
            way_out=self.cleaned_data.get("way_out", "").strip() if is_objection else "",
        )

    @property
    def ranking(self) -> tuple[int, ...]:
        """The options by number, the best first; empty when none was ranked."""
        if self.method is not Method.RANKING or self.said is not Choice.PICK:
            return ()
        return tuple(one.pk for one in sorted(self.options, key=lambda one: int(self.cleaned_data[f"place_{one.pk}"])))

    def hidden(self) -> VoteForm:
        """The same vote, to be confirmed."""
        for field in self.fields.values():
            field.widget = forms.HiddenInput()
        return self


def _choices(method: Method, options: list[BallotOption]) -> list[tuple[str, str | Promise]]:
    """What one can say, as value and words."""
    if method is Method.CHOICE:
        return [*((f"{PICK}:{option.pk}", option.name) for option in options), ABSTAIN]
    if method is Method.RANKING:
        return [(PICK, gettext_lazy("Dit is mijn volgorde")), ABSTAIN]
    return list(LABELS.get(method, CHOICE_LABELS).items())


def _place(option: BallotOption, many: int) -> forms.ChoiceField:
    places = [("", "–"), *((str(place), str(place)) for place in range(1, many + 1))]
    return forms.ChoiceField(label=option.name, choices=places, required=False)


def _words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("Nodig bij een overwegend bezwaar. Iedereen kan dit lezen: noem geen personen."),
        required=False,
        max_length=LONGEST_SAID,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
