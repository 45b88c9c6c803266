"""What people type to open, divide and close a year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ledger.forms.booking import LONGEST_NAME, LONGEST_SUBJECT, PUBLIC, BookingForm
from governance.ledger.models import Authorisation, BudgetLine, GrantYear
from governance.ledger.queries import closing_checklist, line_overview, unused_authorisations
from governance.ledger.rules import grant_cents
from governance.people.forms import PersonByMailField
from som_portal.kit.forms import DayInput
from som_portal.kit.money import EuroField, euro

TAKEN_WORDS = {"toewijzen", "afsluiten", "afrekening", "aanvragen", "waarheen", "besluit-inschrijven", "werk"}
"""Words of addresses below a year; no line may be called so."""


class OpenYearForm(BookingForm):
    """Open a budget year with the city's grant."""

    button = gettext_lazy("Open het boekjaar")
    year = forms.IntegerField(label=gettext_lazy("Boekjaar"), min_value=2021, max_value=2099)

    @property
    def cents(self) -> int:
        """The grant of the charter."""
        return grant_cents()

    def in_words(self) -> str:
        """The grant, still undivided."""
        return _("Je opent %(year)s en schrijft de toelage van %(amount)s in. De raad verdeelt ze daarna.") % {
            "year": self.cleaned_data["year"],
            "amount": euro(self.cents),
        }


class AddLineForm(forms.Form):
    """A budgetpost, of a werking or below one."""

    name = forms.CharField(label=gettext_lazy("Naam"), help_text=PUBLIC, max_length=LONGEST_NAME)
    code = forms.SlugField(
        label=gettext_lazy("Code"), max_length=20, help_text=gettext_lazy("Kort, zoals LAB. Ze blijft over de jaren.")
    )
    werking = forms.ChoiceField(label=gettext_lazy("Werking"), choices=BudgetLine.Werking)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=BudgetLine.Kind)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Onder welke post?"),
        queryset=BudgetLine.objects.filter(parent=None),
        required=False,
        empty_label=gettext_lazy("Geen: dit is een post van een werking"),
    )

    def clean_code(self) -> str:
        """Not a word that stands in an address."""
        code: str = self.cleaned_data["code"]
        if code.lower() in TAKEN_WORDS:
            raise ValidationError(_("Deze code kan niet. Kies een andere."))
        return code

    def clean(self) -> dict[str, Any]:
        """A labo, project or event stands below a post; a werking does not."""
        typed = super().clean() or {}
        below = typed.get("kind") != BudgetLine.Kind.WERKING
        if "kind" in typed and "parent" in typed and below != (typed["parent"] is not None):
            self.add_error("parent", _("Een labo, project of event staat onder een post; een werking niet."))
        return typed


class EntrustLineForm(forms.Form):
    """Who follows this line?"""

    person = PersonByMailField(
        label=gettext_lazy("E-mailadres van wie de post volgt"),
        help_text=gettext_lazy("Het adres waarmee die persoon zich bij SOM aanmeldt. Laat leeg voor niemand."),
        required=False,
    )


class AuthoriseForm(forms.Form):
    """A decision that carries no money of its own, such as the division of the year."""

    reference = forms.RegexField(
        r"^[A-Z]{2,20}-\d{4}-\d{3}$",
        label=gettext_lazy("Nummer van het besluit"),
        help_text=gettext_lazy("Zoals in de besluitenlijst: RAAD-2026-014."),
        error_messages={"invalid": gettext_lazy("Schrijf het nummer zoals in de besluitenlijst: RAAD-2026-014.")},
    )
    decided_on = forms.DateField(label=gettext_lazy("Beslist op"), widget=DayInput)
    amount = EuroField(label=gettext_lazy("Bedrag in euro"))


