"""What people type in the talk around a proposal: a question, an answer, another text, and where it comes from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from governance.ballots.models import LONGEST_ASKED, LONGEST_TEXT, LONGEST_WHY, NEVER_EMPTY, Proposal
from governance.challenges.models import Challenge, Signal
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.forms import OnceForm, SeveralField

READ_BY_ALL = gettext_lazy("Wie het voorstel ziet, leest dit met je zetel erbij. Noem geen personen.")
MOST_OFFERED = 100


class AskForm(OnceForm):
    """A question about a proposal."""

    text = forms.CharField(
        label=gettext_lazy("Jouw vraag"),
        help_text=READ_BY_ALL,
        max_length=LONGEST_ASKED,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerQuestionForm(forms.Form):
    """The answer."""

    answer = forms.CharField(
        label=gettext_lazy("Jouw antwoord"),
        help_text=READ_BY_ALL,
        max_length=LONGEST_ASKED,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AmendmentForm(OnceForm):
    """Another text for one part of a proposal, and why."""

    text = forms.CharField(
        label=gettext_lazy("De tekst zoals jij hem voorstelt"),
        help_text=gettext_lazy("Pas alleen aan wat anders moet. Iedereen ziet het verschil, woord voor woord."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    why = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=READ_BY_ALL,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def of(cls, proposal: Proposal, part: str, data: Any = None) -> AmendmentForm:
        """With the text as it is now."""
        form = cls(data, initial={"text": getattr(proposal, part)})
        form.fields["text"].required = part in NEVER_EMPTY
        return form


class AcceptForm(forms.Form):
    """The mark of the text that was read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)


class DeclineForm(forms.Form):
    """Why the text stays."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom aanvaard je het niet?"),
        help_text=READ_BY_ALL,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PutForm(OnceForm):
    """Nothing to type: the button is the deed."""


class LinkSignalsForm(forms.Form):
    """What of the field is behind a proposal."""

    challenges = SeveralField(
        label=gettext_lazy("Onderwijsuitdagingen"),
        help_text=gettext_lazy("Alle signalen die erin gebundeld zijn, tellen mee."),
        queryset=Challenge.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    signals = SeveralField(
        label=gettext_lazy("Losse signalen"),
        help_text=gettext_lazy("Hun titel en tekst blijven verborgen voor wie ze nu niet mag lezen."),
        queryset=Signal.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, proposal: Proposal, reader: User, at: datetime, data: Any = None) -> LinkSignalsForm:
        """With what is linked now, and what this reader may choose from: the latest first."""
        linked = list(proposal.origins.all())
        challenges, signals = ({getattr(row, f"{kind}_id") for row in linked} - {None} for kind in KINDS)
        form = cls(data, initial={"challenges": list(challenges), "signals": list(signals)})
        _offer(form, "challenges", Challenge.objects.order_by("-opened_at", "-pk"), challenges)
        readable = Signal.objects.visible_to(reader, clock.day_of(at)).filter(challenge=None)
        _offer(form, "signals", readable.order_by("-raised_at", "-pk"), signals)
        return form


KINDS = ("challenge", "signal")


def _offer(form: forms.Form, name: str, rows: QuerySet[Any], linked: set[int]) -> None:
    """The latest, and what is linked already."""
    latest = Q(pk__in=rows.values("pk")[:MOST_OFFERED])
    field: Any = form.fields[name]
    field.queryset = rows.filter(latest | Q(pk__in=linked))
    field.choices = [(row.pk, str(row)) for row in field.queryset]  # read once; Django would ask twice
