"""What people type, or hand in, about an invoice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum import iban as iban_number
from stdnum.be import ogm_vcs, vat
from stdnum.exceptions import ValidationError as NotValid

from governance.charter.norms import house_rules
from governance.ledger.actions import Scan
from governance.ledger.forms.booking import LONGEST_NAME, LONGEST_SUBJECT, PUBLIC, BookingForm
from governance.ledger.models import BudgetLine, Commitment, GrantYear, Invoice, InvoicePaper
from governance.ledger.queries import balance_at, due_invoices, line_overview, uncharged_of
from governance.ledger.ubl import NotReadable, PeppolInvoice, read_ubl
from som_portal.kit.forms import DayInput
from som_portal.kit.money import EuroField, euro
from som_portal.kit.photos import stripped_jpeg, stripped_png
from som_portal.kit.uploads import LARGEST, PdfField

FILLED_IN = ("supplier", "number", "dated_on", "amount", "kbo", "ogm", "iban")
NEEDED = ("supplier", "number", "dated_on", "amount")


class NumberField(forms.CharField):
    """A number with check digits; cleans to its compact form."""

    def __init__(self, check: Callable[[str], str], wrong: object, **kwargs: Any) -> None:
        """`check` is a validator of stdnum; `wrong` the sentence for a number that does not add up."""
        super().__init__(required=False, max_length=40, **kwargs)
        self.check, self.wrong = check, wrong

    def clean(self, value: Any) -> str:
        """The compact number, or nothing."""
        text = super().clean(value)
        try:
            return str(self.check(text)) if text else ""
        except NotValid as error:
            raise ValidationError(str(self.wrong), code="number") from error


class PaperField(PdfField):
    """The paper of an invoice: a PDF, a photo (JPEG or PNG) or a Peppol file, known by what it holds."""

    widget = forms.ClearableFileInput(attrs={"accept": "application/pdf,image/jpeg,image/png,application/xml,text/xml"})
    default_error_messages = {
        "unknown": gettext_lazy(
            "Dit bestand kunnen we niet lezen. Kies een pdf, een foto (JPEG of PNG) of een Peppol-bestand."
        ),
    }

    def clean(self, data: Any, initial: Any = None) -> Scan | None:  # type: ignore[override]
        """Look at what it is; what a camera adds to a photo is taken away."""
        file: UploadedFile | None = forms.FileField.clean(self, data, initial)
        if not file:
            return None
        if (file.size or 0) > LARGEST:
            raise ValidationError(self.error_messages["large"], code="large")
        return self._scan(file.read(LARGEST + 1))

    def _scan(self, content: bytes) -> Scan:
        if content.startswith(b"%PDF-"):
            return _scanned(InvoicePaper.Kind.PDF, self._looked_at(content).content)
        for kind, strip in ((InvoicePaper.Kind.JPEG, stripped_jpeg), (InvoicePaper.Kind.PNG, stripped_png)):
            if photo := strip(content):
                return _scanned(kind, photo)
        try:
            read_ubl(content)
        except NotReadable as error:
            raise ValidationError(self.error_messages["unknown"], code="unknown") from error
        return _scanned(InvoicePaper.Kind.UBL, content)


def _scanned(kind: str, content: bytes) -> Scan:
    return Scan(str(kind), content, hashlib.sha256(content).hexdigest())


class NoteInvoiceForm(forms.Form):
    """Write an invoice in. A Peppol file fills in what was left empty."""

    scan = PaperField(
        label=gettext_lazy("Het papier"),
        required=False,
        help_text=gettext_lazy(
            "Een pdf, een foto of een Peppol-bestand van hoogstens 2 MB. Een Peppol-bestand vult de rest zelf in."
        ),
    )
    supplier = forms.CharField(
        label=gettext_lazy("Leverancier"), help_text=PUBLIC, max_length=LONGEST_NAME, required=False
    )
    number = forms.CharField(label=gettext_lazy("Factuurnummer"), max_length=40, required=False)
    dated_on = forms.DateField(label=gettext_lazy("Factuurdatum"), widget=DayInput, required=False)
    amount = EuroField(label=gettext_lazy("Bedrag in euro, btw inbegrepen"), required=False)
    kbo = NumberField(
        vat.validate,
        gettext_lazy("Dit ondernemingsnummer klopt niet. Schrijf het als 0123.456.749."),
        label=gettext_lazy("Ondernemingsnummer (KBO)"),
    )
    ogm = NumberField(
        ogm_vcs.validate,
        gettext_lazy("Deze mededeling klopt niet. Schrijf ze als +++010/8068/17183+++."),
        label=gettext_lazy("Gestructureerde mededeling"),
    )
    iban = NumberField(
        partial(iban_number.validate, check_country=False),
        gettext_lazy("Dit rekeningnummer klopt niet. Schrijf het als BE68 5390 0754 7034."),
        label=gettext_lazy("Rekeningnummer (IBAN)"),
    )
    credits = forms.ModelChoiceField(
        label=gettext_lazy("Creditnota op factuur"),
        queryset=Invoice.objects.filter(credits=None).order_by("-pk"),
        required=False,
        empty_label=gettext_lazy("Geen: dit is een gewone factuur"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What an invoice cannot do without is not called optional."""
        super().__init__(*args, **kwargs)
        for name in NEEDED:
            field: Any = self.fields[name]
            field.instead = _("tenzij het in een Peppol-bestand staat")

    def clean(self) -> dict[str, Any]:
        """Fill in from the Peppol file, then ask what is still missing."""
        typed = super().clean() or {}
        scan: Scan | None = typed.get("scan")
        if scan and scan.kind == InvoicePaper.Kind.UBL:
            self._fill_in(read_ubl(scan.content), typed)
        for name in NEEDED:
            if not typed.get(name) and name not in self.errors:
                self.add_error(name, _("Vul dit in, of kies een Peppol-bestand."))
        return typed

    def _fill_in(self, read: PeppolInvoice, typed: dict[str, Any]) -> None:
        """What was typed and says something else than the file is an error, not a choice."""
        for name in FILLED_IN:
            value = getattr(read, name)
            if typed.get(name) and value and typed[name] != value:
                self.add_error(name, _("In het bestand staat iets anders: %(value)s.") % {"value": _shown(name, value)})
            elif value and name not in self.errors:
                typed[name] = self._checked(name, value)
        self._fill_in_credits(read, typed)

    def _fill_in_credits(self, read: PeppolInvoice, typed: dict[str, Any]) -> None:
        """Which invoice a credit note is about; an invoice is about none."""
        chosen: Invoice | None = typed.get("credits")
        if not read.is_credit_note:
            if chosen is not None:
                self.add_error("credits", _("Dit bestand is een gewone factuur, geen creditnota. Laat dit leeg."))
            return
        about = Invoice.objects.numbered(typed.get("supplier", ""), read.credits, typed.get("kbo", ""))
        if chosen is not None and about not in (None, chosen):
            self.add_error("credits", _("In het bestand staat iets anders: %(value)s.") % {"value": about})
        elif chosen is None and about is None:
            self.add_error("credits", _("Dit is een creditnota. Kies de factuur waarover ze gaat."))
        elif chosen is None:
            typed["credits"] = about

    def _checked(self, name: str, value: Any) -> Any:
        """The value of the file, held to the same checks as what is typed."""
        if not isinstance(value, str):
            return value
        try:
            return self.fields[name].clean(value)
        except ValidationError as error:
            self.add_error(name, error)
            return ""


