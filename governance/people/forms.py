"""Shape of what a person tells about themselves."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from governance.people.models import User


class PersonByMailField(forms.EmailField):
    """Somebody with an account, by mail address; nobody when it may stay empty."""

    def __init__(self, **kwargs: Any) -> None:
        """Labelled and explained."""
        words = {"label": _("E-mailadres"), "help_text": _("Het adres waarmee die persoon zich bij SOM aanmeldt.")}
        super().__init__(**words | kwargs)

    def clean(self, value: Any) -> User | None:
        """The person behind the address."""
        address = super().clean(value)
        found = User.objects.filter(email=address.lower(), is_active=True).first() if address else None
        if address and found is None:
            raise forms.ValidationError(
                _("Niemand meldt zich met dit adres aan. Vraag of die persoon een account maakt.")
            )
        return found


class NameForm(forms.Form):
    """Asked besides the mail address when somebody makes an account."""

    name = forms.CharField(label=_("Je naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def signup(self, request: HttpRequest, user: User) -> None:
        """Allauth calls this with the new, unsaved-again user."""
        user.name = self.cleaned_data["name"]
        user.language = get_language() or user.language
        user.save(update_fields=["name", "language"])
