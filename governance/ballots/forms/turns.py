"""What people type about proxies, interests and the rounds of a consent ballot."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from governance.ballots.models import LONGEST_REASON, LONGEST_SAID, LONGEST_TEXT, Recusal, Round
from governance.ballots.queries import substitute_of, voting_seats_at
from governance.bodies.models import Seat
from governance.bodies.queries import SeatOnDate
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit.forms import OnceForm


class GiveProxyForm(OnceForm):
    """Which seat gives, and who bears."""

    seat = forms.ModelChoiceField(
        label=gettext_lazy("Jouw zetel"), queryset=Seat.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    bearer = forms.ChoiceField(label=gettext_lazy("Wie stemt in jouw plaats?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, meeting: Meeting, seats: list[Seat], **kwargs: Any) -> None:
        """The seats one holds that day, and who sits on the other voting seats."""
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = Seat.objects.filter(pk__in=[seat.pk for seat in seats])  # type: ignore[attr-defined]
        self.fields["seat"].initial = seats[0].pk if seats else None
        self.people = dict(_bearers(meeting, seats))
        names = [(str(person.pk), words) for person, words in self.people.values()]
        self.fields["bearer"].choices = names  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        """The seat, who is asked, and the key that makes a double click one proxy."""
        bearer = self.people[self.cleaned_data["bearer"]][0]
        return {"seat": self.cleaned_data["seat"], "bearer": bearer, "key": self.cleaned_data["key"]}


def _bearers(meeting: Meeting, seats: list[Seat]) -> list[tuple[str, tuple[User, str]]]:
    """Who may be asked, with the seat they are known by; a pupil only by seat."""
    found: list[tuple[str, tuple[User, str]]] = []
    for seat in seats[:1]:
        substitute = substitute_of(seat, meeting.day)
        if substitute is not None:
            return [(str(substitute.pk), (substitute, f"{substitute.name} ({seat.name})"))]
        for row in voting_seats_at(meeting, seat):
            found += [(str(person.pk), (person, _known_as(person, row))) for person in row.holders]
    return found


def _known_as(person: User, row: SeatOnDate) -> str:
    """The seat and the name; of who is not named the seat, and in a duo which of both it is."""
    if person.name in row.public_names:
        return f"{row.seat.name} · {person.name}"
    if len(row.holders) == 1:
        return row.seat.name
    return f"{row.seat.name} ({row.holders.index(person) + 1}/{len(row.holders)})"


class AnswerProxyForm(forms.Form):
    """Yes or no to a proxy."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Stem je in de plaats van deze zetel?"),
        choices=[
            ("accept", gettext_lazy("Ja, ik aanvaard de volmacht")),
            ("refuse", gettext_lazy("Nee, ik aanvaard ze niet")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def accepts(self) -> bool:
        """Said yes."""
        return bool(self.cleaned_data["answer"] == "accept")


class InterestForm(forms.Form):
    """Whether there is an interest of one's own."""

    state = forms.ChoiceField(
        label=gettext_lazy("Heeft jouw organisatie hier zelf belang bij?"),
        choices=[
            (Recusal.State.DECLARED.value, gettext_lazy("Ja. Deze zetel stemt niet mee")),
            (Recusal.State.CONTESTED.value, gettext_lazy("Nee. Deze zetel stemt mee, om deze reden:")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Nodig als je geen eigen belang ziet. Iedereen kan dit lezen: noem geen personen."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Who contests says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("state") == Recusal.State.CONTESTED and not cleaned.get("reason", "").strip():
            self.add_error("reason", gettext_lazy("Zeg in een zin waarom er geen eigen belang is."))
        return cleaned

    @property
    def stated(self) -> dict[str, str]:
        """What is stated, and why."""
        return {name: self.cleaned_data[name] for name in ("state", "reason")}


class ContributeForm(OnceForm):
    """A question while clarifying, or a reaction."""

    text = forms.CharField(
        label=gettext_lazy("Jouw vraag of reactie"),
        help_text=gettext_lazy("Iedereen kan dit lezen, met de naam van je zetel erbij."),
        max_length=LONGEST_SAID,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MoveOnForm(forms.Form):
    """The phase that comes now."""

    phase = forms.ChoiceField(choices=Round.Phase.choices, widget=forms.HiddenInput)


class IntegrateForm(forms.Form):
    """The text of the next round, with the objections taken in."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1000)
    text = forms.CharField(
        label=gettext_lazy("De tekst van de volgende ronde"),
        help_text=gettext_lazy("Verwerk de bezwaren. Iedereen ziet wat er verandert, woord voor woord."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
