"""What people type about proposals, their place on an agenda, and what carries a decision out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.actions import Asked
from governance.ballots.forms.costs import COST_NAMES, CostsForm, costs_initial
from governance.ballots.forms.kinds import KINDS
from governance.ballots.models import LONGEST_MONTHS, LONGEST_QUESTION, LONGEST_TEXT, TEXTS, Decision, Proposal
from governance.ballots.queries import Since, coming_raad_meetings, competences
from governance.ballots.rules import merged
from governance.charter.models import FocusArea
from governance.charter.norms import house_rules
from governance.meetings.models import Meeting
from som_portal.kit.forms import DayInput, OnceForm, SeveralField
from som_portal.kit.templatetags.som import moment


def _told(name: str, help_text: Any, rows: int = 3) -> forms.CharField:
    """A text of the file that may stay empty until the raad reads it."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=TEXTS[name], help_text=help_text, max_length=LONGEST_TEXT, required=False, widget=area)


class ProposalForm(CostsForm):
    """A proposal of any kind; it asks what that kind needs."""

    template_name = "governance/ballots/parts/proposal_form.html"
    field_order = ("key", "kind", "question", *TEXTS, "focus_areas", "competence", *COST_NAMES, "duration_months")

    kind = forms.ChoiceField(choices=Proposal.Kind.choices, required=False, widget=forms.HiddenInput)
    question = forms.CharField(
        label=gettext_lazy("Hoe kunnen we …?"),
        help_text=gettext_lazy("De vraag van het labo, in één zin. Begin met “Hoe kunnen we”."),
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    summary = forms.CharField(
        label=TEXTS["summary"],
        help_text=gettext_lazy("Wat ga je doen, met wie en voor wie? Schrijf zo dat een leerling het begrijpt."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    why_together = forms.CharField(
        label=TEXTS["why_together"],
        help_text=gettext_lazy("Wat lukt er samen dat één school of één net niet alleen kan?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    who_alone = _told("who_alone", gettext_lazy("Een school, een net, de stad? Waarom volstaat dat niet?"))
    what_stops = _told("what_stops", gettext_lazy("Wat hoeft niemand nog apart te doen als dit er is?"))
    if_not = _told("if_not", gettext_lazy("Wat gebeurt er dan wel, en wat gaat er verloren? Een zin volstaat."))
    success_criteria = _told("success_criteria", gettext_lazy("Waaraan zie je het, en wanneer kijk je?"))
    stop_criteria = _told("stop_criteria", gettext_lazy("Bij welk teken stop je vroeger?"))
    focus_areas = SeveralField(
        label=gettext_lazy("Speerpunten"),
        help_text=gettext_lazy("Kies er minstens één."),
        queryset=FocusArea.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )
    competence = forms.ChoiceField(
        label=gettext_lazy("Bevoegdheid van de raad"),
        help_text=gettext_lazy("Waarop steunt de beslissing? De tekst komt uit het charter."),
    )
    duration_months = forms.IntegerField(
        label=gettext_lazy("Duur in maanden"),
        min_value=1,
        max_value=LONGEST_MONTHS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),  # keeps what is no number
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The kind says what is asked; the competences come from the charter."""
        super().__init__(*args, **kwargs)
        sent = self.data.get("kind") or self.initial.get("kind")
        self.chosen = sent if sent in KINDS else Proposal.Kind.LAB.value
        asked = KINDS[self.chosen]
        for name in asked.left_out:
            del self.fields[name]
        self.fields["question"].label, self.fields["question"].help_text = str(asked.question), str(asked.help)
        self.initial.setdefault("competence", asked.competence)
        self.fields["kind"].initial = self.chosen
        if COST_NAMES[0] in self.fields:
            self.say_what_is_free()
        self.fields["competence"].choices = [(one.slug, one.shown) for one in competences()]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        """The valid proposal, without the key."""
        left = ("key", "seen", *COST_NAMES)
        asked = {name: value for name, value in self.cleaned_data.items() if name not in left}
        kept = self.initial.get("kind")
        asked |= {"kind": kept if kept and kept not in KINDS else self.chosen, "costs": self.costs}
        return Asked(**{"duration_months": None, **asked})  # type: ignore[typeddict-item]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was typed in fields that this kind does not ask: the page carries it along, for who chooses again."""
        names = [name for name in KINDS[self.chosen].left_out if name not in self.fields]
        said = [(name, (self.data if self.is_bound else self.initial).get(name)) for name in names]
        return [(name, str(text)) for name, text in said if text]

    @classmethod
    def initial_of(cls, proposal: Proposal) -> dict[str, Any]:
        """What the form shows of a proposal that is revised."""
        left = ("key", "seen", "focus_areas", *COST_NAMES)
        names = [name for name in cls.base_fields if name not in left]
        values = {name: getattr(proposal, name) for name in names}
        return values | {"focus_areas": list(proposal.focus_areas.all())} | costs_initial(proposal)


class ReviseForm(ProposalForm):
    """A proposal that is changed; the form carries the version it was opened on."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, proposal: Proposal, data: Any = None) -> ReviseForm:
        """With what is asked now. Needs the number of the version."""
        return cls(data, initial=cls.initial_of(proposal) | {"seen": vars(proposal)["version_number"]})

    @property
    def read(self) -> dict[str, int | None]:
        """The version that was read, for the action."""
        return {"seen": self.cleaned_data["seen"]}

    def catch_up(self, since: Since) -> None:
        """Put what changed since beside what was typed; where both touch the same words, what was typed stays."""
        sent: Any = self.data
        both = sent.copy()
        both["seen"] = str(since.number)
        for name in (name for name in ("question", *TEXTS) if name in self.fields):
            text = merged(str(since.read.get(name, "")), str(since.now.get(name, "")), sent.get(name, ""))
            both[name] = sent.get(name, "") if text is None else text
        self.data = both


class MeetingChoice(forms.ModelChoiceField):
    """Meetings as choices: day, hour and place."""

    def label_from_instance(self, obj: Any) -> str:
        """Donderdag 26 november 2026, 16.00 uur, STUK."""
        return f"{moment(obj.starts_at)}, {obj.place}"


class ScheduleForm(forms.Form):
    """The coming meeting of the raad on whose agenda the proposal goes."""

    meeting = MeetingChoice(
        label=gettext_lazy("Vergadering van de raad"), queryset=Meeting.objects.none(), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        """Only meetings that are still to come at that moment."""
        super().__init__(*args, **kwargs)
        meeting = self.fields["meeting"]
        meeting.queryset = coming_raad_meetings(at)  # type: ignore[attr-defined]
        meeting.empty_label = None  # type: ignore[attr-defined]


class ExpertSeatForm(OnceForm):
    """The expertise that the raad misses, for how long, and whether the decision lets the seat vote."""

    expertise = forms.CharField(
        label=gettext_lazy("Welke expertise ontbreekt?"),
        help_text=gettext_lazy("Een paar woorden, zonder namen: ondernemen, digitale geletterdheid …"),
        max_length=120,
    )
    starts_on = forms.DateField(label=gettext_lazy("Eerste dag"), widget=DayInput)
    ends_on = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        widget=DayInput,
        help_text=gettext_lazy("Daarna houdt de zetel vanzelf op, met alle rechten."),
    )
    is_voting = forms.BooleanField(
        label=gettext_lazy("Het besluit zegt uitdrukkelijk: “deze zetel is stemgerechtigd”"),
        help_text=gettext_lazy("Staat dat er niet, dan stemt de zetel niet mee. Wat je aanvinkt, komt in het verslag."),
        required=False,
    )

    @classmethod
    def starting(cls, on: date, data: Any = None) -> ExpertSeatForm:
        """From today until the end of the working year."""
        return cls(data, initial={"starts_on": on, "ends_on": house_rules().mandate_end(on)})

    def clean(self) -> dict[str, Any]:
        """The days are in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", ValidationError(_("De laatste dag komt na de eerste dag."), code="order"))
        return cleaned

    @property
    def seat(self) -> dict[str, Any]:
        """The seat that is asked for."""
        return {name: self.cleaned_data[name] for name in ("expertise", "starts_on", "ends_on", "is_voting")}


class SupersedeForm(forms.Form):
    """The later decision that replaces this one."""

    newer = forms.ModelChoiceField(
        label=gettext_lazy("Welk besluit vervangt dit besluit?"),
        queryset=Decision.objects.none(),
        to_field_name="number",
        empty_label=gettext_lazy("Kies een later besluit"),
        help_text=gettext_lazy("Beide besluiten blijven in het register, met een verwijzing naar elkaar."),
    )

    @classmethod
    def among(cls, rows: QuerySet[Decision], data: Any = None) -> SupersedeForm:
        """With the decisions to choose from."""
        form = cls(data)
        choice: Any = form.fields["newer"]
        choice.queryset, choice.label_from_instance = rows, _numbered
        return form


def _numbered(decision: Decision) -> str:
    return f"{decision.number}: {decision.ballot.proposal.question}"


class ConfirmForm(forms.Form):
    """Nothing to type: the button is the deed."""
