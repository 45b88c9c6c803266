"""The shape of what is sent while a meeting goes on."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from governance.meetings.models import Attendance, HolderAtOpening, Meeting

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
