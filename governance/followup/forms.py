"""The shape of what people type about action items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.models import Body, Seat
from governance.followup.models import LONGEST_REASON, LONGEST_SOURCE, LONGEST_WHAT, ActionItem, Owner
from governance.followup.queries import owners_in
from governance.people.models import User
from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput, OnceForm

LONGEST_WAIT = timedelta(days=3 * 366)
NO_OWNER = gettext_lazy("Kies wie het doet.")
TOO_FAR = gettext_lazy("Kies een dag binnen de drie jaar.")
PAST = gettext_lazy("Deze dag is al voorbij. Kies vandaag of een latere dag.")


class ActionForm(OnceForm):
    """What, who, and by when; where it comes from unless a point of an agenda says so."""

    what = forms.CharField(
        label=gettext_lazy("Wat moet er gebeuren?"),
        max_length=LONGEST_WHAT,
        help_text=gettext_lazy("Eén zin met een werkwoord, bijvoorbeeld: vraag de cijfers op bij het LOP."),
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Wie doet het?"),
        error_messages={"required": NO_OWNER, "invalid_choice": NO_OWNER},
        help_text=gettext_lazy("Kies een zetel als het werk meegaat naar wie er na jou zit. Kies anders een persoon."),
    )
    due_on = forms.DateField(
        label=gettext_lazy("Tegen wanneer?"),
        widget=DayInput,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": NO_DAY},
    )
    source = forms.CharField(
        label=gettext_lazy("Waar komt het vandaan?"),
        max_length=LONGEST_SOURCE,
        required=False,
        help_text=gettext_lazy("Mag leeg blijven."),
    )

    def __init__(
        self, data: Any = None, *, body: Body, on: date, action: ActionItem | None = None, has_source: bool = False
    ) -> None:
        """`action`: the one to change, which keeps its source. `has_source`: a point of an agenda is its source."""
        initial = {"what": action.what, "due_on": action.due_on, "owner": owner_value(action.owner)} if action else {}
        super().__init__(data, initial=initial)
        self.on, self.was_due_on = on, action.due_on if action else None
        self.owners = owners_by_value(body, on, action.owner if action else None)
        self.fields["owner"].choices = [("", gettext_lazy("Kies…")), *owner_choices(self.owners)]  # type: ignore[attr-defined]
        if action or has_source:
            del self.fields["source"]

    def clean_owner(self) -> Owner:
        """The person, seat or body itself."""
        return self.owners[self.cleaned_data["owner"]]

    def clean_due_on(self) -> date:
        """From today on, within a few years; a day that stays as it was may have passed."""
        chosen: date = self.cleaned_data["due_on"]
        if chosen > self.on + LONGEST_WAIT:
            raise forms.ValidationError(TOO_FAR)
        if chosen < self.on and chosen != self.was_due_on:
            raise forms.ValidationError(PAST)
        return chosen

    def changed(self) -> dict[str, Any]:
        """The arguments of change_action."""
        return {name: self.cleaned_data[name] for name in ("what", "owner", "due_on")}


class FinishForm(forms.Form):
    """How it ended, for who wants to tell."""

    reason = forms.CharField(
        label=gettext_lazy("Hoe liep het af?"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=gettext_lazy("Eén zin voor de volgende vergadering. Mag leeg blijven."),
    )


class DropForm(forms.Form):
    """Why it will not be done."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom vervalt het?"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("De leden lezen dit bij het actiepunt."),
    )


def owners_by_value(body: Body, on: date, now: Owner | None = None) -> dict[str, Owner]:
    """Everybody who may own it, by the value of the choice; who owns it now stays among them."""
    seats, people = owners_in(body, on)
    found: list[Owner] = [*seats, *people, *Body.objects.all()]
    if now:
        found.append(now)
    return {owner_value(owner): owner for owner in found}


def owner_value(owner: Owner) -> str:
    """How a form names an owner: 'zetel-12'."""
    kind = "persoon" if isinstance(owner, User) else "zetel" if isinstance(owner, Seat) else "onderdeel"
    return f"{kind}-{owner.pk}"


def owner_choices(owners: Mapping[str, Owner]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped: the seats, the people who sit on them, the bodies."""
    groups = {"zetel": _("Zetels"), "persoon": _("Mensen"), "onderdeel": _("Netwerkonderdelen")}
    return [
        (label, [(value, owner.name) for value, owner in owners.items() if value.startswith(f"{kind}-")])
        for kind, label in groups.items()
    ]
