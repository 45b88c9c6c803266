"""The shape of what people type about notes and minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from governance.meetings.models import AgendaItem, Meeting
from governance.minutes.models import LONGEST_COMMENT, LONGEST_ERRATUM, LONGEST_NOTE, ItemNote
from som_portal.kit.forms import OnceForm


class NoteForm(forms.Form):
    """What was said about a point. `seen` is the version that was on the screen."""

    text = forms.CharField(
        label=gettext_lazy("Wat is er gezegd?"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Schrijf zetels, geen namen. Besluiten en actiepunten komen vanzelf in het verslag. "
            "Een lege regel begint een nieuwe alinea."
        ),
    )
    is_private = forms.BooleanField(
        label=gettext_lazy("Alleen voor de leden: laat dit punt weg uit het publieke verslag"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def sees(self, note: ItemNote) -> None:
        """What was typed stays; the next save is on top of this version."""
        self.data = {**self.data.dict(), "seen": note.version}  # type: ignore[attr-defined]


def initial_of(item: AgendaItem) -> dict[str, Any]:
    """What stands at a point, with the version of it."""
    note = getattr(item, "note", ItemNote())
    return {"text": note.text, "is_private": note.is_private, "seen": note.version}


class CommentForm(OnceForm):
    """What somebody who attended would write otherwise."""

    item = forms.ModelChoiceField(
        label=gettext_lazy("Bij welk punt?"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=gettext_lazy("Het hele verslag"),
    )
    text = forms.CharField(
        label=gettext_lazy("Je opmerking"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Zeg wat er staat en wat er zou moeten staan. De andere leden lezen mee."),
    )

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        """The points of the meeting to choose from."""
        super().__init__(data)
        self.fields["item"].queryset = meeting.agenda_items.order_by("position")  # type: ignore[attr-defined]


class CommentAnswerForm(forms.Form):
    """What becomes of a comment."""

    answer = forms.CharField(
        label=gettext_lazy("Wat doe je ermee?"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Pas eerst de notitie aan als je de opmerking overneemt. De leden lezen je antwoord."),
    )


class ApproveForm(forms.Form):
    """A deed without fields: the page says what it fixes."""


class CirculateForm(forms.Form):
    """A deed without fields: the page says who gets it and until when."""


class ErratumForm(OnceForm):
    """What a later meeting corrected."""

    decided_in = forms.ModelChoiceField(
        label=gettext_lazy("Op welk punt van welke vergadering is dit beslist?"),
        queryset=AgendaItem.objects.none(),
        empty_label=gettext_lazy("Kies…"),
    )
    text = forms.CharField(
        label=gettext_lazy("Rechtzetting"),
        max_length=LONGEST_ERRATUM,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Zeg wat er staat, wat er had moeten staan, en noem geen namen. Dit blijft voorgoed bij het verslag staan."
        ),
    )

    def __init__(self, data: Any = None, *, points: QuerySet[AgendaItem]) -> None:
        """`points`: those of later meetings that have begun."""
        super().__init__(data)
        field = self.fields["decided_in"]
        field.queryset = points  # type: ignore[attr-defined]
        field.label_from_instance = _point_of_meeting  # type: ignore[attr-defined]


def _point_of_meeting(item: AgendaItem) -> str:
    return f"{item.meeting.day:%d-%m-%Y}: {item.title}"