class AllocateForm(BookingForm):
    """Give a line the amount of a decision."""

    button = gettext_lazy("Wijs toe")
    authorisation = forms.ModelChoiceField(label=gettext_lazy("Besluit"), queryset=Authorisation.objects.none())
    line = forms.ModelChoiceField(label=gettext_lazy("Post"), queryset=BudgetLine.objects.filter(parent=None))

    def __init__(self, *args: Any, year: GrantYear, **kwargs: Any) -> None:
        """Only decisions that were not used yet."""
        super().__init__(*args, **kwargs)
        self.year = year
        _ask_decision(self, year)

    @property
    def cents(self) -> int:
        """The amount of the decision."""
        return int(self.cleaned_data["authorisation"].amount)

    def in_words(self) -> str:
        """Allocated, and what stays undivided."""
        return _("Je wijst %(amount)s toe aan %(line)s, volgens besluit %(number)s.") % {
            "amount": euro(self.cents),
            "line": self.cleaned_data["line"].name,
            "number": self.cleaned_data["authorisation"].reference,
        }


class TakeBackForm(BookingForm):
    """Take the amount of a decision back from a line."""

    button = gettext_lazy("Neem terug")
    authorisation = forms.ModelChoiceField(label=gettext_lazy("Besluit"), queryset=Authorisation.objects.none())

    def __init__(self, *args: Any, line: BudgetLine, year: GrantYear, **kwargs: Any) -> None:
        """Only decisions that were not used yet."""
        super().__init__(*args, **kwargs)
        self.line, self.year = line, year
        _ask_decision(self, year)

    @property
    def cents(self) -> int:
        """The amount of the decision."""
        return int(self.cleaned_data["authorisation"].amount)

    def in_words(self) -> str:
        """Back to what is to be divided."""
        return _("Je neemt %(amount)s terug van %(line)s. Daarna blijft %(free)s vrij op de post.") % {
            "amount": euro(self.cents),
            "line": self.line.name,
            "free": euro(line_overview(self.line, self.year).free - self.cents),
        }


class ShiftForm(BookingForm):
    """Move what is free from one line to another."""

    button = gettext_lazy("Verschuif")
    target = forms.ModelChoiceField(label=gettext_lazy("Naar welke post?"), queryset=BudgetLine.objects.none())
    amount = EuroField(label=gettext_lazy("Bedrag in euro"))
    authorisation = forms.ModelChoiceField(
        label=gettext_lazy("Besluit"),
        queryset=Authorisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Geen: binnen dezelfde werking"),
        help_text=gettext_lazy("Nodig tussen twee werkingen."),
    )
    note = forms.CharField(label=gettext_lazy("Waarom?"), help_text=PUBLIC, max_length=LONGEST_SUBJECT)

    def __init__(self, *args: Any, line: BudgetLine, year: GrantYear, **kwargs: Any) -> None:
        """Every line but this one."""
        super().__init__(*args, **kwargs)
        self.line, self.year = line, year
        self.free = line_overview(line, year).free
        field: Any = self.fields["target"]
        field.queryset = BudgetLine.objects.exclude(pk=line.pk)
        _ask_decision(self, year)

    def in_words(self) -> str:
        """Moved, and what stays."""
        amount = self.cleaned_data["amount"]
        return _("Je verschuift %(amount)s van %(line)s naar %(target)s. Daarna blijft %(free)s vrij op %(line)s.") % {
            "amount": euro(amount),
            "line": self.line.name,
            "target": self.cleaned_data["target"].name,
            "free": euro(self.free - amount),
        }


class CloseYearForm(BookingForm):
    """Close a year for good."""

    button = gettext_lazy("Sluit af")

    def __init__(self, *args: Any, year: GrantYear, **kwargs: Any) -> None:
        """With its checklist."""
        super().__init__(*args, **kwargs)
        self.year = year
        self.checklist = closing_checklist(year)
        self.left = sum(account.balance for account in year.accounts.filter(kind__in=["line", "free"]))

    @property
    def cents(self) -> int:
        """What goes back to the city."""
        return self.left

    def in_words(self) -> str:
        """For good."""
        return _("Je sluit %(year)s af, voorgoed. %(left)s gaat terug naar de toelage van de stad.") % {
            "year": self.year.year,
            "left": euro(self.left),
        }


def _ask_decision(form: forms.Form, year: GrantYear) -> None:
    """Fill the choice with the decisions of the year that were not used yet."""
    field: Any = form.fields["authorisation"]
    field.queryset = unused_authorisations(year)
    field.label_from_instance = lambda one: f"{one.reference}: {euro(one.amount)}"
