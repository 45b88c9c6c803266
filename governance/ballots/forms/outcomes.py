"""What people type beside a vote: conditions, the note of the meeting, follow-up and reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.actions import Term
from governance.ballots.models import LONGEST_TEXT, Condition, Decision, DecisionReview, Followup, Proposal
from governance.ballots.queries import RAAD
from governance.bodies.models import Body, Seat
from governance.followup.forms import LONGEST_WAIT, NO_OWNER, PAST, TOO_FAR, owner_choices, owner_value, owners_by_value
from governance.followup.models import LONGEST_REASON, LONGEST_WHAT, Owner
from governance.meetings.models import AgendaItem
from governance.meetings.models.agenda import LONGEST_PRIVACY
from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput, OnceForm

FREE_ROWS, MOST_CONDITIONS = 3, 9
CHOOSE = ("", gettext_lazy("Kies…"))


class DayField(forms.DateField):
    """A day from today on, within a few years."""

    widget = DayInput

    def __init__(self, **said: Any) -> None:
        """As browsers send it, or as people write it."""
        super().__init__(input_formats=DAY_FORMATS, error_messages={"invalid": NO_DAY}, **said)

    def clean_on(self, chosen: date | None, on: date, *, was: date | None = None) -> None:
        """Raises ValidationError for a day that is over or too far; a day that stays as it was may have passed."""
        if chosen is not None and chosen < on and chosen != was:
            raise ValidationError(PAST)
        if chosen is not None and chosen > on + LONGEST_WAIT:
            raise ValidationError(TOO_FAR)


class ConditionsForm(forms.Form):
    """Up to nine conditions, each with who sees to it and by when. An empty row is no condition."""

    def __init__(self, data: Any = None, *, on: date, now: Sequence[Condition] = ()) -> None:
        """`now`: the conditions that stand there; three empty rows follow."""
        initial: dict[str, Any] = {}
        for place, one in enumerate(now, start=1):
            initial |= {f"text_{place}": one.text, f"due_on_{place}": one.due_on}
            initial[f"owner_{place}"] = owner_value(one.owner)
        super().__init__(data, initial=initial)
        self.on, self.was = on, {one.due_on for one in now}
        self.places = range(1, min(len(now) + FREE_ROWS, MOST_CONDITIONS) + 1)
        self.owners = _seats_and_bodies(on)
        for place in self.places:
            self._add_row(place)

    @classmethod
    def of(cls, proposal: Proposal, on: date, data: Any = None) -> ConditionsForm:
        """With the conditions that wait for the next ballot on a proposal."""
        now = proposal.conditions.drafted().select_related("seat", "charged_body").order_by("place")
        return cls(data, on=on, now=list(now))

    def _add_row(self, place: int) -> None:
        self.fields[f"text_{place}"] = forms.CharField(
            label=_("Voorwaarde %(n)s") % {"n": place}, max_length=LONGEST_WHAT, required=False
        )
        self.fields[f"owner_{place}"] = forms.ChoiceField(
            label=_("Wie zorgt voor voorwaarde %(n)s?") % {"n": place},
            choices=[CHOOSE, *owner_choices(self.owners)],
            required=False,
        )
        self.fields[f"due_on_{place}"] = DayField(label=_("Tegen wanneer?"), required=False)

    def clean(self) -> dict[str, Any]:
        """A row says all three, or nothing."""
        cleaned: dict[str, Any] = super().clean() or {}
        for place in self.places:
            row = [cleaned.get(f"{name}_{place}") for name in ("text", "owner", "due_on")]
            if any(row) and not self.errors:
                self._clean_row(place, *row)
        return cleaned

    def _clean_row(self, place: int, text: str | None, owner: str | None, due_on: date | None) -> None:
        if not text:
            self.add_error(f"text_{place}", _("Schrijf wat er moet gebeuren, of maak deze rij leeg."))
        if not owner:
            self.add_error(f"owner_{place}", NO_OWNER)
        if due_on is None:
            self.add_error(f"due_on_{place}", _("Kies tegen welke dag dit klaar is."))
        elif due_on < self.on and due_on not in self.was:
            self.add_error(f"due_on_{place}", PAST)
        elif due_on > self.on + LONGEST_WAIT:
            self.add_error(f"due_on_{place}", TOO_FAR)

    @property
    def terms(self) -> list[Term]:
        """The conditions, in their order."""
        said = self.cleaned_data
        return [
            Term(said[f"text_{place}"], self.owners[said[f"owner_{place}"]], said[f"due_on_{place}"])
            for place in self.places
            if said[f"text_{place}"]
        ]


def _seats_and_bodies(on: date) -> dict[str, Seat | Body]:
    """Who can see to a condition, by the value of the choice: the seats of the raad, and every body. Two queries."""
    seats = Seat.objects.filter(body__slug=RAAD).standing(on).order_by("pk")
    return {owner_value(one): one for one in [*seats, *Body.objects.all()]}


class NoteForm(forms.Form):
    """Why the meeting said yes or no, and what it asks the proposer."""

    reasoning = forms.CharField(
        label=gettext_lazy("Waarom besliste de vergadering zo?"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("De argumenten die de doorslag gaven. Noem zetels, geen mensen: iedereen leest dit."),
    )
    questions = forms.CharField(
        label=gettext_lazy("Vragen aan de indiener"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Eén vraag per regel. Met vragen gaat het voorstel terug: de indiener herwerkt het en dient opnieuw in."
        ),
    )

    @classmethod
    def about(cls, *, takes_questions: bool, data: Any = None) -> NoteForm:
        """Questions are for what was not adopted."""
        form = cls(data)
        if not takes_questions:
            del form.fields["questions"]
        return form

    def clean(self) -> dict[str, Any]:
        """Something is said."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_("Schrijf minstens een motivering of een vraag."))
        return cleaned


