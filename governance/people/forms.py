"""Shape of what a person tells about themselves."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from governance.people.models import User


class NameForm(forms.Form):
    """Asked besides the mail address when somebody makes an account."""

    name = forms.CharField(label=_("Je naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def signup(self, request: HttpRequest, user: User) -> None:
        """Allauth calls this with the new, unsaved-again user."""
        user.name = self.cleaned_data["name"]
        user.language = get_language() or user.language
        user.save(update_fields=["name", "language"])
