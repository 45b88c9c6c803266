"""What people type to book. Every form says in words what it will book before anything is booked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.charter.norms import house_rules
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Posting
from governance.ledger.queries import balance_at, line_overview, usable_authorisations
from som_portal.kit.forms import DayInput, OnceForm
from som_portal.kit.money import EuroField, euro

LONGEST_NAME = 120
LONGEST_SUBJECT = 200
PUBLIC = gettext_lazy("Iedereen kan dit lezen. Schrijf geen namen van personen.")


class BookingForm(OnceForm):
    """Filled in, shown back, booked. The buttons of the preview are called `sure` and `reopened`."""

    @property
    def is_sure(self) -> bool:
        """The person saw the preview and wants it booked."""
        return "sure" in self.data

    @property
    def is_reopened(self) -> bool:
        """The person saw the preview and wants to change something."""
        return "reopened" in self.data

    def in_words(self) -> str:
        """What will be booked, and what is left after it."""
        raise NotImplementedError


class CommitForm(BookingForm):
    """Keep money of a line for a third party."""

    amount = EuroField(label=gettext_lazy("Bedrag in euro"), help_text=gettext_lazy("Bijvoorbeeld 9500 of 9.500,50."))
    counterparty = forms.CharField(
        label=gettext_lazy("Voor wie?"),
        help_text=gettext_lazy(
            "De leverancier of organisatie. Iedereen kan dit lezen: schrijf geen namen van personen."
        ),
        max_length=LONGEST_NAME,
    )
    subject = forms.CharField(label=gettext_lazy("Waarvoor?"), help_text=PUBLIC, max_length=LONGEST_SUBJECT)
    authorisation = forms.ModelChoiceField(
        label=gettext_lazy("Besluit van de raad"),
        queryset=Authorisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Geen: dagelijks beheer"),
    )

    def __init__(self, *args: Any, line: BudgetLine, year: GrantYear, **kwargs: Any) -> None:
        """Only decisions under which something can still be committed on this line this year."""
        super().__init__(*args, **kwargs)
        self.line, self.year = line, year
        self.free = line_overview(line, year).free
        left = usable_authorisations(year, line)
        field: Any = self.fields["authorisation"]
        field.queryset = Authorisation.objects.filter(pk__in=left)
        field.label_from_instance = lambda one: f"{one.reference}: {euro(left[one.pk])}"
        threshold = euro(house_rules().day_to_day_cents)
        field.help_text = _("Nodig boven %(threshold)s.") % {"threshold": threshold}

    def in_words(self) -> str:
        """Committed, and what stays free on the line."""
        amount = self.cleaned_data["amount"]
        return _("Je legt %(amount)s vast op %(line)s. Daarna blijft %(free)s vrij.") % {
            "amount": euro(amount),
            "line": self.line.name,
            "free": euro(self.free - amount),
        }


class ReleaseForm(BookingForm):
    """Give what is not needed back to the line."""

    amount = EuroField(label=gettext_lazy("Bedrag in euro"))
    note = forms.CharField(label=gettext_lazy("Waarom?"), help_text=PUBLIC, max_length=LONGEST_SUBJECT)

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        """Proposes all that is left."""
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        self.fields["amount"].initial = commitment.account.balance

    def in_words(self) -> str:
        """Released, and what stays on the commitment."""
        amount = self.cleaned_data["amount"]
        return _("Je geeft %(amount)s vrij van “%(subject)s”. Daarna staat er nog %(left)s open.") % {
            "amount": euro(amount),
            "subject": self.commitment.subject,
            "left": euro(balance_at(self.commitment.account_id) - amount),
        }


class ChargeForm(BookingForm):
    """Pay an invoice out of a commitment."""

    amount = EuroField(label=gettext_lazy("Bedrag in euro"), help_text=gettext_lazy("Bijvoorbeeld 9500 of 9.500,50."))
    supplier = forms.CharField(label=gettext_lazy("Leverancier"), help_text=PUBLIC, max_length=LONGEST_NAME)
    number = forms.CharField(label=gettext_lazy("Factuurnummer"), max_length=40)
    dated_on = forms.DateField(label=gettext_lazy("Factuurdatum"), widget=DayInput)
    note = forms.CharField(
        label=gettext_lazy("Omschrijving"), help_text=PUBLIC, max_length=LONGEST_SUBJECT, required=False
    )

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        """Proposes the party the money was kept for."""
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        self.fields["supplier"].initial = commitment.counterparty

    def in_words(self) -> str:
        """Charged, and what stays on the commitment."""
        amount = self.cleaned_data["amount"]
        sentence = _(
            "Je rekent %(amount)s aan op “%(subject)s”, voor factuur %(number)s van %(supplier)s. "
            "Daarna staat er nog %(left)s open."
        )
        return sentence % {
            "amount": euro(amount),
            "subject": self.commitment.subject,
            "number": self.cleaned_data["number"],
            "supplier": self.cleaned_data["supplier"],
            "left": euro(balance_at(self.commitment.account_id) - amount),
        }


class ReverseForm(BookingForm):
    """Correct a posting by its mirror."""

    note = forms.CharField(label=gettext_lazy("Wat was er fout?"), help_text=PUBLIC, max_length=LONGEST_SUBJECT)

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        """About one posting."""
        super().__init__(*args, **kwargs)
        self.posting = posting

    def in_words(self) -> str:
        """The money goes back where it came from; both stay visible."""
        return _("Je boekt %(what)s %(number)s tegen: %(amount)s gaat terug. Beide boekingen blijven zichtbaar.") % {
            "what": str(self.posting.get_kind_display()).lower(),
            "number": f"{self.posting.year.year}/{self.posting.seq}",
            "amount": euro(self.posting.amount),
        }
