"""What people type to book. Every form is shown back in words before anything is booked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.ledger.models import Authorisation, GrantYear
from governance.ledger.queries import usable_authorisations
from som_portal.kit.forms import OnceForm
from som_portal.kit.money import EuroField, euro

LONGEST_NAME = 120
LONGEST_SUBJECT = 200


class BookingForm(OnceForm):
    """`sure` is empty the first time: then the page shows what will be booked, and asks."""

    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)


class CommitForm(BookingForm):
    """Keep money of a line for a third party."""

    amount = EuroField(label=_("Bedrag in euro"), help_text=_("Bijvoorbeeld 9500 of 9.500,50."))
    counterparty = forms.CharField(
        label=_("Voor wie?"), help_text=_("De leverancier of organisatie."), max_length=LONGEST_NAME
    )
    subject = forms.CharField(label=_("Waarvoor?"), max_length=LONGEST_SUBJECT)
    authorisation = forms.ModelChoiceField(
        label=_("Besluit van de raad"),
        queryset=Authorisation.objects.none(),
        required=False,
        empty_label=_("Geen: dagelijks beheer"),
    )

    def __init__(self, *args: Any, year: GrantYear, **kwargs: Any) -> None:
        """Only decisions of this year under which something can still be committed."""
        super().__init__(*args, **kwargs)
        usable = usable_authorisations(year)
        field = self.fields["authorisation"]
        field.queryset = Authorisation.objects.filter(pk__in=[one.pk for one, _left in usable])  # type: ignore[attr-defined]
        left = {one.pk: amount for one, amount in usable}
        field.label_from_instance = lambda one: f"{one.reference}: {euro(left[one.pk])}"  # type: ignore[attr-defined]


class ReleaseForm(BookingForm):
    """Give what is not needed back to the line."""

    amount = EuroField(label=_("Bedrag in euro"))
    note = forms.CharField(label=_("Waarom?"), max_length=LONGEST_SUBJECT)


class ReverseForm(BookingForm):
    """Correct a posting by its mirror."""

    note = forms.CharField(label=_("Wat was er fout?"), max_length=LONGEST_SUBJECT)
