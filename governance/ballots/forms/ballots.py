"""How a ballot is held and when it closes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from governance.ballots.access import is_a_manner, is_a_window
from governance.ballots.actions import Manner
from governance.ballots.models import METHOD_LABELS, Proposal
from governance.ballots.queries import could_gain, paid_by, suggested_close
from governance.ballots.rules import Method
from governance.bodies.queries import SeatOnDate
from governance.meetings.models import Meeting
from governance.people.models import Institution
from som_portal.kit import clock
from som_portal.kit.forms import DayInput, OnceForm, SeveralField


class OpenBallotForm(OnceForm):
    """The method, its options, who gains by it, and when the ballot closes."""

    method = forms.ChoiceField(
        label=gettext_lazy("Hoe beslist de raad?"),
        choices=[(method.value, words) for method, words in METHOD_LABELS.items()],
        initial=Method.VOTE.value,
        required=False,
        widget=forms.RadioSelect,
    )
    options = forms.CharField(
        label=gettext_lazy("Opties"),
        help_text=gettext_lazy("Alleen bij een keuze of een volgorde: elke optie op een eigen regel."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_secret = forms.BooleanField(
        label=gettext_lazy("Geheim stemmen"),
        help_text=gettext_lazy("Kan alleen over personen. Een geheime stem kan niemand nog wijzigen of nakijken."),
        required=False,
    )
    beneficiaries = SeveralField(
        label=gettext_lazy("Wie heeft er zelf voordeel bij?"),
        help_text=gettext_lazy(
            "De zetel van wie je aanvinkt, stemt niet mee tenzij die zegt waarom er geen eigen belang is."
            " Een partner die geld krijgt uit het voorstel, hoort er altijd bij."
        ),
        queryset=Institution.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    closes_on = forms.DateField(label=gettext_lazy("Sluit op"), widget=DayInput)
    closes_time = forms.TimeField(
        label=gettext_lazy("Om"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(
        self, *args: Any, proposal: Proposal, meeting: Meeting, roll: Iterable[SeatOnDate], at: datetime, **kwargs: Any
    ) -> None:
        """The rules ask for the proposal, the seats, the day of the meeting and the moment of opening."""
        super().__init__(*args, **kwargs)
        self.proposal, self.meeting, self.roll, self.at = proposal, meeting, list(roll), at
        self.fields["beneficiaries"].queryset = could_gain(self.roll)  # type: ignore[attr-defined]

    @classmethod
    def suggested(
        cls, data: Any, *, proposal: Proposal, meeting: Meeting, roll: Iterable[SeatOnDate], at: datetime
    ) -> OpenBallotForm:
        """With the first moment that is allowed filled in."""
        moment = clock.local(suggested_close(at))
        is_on_persons = proposal.kind == Proposal.Kind.APPOINTMENT
        initial = {"closes_on": moment.date(), "closes_time": moment.time(), "is_secret": is_on_persons}
        initial["beneficiaries"] = list(paid_by(proposal))
        return cls(data, initial=initial, proposal=proposal, meeting=meeting, roll=roll, at=at)

    def clean_method(self) -> str:
        """A plain vote unless another method was chosen."""
        return str(self.cleaned_data["method"] or Method.VOTE.value)

    def clean(self) -> dict[str, Any]:
        """A day that house rule 18 allows, and a manner that rules 4 and 5 allow."""
        cleaned: dict[str, Any] = super().clean() or {}
        day, time = cleaned.get("closes_on"), cleaned.get("closes_time")
        if day and time:
            cleaned["closes_at"] = clock.brussels(day.year, day.month, day.day, time.hour, time.minute)
            verdict = is_a_window(self.meeting, cleaned["closes_at"], at=self.at)
            if not verdict:
                self.add_error("closes_on", str(verdict.reason))
        if "method" in cleaned and "options" in cleaned:
            self._check_manner(Method(cleaned["method"]), _lines(cleaned["options"]), cleaned.get("is_secret", False))
        return cleaned

    def _check_manner(self, method: Method, options: tuple[str, ...], is_secret: bool) -> None:
        verdict = is_a_manner(self.proposal, method, options, is_secret=is_secret, roll=self.roll)
        if not verdict:
            fits_in_the_open = is_a_manner(self.proposal, method, options, is_secret=False, roll=self.roll)
            self.add_error("is_secret" if fits_in_the_open else "options", str(verdict.reason))

    @property
    def manner(self) -> Manner:
        """How the ballot is held."""
        cleaned = self.cleaned_data
        return Manner(
            method=Method(cleaned["method"]),
            options=_lines(cleaned["options"]),
            is_secret=cleaned["is_secret"],
            beneficiaries=tuple(cleaned["beneficiaries"]),
        )

    @property
    def window(self) -> dict[str, Any]:
        """When it closes, how it is held, and the key that makes a double click one ballot."""
        names = ("closes_at", "key")
        return {name: self.cleaned_data[name] for name in names} | {"manner": self.manner}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
