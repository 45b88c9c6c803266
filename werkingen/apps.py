"""The app's name for Django."""

from django.apps import AppConfig


class WerkingenConfig(AppConfig):
    """See the package's docstring."""

    name = "werkingen"
