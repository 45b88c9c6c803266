"""The shape of what people type about an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from governance.meetings.models import LONGEST_EXPLANATION, LONGEST_REASON, LONGEST_TITLE, AgendaItem
from governance.people.models import User
from som_portal.kit.forms import OnceForm
from som_portal.kit.uploads import PdfField


class PersonField(forms.ModelChoiceField):
    """One person, by name."""

    def label_from_instance(self, obj: User) -> str:
        """The name, for who prepares the meeting."""
        return obj.name


class PointForm(forms.Form):
    """What a point of the agenda says."""

    title = forms.CharField(label=gettext_lazy("Agendapunt"), max_length=LONGEST_TITLE)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=AgendaItem.Kind.choices, initial="discuss")
    minutes = forms.IntegerField(
        label=gettext_lazy("Minuten"),
        min_value=1,
        max_value=480,
        initial=15,
        error_messages={"invalid": gettext_lazy("Schrijf een aantal minuten, zoals 15.")},
    )
    owner = PersonField(
        User.objects.none(),
        label=gettext_lazy("Wie brengt het punt?"),
        required=False,
        empty_label=gettext_lazy("Niemand in het bijzonder"),
    )
    explanation = forms.CharField(
        label=gettext_lazy("Toelichting"),
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Wat moet wie dit voorbereidt, vooraf weten?"),
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        """`people`: who can own a point, because they will be there."""
        super().__init__(*args, **kwargs)
        owner = cast(forms.ModelChoiceField, self.fields["owner"])
        owner.queryset = User.objects.filter(pk__in=[person.pk for person in people]).order_by("name")


class AgendaItemForm(PointForm, OnceForm):
    """A new point of the agenda."""


class ReviseItemForm(PointForm):
    """A point as it is now. A proposal keeps its question: title and kind of its point stand."""

    def __init__(self, data: Any = None, *, item: AgendaItem, people: Sequence[User]) -> None:
        """`item`: what it says so far; who owned it stays a choice."""
        initial = {name: getattr(item, name) for name in ("title", "kind", "minutes", "owner", "explanation")}
        known = [*people, *([item.owner] if item.owner and item.owner not in people else [])]
        super().__init__(data, people=known, initial=initial)
        for name in ("title", "kind") if item.is_balloted else ():
            self.fields[name].disabled = True


class SuggestItemForm(OnceForm):
    """A point that a member asks for."""

    title = forms.CharField(label=gettext_lazy("Waarover wil je het hebben?"), max_length=LONGEST_TITLE)
    explanation = forms.CharField(
        label=gettext_lazy("Waarom samen, en wat verwacht je van de vergadering?"),
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten denk je dat het vraagt?"), min_value=1, max_value=480, initial=15
    )
    field_order = ["title", "explanation", "minutes", "key"]


class DeclineForm(forms.Form):
    """Why a suggested point does not come on this agenda."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom niet op deze agenda?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Wie het voorstelde, leest dit in een mail. Zeg ook wat wel kan."),
    )


class HoldForm(forms.Form):
    """What was dealt with, and why a point to decide stays open."""

    treated = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wat is behandeld?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Wat je niet aanvinkt, kan je meenemen naar de volgende vergadering."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom is er over een punt niet beslist?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Nodig zolang een punt ter beslissing open blijft. Het antwoord blijft bij de vergadering."
        ),
    )

    def __init__(self, data: Any = None, *, items: Sequence[AgendaItem]) -> None:
        """`items`: what is not marked as treated yet; a point with a proposal waits for its ballot."""
        by_hand = [item for item in items if not item.is_balloted]
        super().__init__(data, initial={"treated": [item.pk for item in by_hand]})
        treated = cast(forms.TypedMultipleChoiceField, self.fields["treated"])
        treated.choices = [(item.pk, item.title) for item in by_hand]
        if not by_hand:
            del self.fields["treated"]
        if not any(item.kind == AgendaItem.Kind.DECIDE for item in items):
            del self.fields["reason"]


class AgendaDocumentForm(OnceForm):
    """A PDF with a point."""

    title = forms.CharField(
        label=gettext_lazy("Naam van het stuk"),
        max_length=160,
        help_text=gettext_lazy("Bijvoorbeeld: Begroting 2027, ontwerp."),
    )
    file = PdfField(label=gettext_lazy("Pdf, hoogstens 2 MB"))
    is_for_members = forms.BooleanField(
        label=gettext_lazy("Alleen voor de leden, ook als de vergadering open is"), required=False
    )
    field_order = ["title", "file", "is_for_members", "key"]
