"""How forms are drawn and how a double click is recognised."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy

SAME_CLICK = timedelta(minutes=1)
"""The same deed twice within this time is one click, where a form carries no key."""
DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
"""How a day may be typed: as browsers send it, or as people write it."""
NO_DAY = gettext_lazy("Deze dag bestaat niet. Kies een dag, of schrijf hem als 26-11-2026.")


class PortalFormRenderer(TemplatesSetting):
    """Draw forms with the field templates of the house (templates/django/forms/)."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"


class DayInput(forms.DateInput):
    """The browser's own date field; it speaks ISO in every language."""

    input_type = "date"

    def __init__(self) -> None:
        """Always year-month-day."""
        super().__init__(format="%Y-%m-%d")


class OnceForm(forms.Form):
    """A form that books or decides: its hidden key, made when it was shown, makes a double click one deed."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def renew(self) -> None:
        """Give what was sent another key: it is another deed than the one its key did."""
        sent: Any = self.data
        sent = sent.copy()
        sent["key"] = str(uuid4())
        self.data = sent


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows by number. A number that no row can have is an unknown choice, on SQLite too."""

    longest_number = 18

    def clean(self, value: Any) -> Any:
        """Django passes any digits on to `pk__in`, and SQLite cannot hold more than 64 bits."""
        for number in value if isinstance(value, list | tuple) else ():
            if not str(number).isdecimal() or len(str(number)) > self.longest_number:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": number})
        return super().clean(value)
