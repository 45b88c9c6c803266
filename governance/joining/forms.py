"""Shape of invitations, of requests, and of what we keep about an institution."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.charter.norms import house_rules
from governance.joining.models import LONGEST_MESSAGE, LONGEST_REASON
from governance.joining.rules import is_domain, is_public
from governance.people.models import OFFICIAL_NUMBER, Institution
from som_portal.kit.forms import DayInput, OnceForm

LONGEST_LIST = 2000
MOST_DOMAINS = 20


class InviteForm(OnceForm):
    """Whom we invite, and what we say to them."""

    email = forms.EmailField(label=gettext_lazy("E-mailadres"), max_length=254)
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=120,
        help_text=gettext_lazy("Zo begroeten we wie nog geen account heeft."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Taal van de mail"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )
    message = forms.CharField(
        label=gettext_lazy("Een persoonlijke zin"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Staat in de mail en op de pagina achter de link."),
    )


class InviteToSeatForm(InviteForm):
    """The same, with the days of the mandate."""

    starts_on = forms.DateField(label=gettext_lazy("Eerste dag"), widget=DayInput)
    ends_on = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy(
            "Mandaten eindigen op 31 augustus: afspraak, niet in het charter. Leeg = zonder einddatum."
        ),
    )
    is_duo = forms.BooleanField(
        label=gettext_lazy("Deelt de zetel met wie er al zit (duo: twee houders, één stem)"), required=False
    )
    field_order = ("email", "name", "starts_on", "ends_on", "is_duo", "message", "language")

    @classmethod
    def starting(cls, on: date, data: Any = None) -> "InviteToSeatForm":
        """An empty form that proposes today and the end of the working year."""
        return cls(data, initial={"starts_on": on, "ends_on": house_rules().mandate_end(on)})

    def clean(self) -> dict[str, Any]:
        """The days are in order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", ValidationError(_("De laatste dag komt na de eerste dag."), code="order"))
        return cleaned


class AcceptForm(OnceForm):
    """One button; its key makes a double click one yes."""


class AskToJoinForm(OnceForm):
    """Who are you there?"""

    sentence = forms.CharField(
        label=gettext_lazy("Wie ben je daar?"),
        max_length=300,
        help_text=gettext_lazy("Eén zin voor wie je vraag leest. Bijvoorbeeld: ik geef les in het vierde leerjaar."),
    )


class RefuseForm(forms.Form):
    """Why not: the person reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom niet?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Wie de vraag stelde, krijgt deze tekst per mail."),
    )


class InstitutionForm(forms.Form):
    """Number, size, general address and mail domains."""

    official_number = forms.CharField(
        label=gettext_lazy("Instellingsnummer"),
        max_length=6,
        required=False,
        validators=[OFFICIAL_NUMBER],
        help_text=gettext_lazy("Zes cijfers. Een aanmelddienst die dit nummer doorgeeft, plaatst mensen vanzelf hier."),
    )
    learners = forms.IntegerField(
        label=gettext_lazy("Aantal lerenden"),
        min_value=0,
        max_value=200_000,
        required=False,
        help_text=gettext_lazy("Leerlingen, studenten of cursisten. Bepaalt mee hoeveel afgevaardigden er zijn."),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Algemeen e-mailadres"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Van de instelling, niet van een persoon."),
    )
    domains = forms.CharField(
        label=gettext_lazy("Maildomeinen"),
        max_length=LONGEST_LIST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Eén per regel: wat na de @ staat. Wie zo’n adres heeft, kan vragen om bij de instelling te horen."
        ),
    )

    @classmethod
    def about(cls, institution: Institution, data: Any = None) -> "InstitutionForm":
        """Filled in with what we know."""
        known = {name: getattr(institution, name) for name in ("official_number", "learners", "contact_email")}
        return cls(data, initial={**known, "domains": "\n".join(map(str, institution.domains.all()))})

    def clean_domains(self) -> list[str]:
        """Domains in lower case, without @; none where anybody can have an address."""
        typed = self.cleaned_data["domains"].replace(",", " ").lower().split()
        found = [text.removeprefix("@") for text in typed]
        for domain in found:
            if not is_domain(domain):
                raise ValidationError(
                    _("“%(domain)s” is geen domein. Schrijf alleen wat na de @ staat."),
                    "domain",
                    {"domain": domain[:80]},
                )
            if is_public(domain):
                raise ValidationError(
                    _("Bij “%(domain)s” kan iedereen een adres nemen: dat zegt niet waar iemand werkt."),
                    "public",
                    {"domain": domain},
                )
        if len(found) > MOST_DOMAINS:
            raise ValidationError(_("Dat zijn er te veel: hoogstens %(most)s."), "many", {"most": MOST_DOMAINS})
        return found
