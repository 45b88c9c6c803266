"""The shape of what is sent while a meeting goes on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.models import Seat
from governance.followup.models import LONGEST_WHAT
from governance.meetings.models import LONGEST_REASON, Attendance, HolderAtOpening, Meeting
from governance.minutes.models import ItemNote
from governance.minutes.models.notes import LONGEST_NOTE
from governance.sittings.queries import SeatThere
from som_portal.kit.forms import DAY_FORMATS, NO_DAY, DayInput, OnceForm

MOST_VERSIONS = 1_000_000
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2099, 12, 31)
LONGEST_NUMBER = 18
WAYS_IN = [(how.value, how.label) for how in (Attendance.How.PRESENT, Attendance.How.ONLINE)]


class RowField(forms.ModelChoiceField):
    """One row by its number; a number that no row can have is an unknown choice, on SQLite too."""

    def to_python(self, value: Any) -> Any:
        """Django passes any digits on, and SQLite cannot hold more than 64 bits."""
        is_number = str(value or "").isdecimal() and len(str(value)) <= LONGEST_NUMBER
        return super().to_python(value if is_number or value in self.empty_values else "0")


class StayForm(forms.Form):
    """Who comes in, leaves or is excused: somebody who could take a seat when the meeting opened."""

    holder = RowField(
        HolderAtOpening.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Kies voor wie je dit noteert."),
            "invalid_choice": gettext_lazy("Deze persoon zetelde niet toen de vergadering opende."),
        },
    )

    def __init__(self, data: Any, *, meeting: Meeting) -> None:
        """Only who is in the snapshot of this meeting."""
        super().__init__(data)
        rows = HolderAtOpening.objects.filter(seat_at_opening__opening__meeting=meeting)
        cast(forms.ModelChoiceField, self.fields["holder"]).queryset = rows.select_related(
            "person", "seat_at_opening__seat"
        )

    def who(self) -> dict[str, Any]:
        """The arguments that the actions share."""
        holder = self.cleaned_data["holder"]
        return {"seat": holder.seat_at_opening.seat, "person": holder.person}


class ComeInForm(StayForm):
    """In the room, or online."""

    how = forms.ChoiceField(
        choices=WAYS_IN,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Kies: in de zaal of online.")},
    )


class NoteForm(forms.Form):
    """The note of a point, made on top of version `seen`."""

    text = forms.CharField(
        label=gettext_lazy("Notitie"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Wat er gezegd is. Besluiten en acties staan apart."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_VERSIONS)

    @classmethod
    def of(cls, note: ItemNote | None) -> NoteForm:
        """What stands there now."""
        return cls(initial={"text": note.text if note else "", "seen": note.version if note else 0})

    def on_top_of(self, note: ItemNote) -> NoteForm:
        """What was typed, to save again over what stands there now."""
        return NoteForm(initial={"text": self.cleaned_data["text"], "seen": note.version})


class ActionForm(OnceForm):
    """Something a seat will do."""

    what = forms.CharField(label=gettext_lazy("Wat moet er gebeuren?"), max_length=LONGEST_WHAT)
    seat = RowField(
        Seat.objects.none(), label=gettext_lazy("Welke zetel doet het?"), empty_label=gettext_lazy("Kies een zetel")
    )
    due_on = forms.DateField(
        label=gettext_lazy("Tegen wanneer?"),
        widget=DayInput,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": NO_DAY},
    )
    field_order = ["what", "seat", "due_on", "key"]

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        """The seats that somebody held when the meeting opened."""
        super().__init__(data)
        filled = Seat.objects.filter(openings__opening__meeting=meeting, openings__is_filled=True)
        cast(forms.ModelChoiceField, self.fields["seat"]).queryset = filled.order_by("pk")

    def clean_due_on(self) -> date:
        """A day that somebody can live to see: further away is a slip of the finger."""
        due: date = self.cleaned_data["due_on"]
        if not FIRST_DAY <= due <= LAST_DAY:
            raise forms.ValidationError(_("Kies een dag van deze eeuw."))
        return due

    def asked(self) -> dict[str, Any]:
        """The arguments of make_action."""
        data = self.cleaned_data
        return {"what": data["what"], "owner": data["seat"], "due_on": data["due_on"], "key": data["key"]}


class LeaveForm(StayForm):
    """Who leaves the table for this point: somebody who is in."""

    holder = RowField(
        HolderAtOpening.objects.none(),
        label=gettext_lazy("Welke zetel heeft een eigen belang?"),
        empty_label=gettext_lazy("Kies een zetel"),
    )

    def __init__(self, data: Any, *, meeting: Meeting, inside: Iterable[SeatThere]) -> None:
        """`inside`: the seats that are in; who sits on one that is never named is shown by seat."""
        super().__init__(data, meeting=meeting)
        rows = [(person.holder.pk, row.seat.seat_name) for row in inside for person in row.people if person.is_in]
        self.fields["holder"].choices = [("", gettext_lazy("Kies een zetel")), *rows]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why a point to decide stays undecided, when one does."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom is er over een punt niet beslist?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
