"""How forms are drawn and how a double click is recognised."""

from uuid import uuid4

from django import forms
from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    """Draw forms with the field templates of the house (templates/django/forms/)."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"


class OnceForm(forms.Form):
    """A form that books or decides: its hidden key, made when it was shown, makes a double click one deed."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
