"""Shape of a choice in the role picker."""

from django import forms


class RoleForm(forms.Form):
    """Which role: the mail address of a made-up person, before the @."""

    role = forms.CharField(max_length=64)