def _shown(name: str, value: Any) -> str:
    return euro(value) if name == "amount" else str(value)[:LONGEST_NAME]


class ChargeForm(BookingForm):
    """Pay an invoice, or a part of it, out of a commitment."""

    button = gettext_lazy("Reken aan")
    invoice = forms.ModelChoiceField(
        label=gettext_lazy("Factuur"),
        queryset=Invoice.objects.none(),
        help_text=gettext_lazy("Staat ze er niet bij? Schrijf de factuur eerst in."),
    )
    amount = EuroField(label=gettext_lazy("Bedrag in euro"), help_text=gettext_lazy("Een deel mag ook."))
    note = forms.CharField(
        label=gettext_lazy("Omschrijving"), help_text=PUBLIC, max_length=LONGEST_SUBJECT, required=False
    )

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        """Only invoices on which something is due."""
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        due = due_invoices()
        field: Any = self.fields["invoice"]
        field.queryset = Invoice.objects.filter(pk__in=due)
        field.label_from_instance = lambda one: f"{one.supplier}, {one.number}: {euro(due[one.pk])}"

    def in_words(self) -> str:
        """Charged, and what stays on the commitment."""
        amount, invoice = self.cleaned_data["amount"], self.cleaned_data["invoice"]
        sentence = _(
            "Je rekent %(amount)s aan op “%(subject)s”, voor factuur %(number)s van %(supplier)s. "
            "Daarna staat er nog %(left)s open."
        )
        return sentence % {
            "amount": euro(amount),
            "subject": self.commitment.subject,
            "number": invoice.number,
            "supplier": invoice.supplier,
            "left": euro(balance_at(self.commitment.account_id) - amount),
        }


class PayDirectlyForm(BookingForm):
    """Pay a small invoice from a line, without a commitment."""

    button = gettext_lazy("Betaal")
    line = forms.ModelChoiceField(label=gettext_lazy("Post"), queryset=BudgetLine.objects.none())
    amount = EuroField(label=gettext_lazy("Bedrag in euro"))

    def __init__(self, *args: Any, invoice: Invoice, year: GrantYear, **kwargs: Any) -> None:
        """Proposes what is still due."""
        super().__init__(*args, **kwargs)
        self.invoice, self.year = invoice, year
        field: Any = self.fields["line"]
        field.queryset = BudgetLine.objects.filter(accounts__year=year, accounts__kind="line")
        self.fields["amount"].initial = uncharged_of(invoice)
        limit = euro(house_rules().direct_cents)
        self.fields["amount"].help_text = _("Tot en met %(limit)s zonder vastlegging.") % {"limit": limit}

    def in_words(self) -> str:
        """Spent, and what stays free on the line."""
        line, amount = self.cleaned_data["line"], self.cleaned_data["amount"]
        return _("Je betaalt %(amount)s van %(line)s voor %(invoice)s. Daarna blijft %(free)s vrij.") % {
            "amount": euro(amount),
            "line": line.name,
            "invoice": str(self.invoice),
            "free": euro(line_overview(line, self.year).free - amount),
        }


class CreditForm(BookingForm):
    """Book a credit note."""

    button = gettext_lazy("Boek de creditnota")

    def __init__(self, *args: Any, note: Invoice, **kwargs: Any) -> None:
        """About one credit note, for all of it."""
        super().__init__(*args, **kwargs)
        self.note = note

    @property
    def cents(self) -> int:
        """All of the credit note."""
        return self.note.amount

    def in_words(self) -> str:
        """Back to the line that paid."""
        return _(
            "Je boekt creditnota %(number)s: %(amount)s gaat terug naar de post die factuur %(invoice)s betaalde."
        ) % {
            "number": self.note.number,
            "amount": euro(self.cents),
            "invoice": self.note.credits.number if self.note.credits else "",
        }
