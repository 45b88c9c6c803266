"""Shape of input about labs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Proposal
from governance.challenges.models import Challenge
from som_portal.kit.forms import OnceForm
from werkingen.laboratorium.models import Phase
from werkingen.laboratorium.queries import proposals_without_lab
from werkingen.works.forms import DayField, FocusAreasField, LongTextField


class LabForm(OnceForm):
    """An idea for a lab."""

    question = forms.CharField(label=_("Hoe kunnen we …?"), max_length=200, help_text=_("Eén open vraag."))
    summary = LongTextField(label=_("Waarover gaat het, in drie zinnen?"))
    why_together = LongTextField(label=_("Waarom doen we dit beter samen?"), rows=3)
    challenge = forms.ModelChoiceField(
        label=_("Onderwijsuitdaging"),
        queryset=Challenge.objects.all(),
        required=False,
        empty_label=_("Nog geen uitdaging"),
    )
    knowledge_partner = forms.CharField(label=_("Kennisinstelling"), max_length=120, required=False)
    focus_areas = FocusAreasField()


class ProposalForm(forms.Form):
    """Which proposal is this lab put before the raad with?"""

    proposal = forms.ModelChoiceField(
        label=_("Labovoorstel"), queryset=Proposal.objects.none(), empty_label=_("Kies een voorstel")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer proposals that no lab carries yet."""
        super().__init__(*args, **kwargs)
        self.fields["proposal"].queryset = proposals_without_lab()  # type: ignore[attr-defined]


class PhaseForm(forms.Form):
    """The lab reached a phase."""

    phase = forms.ChoiceField(label=_("Fase"))
    on = DayField(label=_("Bereikt op"))

    def __init__(self, *args: Any, phases: tuple[str, ...], **kwargs: Any) -> None:
        """Offer the phases ahead."""
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = [(phase, Phase(phase).label) for phase in phases]  # type: ignore[attr-defined]


class StopForm(forms.Form):
    """Stopped and learned."""

    reason = LongTextField(label=_("Waarom stopt het labo?"), rows=3)
    lessons = LongTextField(label=_("Wat leerden we?"), help_text=_("Eén les per regel."))
    on = DayField(label=_("Gestopt op"))
