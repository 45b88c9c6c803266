"""What people type to keep money aside, to ask for it, to give it back or to correct."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.charter.norms import house_rules
from governance.ledger.forms.booking import LONGEST_NAME, LONGEST_SUBJECT, PUBLIC, BookingForm
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Posting, SpendingRequest
from governance.ledger.queries import balance_at, line_overview, usable_authorisations
from som_portal.kit.money import EuroField, euro


class CommitForm(BookingForm):
    """Keep money of a line for a third party."""

    button = gettext_lazy("Leg vast")
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


class RequestCommitmentForm(CommitForm):
    """Ask another person to keep money of a line aside."""

    button = gettext_lazy("Vraag aan")

    def in_words(self) -> str:
        """Asked, not booked."""
        return _("Je vraagt %(amount)s op %(line)s. Er wordt nog niets geboekt: een andere persoon antwoordt.") % {
            "amount": euro(self.cleaned_data["amount"]),
            "line": self.line.name,
        }


class ApproveRequestForm(BookingForm):
    """Approve what another person asked, with a visum."""

    button = gettext_lazy("Keur goed en leg vast")
    visum = forms.CharField(
        label=gettext_lazy("Visum"),
        help_text=gettext_lazy("Wat keek je na? Bijvoorbeeld: offerte gezien, bedrag klopt met het besluit."),
        max_length=LONGEST_SUBJECT,
    )

    def __init__(self, *args: Any, asked: SpendingRequest, **kwargs: Any) -> None:
        """About one request."""
        super().__init__(*args, **kwargs)
        self.asked = asked

    @property
    def cents(self) -> int:
        """What was asked."""
        return self.asked.amount

    def in_words(self) -> str:
        """Approved, and what stays free on the line."""
        return _("Je keurt %(amount)s goed voor “%(subject)s”. Daarna blijft %(free)s vrij op %(line)s.") % {
            "amount": euro(self.cents),
            "subject": self.asked.subject,
            "line": self.asked.line.name,
            "free": euro(line_overview(self.asked.line, self.asked.year).free - self.cents),
        }


class RefuseRequestForm(forms.Form):
    """Why not."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom niet?"),
        help_text=gettext_lazy("Wie het vroeg, leest dit."),
        max_length=LONGEST_SUBJECT,
    )


class ReleaseForm(BookingForm):
    """Give what is not needed back to the line."""

    button = gettext_lazy("Geef vrij")
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


class ReverseForm(BookingForm):
    """Correct a posting by its mirror."""

    button = gettext_lazy("Boek tegen")
    note = forms.CharField(label=gettext_lazy("Wat was er fout?"), help_text=PUBLIC, max_length=LONGEST_SUBJECT)

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        """About one posting."""
        super().__init__(*args, **kwargs)
        self.posting = posting

    @property
    def cents(self) -> int:
        """What goes back."""
        return self.posting.amount

    def in_words(self) -> str:
        """The money goes back where it came from; both stay visible."""
        return _("Je boekt %(what)s %(number)s tegen: %(amount)s gaat terug. Beide boekingen blijven zichtbaar.") % {
            "what": str(self.posting.get_kind_display()).lower(),
            "number": f"{self.posting.year.year}/{self.posting.seq}",
            "amount": euro(self.posting.amount),
        }
