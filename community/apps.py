"""The app's name for Django."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """See the package's docstring."""

    name = "community"