class FollowupForm(forms.Form):
    """Who follows a decision up, and when it is reviewed."""

    owner = forms.ChoiceField(
        label=gettext_lazy("Wie volgt dit besluit op?"),
        error_messages={"required": NO_OWNER, "invalid_choice": NO_OWNER},
        help_text=gettext_lazy("Kies een zetel als het werk meegaat naar wie er na jou zit."),
    )
    review_on = DayField(
        label=gettext_lazy("Wanneer kijken we terug?"),
        required=False,
        help_text=gettext_lazy("Wie opvolgt en de coördinatiecel krijgen vooraf één mail. Mag leeg blijven."),
    )

    def __init__(self, data: Any = None, *, decision: Decision, on: date) -> None:
        """With who follows it up now."""
        now: Followup | None = getattr(decision, "followup", None)
        initial = {"owner": owner_value(now.owner), "review_on": now.review_on} if now else {}
        super().__init__(data, initial=initial)
        self.on, self.was = on, now.review_on if now else None
        self.owners = owners_by_value(decision.body, on, now.owner if now else None)
        self.fields["owner"].choices = [CHOOSE, *owner_choices(self.owners)]  # type: ignore[attr-defined]

    def clean_owner(self) -> Owner:
        """The person, seat or body itself."""
        return self.owners[self.cleaned_data["owner"]]

    def clean_review_on(self) -> date | None:
        """A day to come."""
        chosen: date | None = self.cleaned_data["review_on"]
        self.fields["review_on"].clean_on(chosen, self.on, was=self.was)  # type: ignore[attr-defined]
        return chosen


class ReviewForm(OnceForm):
    """How a decision goes, in a word and a sentence, and when it is looked at again."""

    finding = forms.ChoiceField(
        label=gettext_lazy("Hoe loopt het?"), choices=DecisionReview.Finding.choices, widget=forms.RadioSelect
    )
    sentence = forms.CharField(
        label=gettext_lazy("Zeg het in één zin"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Iedereen leest dit bij het besluit. Noem zetels, geen mensen."),
    )
    review_on = DayField(
        label=gettext_lazy("Wanneer kijken we opnieuw?"),
        required=False,
        help_text=gettext_lazy("Mag leeg blijven: dan was dit de laatste keer."),
    )

    def __init__(self, data: Any = None, *, on: date) -> None:
        """From today on."""
        super().__init__(data)
        self.on = on

    def clean_review_on(self) -> date | None:
        """A day to come."""
        chosen: date | None = self.cleaned_data["review_on"]
        self.fields["review_on"].clean_on(chosen, self.on)  # type: ignore[attr-defined]
        return chosen


class OpennessForm(forms.Form):
    """In the open, or behind closed doors and why."""

    privacy = forms.ChoiceField(
        label=gettext_lazy("Hoe behandelen jullie dit punt?"),
        choices=[("", gettext_lazy("Openbaar")), *AgendaItem.Privacy.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom is het besloten?"),
        max_length=LONGEST_PRIVACY,
        required=False,
        help_text=gettext_lazy("Eén zin. Alleen de leden lezen dit. Bij een openbaar punt blijft het leeg."),
    )

    def clean(self) -> dict[str, Any]:
        """What is private has a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("privacy") and not cleaned.get("reason"):
            self.add_error("reason", _("Zeg waarom dit punt besloten is."))
        return cleaned
