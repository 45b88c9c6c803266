"""Shape of appointing, extending and releasing."""

from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import LONGEST_REASON, Mandate, Seat, Term
from governance.charter.norms import house_rules
from governance.people.models import User
from som_portal.kit.forms import DayInput, OnceForm
from som_portal.kit.uploads import PdfField

LETTER_HELP = _("Een pdf van hoogstens 2 MB. Alleen de houder en de coördinatiecel kunnen de brief lezen.")


class ReasonField(forms.CharField):
    """Why, in a few sentences; goes with the person when they are erased."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, required: bool = True) -> None:
        """Long enough for a few sentences."""
        super().__init__(
            label=_("Waarom?"),
            max_length=LONGEST_REASON,
            required=required,
            help_text=_("De houder en de coördinatiecel lezen dit in de geschiedenis van het mandaat."),
        )


class LetterField(PdfField):
    """The letter of an appointment, an extension or an end."""

    def __init__(self) -> None:
        """Never needed."""
        super().__init__(label=_("Brief"), required=False, help_text=LETTER_HELP)


class TermForm(OnceForm):
    """Who comes on a seat, and from when to when."""

    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        required=False,
        help_text=_("Alleen nodig voor wie nog geen account heeft."),
    )
    starts_on = forms.DateField(label=_("Eerste dag"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Laatste dag"),
        widget=DayInput,
        required=False,
        help_text=_("Mandaten eindigen op 31 augustus: afspraak, niet in het charter. Leeg = zonder einddatum."),
    )

    @classmethod
    def starting(cls, seat: Seat, on: date, data: Any = None, files: Any = None) -> Self:
        """An empty form that proposes today and the end of the working year, within the days of the seat."""
        first = max(on, seat.starts_on or on)
        last = min(house_rules().mandate_end(first), seat.ends_on or date.max)
        return cls(data, files, initial={"starts_on": first, "ends_on": last})

    def clean(self) -> dict[str, Any]:
        """The days are in order, and somebody new has a name."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", ValidationError(_("De laatste dag komt na de eerste dag."), code="order"))
        if cleaned.get("email") and not cleaned.get("name") and not _has_account(cleaned["email"]):
            self.add_error("name", ValidationError(_("Dit adres heeft nog geen account. Vul ook de naam in.")))
        return cleaned


class AppointForm(TermForm):
    """Who takes the seat, alone or as the second half of a duo, and why."""

    is_duo = forms.BooleanField(
        label=_("Deelt de zetel met wie er al zit (duo: twee houders, één stem)"), required=False
    )
    reason = ReasonField(required=False)
    paper = LetterField()


class SubstituteForm(TermForm):
    """Who permanently stands in for the holders of a seat."""


class LastDayOnlyForm(OnceForm):
    """The last day of a substitution."""

    last_day = forms.DateField(label=_("Laatste dag"), widget=DayInput)

    def __init__(self, term: Term, today: date, data: Any = None) -> None:
        """Proposes today, or the first day of what is still to come."""
        super().__init__(data, initial={"last_day": max(today, term.starts_on)})


class LastDayForm(OnceForm):
    """A last day and why; confirmed after a preview, where the letter is chosen."""

    last_day = forms.DateField(label=_("Laatste dag"), widget=DayInput)
    reason = ReasonField()
    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    paper = LetterField()

    def __init__(self, mandate: Mandate, proposed: date, data: Any = None, files: Any = None) -> None:
        """Proposes a day."""
        super().__init__(data, files, initial={"last_day": proposed})
        self.mandate = mandate

    @property
    def is_previewed(self) -> bool:
        """What was asked on the first page is right: what is wrong now belongs on the preview."""
        return bool(self.data.get("is_confirmed")) and set(self.errors) <= {"paper"}

    def clean_last_day(self) -> date:
        """A mandate lasts one day at least."""
        last_day: date = self.cleaned_data["last_day"]
        if last_day < self.mandate.starts_on:
            raise ValidationError(_("Een mandaat eindigt niet voor het begint."), code="order")
        return last_day


class ReleaseForm(LastDayForm):
    """The last day of a mandate."""

    @classmethod
    def proposing(cls, mandate: Mandate, today: date, data: Any = None, files: Any = None) -> "ReleaseForm":
        """Today, or the first day of a mandate that is still to come."""
        return cls(mandate, max(today, mandate.starts_on), data, files)


class ExtendForm(LastDayForm):
    """A later last day of a mandate."""

    @classmethod
    def proposing(cls, mandate: Mandate, today: date, data: Any = None, files: Any = None) -> "ExtendForm":
        """The first 31 August after its last day (house rule 17), within the days of its seat."""
        last = max(mandate.ends_on or today, today)
        next_end = house_rules().mandate_end(last + date.resolution)
        return cls(mandate, min(next_end, mandate.seat.ends_on or next_end), data, files)


def _has_account(email: str) -> bool:
    return User.objects.filter(email=email.lower()).exists()
