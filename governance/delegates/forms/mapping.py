"""Shape of what is told about seats and who they speak for."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Seat
from governance.delegates.models import LONGEST_REASON
from governance.delegates.queries import raad_seats, unmapped
from governance.people.models import Institution
from som_portal.kit.forms import OnceForm, SeveralField

MOST_AT_ONCE = 100


class AdjustForm(OnceForm):
    """Lay the shown plan down."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SeatChoice(forms.ModelChoiceField):
    """A voting seat of the raad, or none yet."""

    def __init__(self, **kwargs: Any) -> None:
        """Optional; which seats exist depends on the day."""
        super().__init__(
            label=_("Zetel in de raad"),
            queryset=Seat.objects.none(),
            required=False,
            empty_label=_("nog geen zetel"),
            **kwargs,
        )


class MapForm(forms.Form):
    """The seat of the raad that speaks for an institution."""

    seat = SeatChoice()
    reason = forms.CharField(
        label=_("Reden"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("Iedereen kan dit lezen. Nodig als er nog geen zetel is."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Offer the seats of this day."""
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = raad_seats(on)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Without a seat there is a reason."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("seat") and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(_("Zeg waarom er nog geen zetel is."), code="required"))
        return cleaned


class MapManyForm(MapForm):
    """One seat for many institutions that have none yet; confirmed after a preview."""

    institutions = SeveralField(
        label=_("Instellingen zonder zetel"), queryset=Institution.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["institutions", "seat", "reason", "is_confirmed"]

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Offer what is not mapped yet, by name; a handful at a time."""
        super().__init__(*args, on=on, **kwargs)
        first = unmapped(Institution.objects.order_by("name_key", "pk")).values_list("pk", flat=True)[:MOST_AT_ONCE]
        offered = Institution.objects.filter(pk__in=list(first)).order_by("name_key", "pk")
        self.fields["institutions"].queryset = offered  # type: ignore[attr-defined]
