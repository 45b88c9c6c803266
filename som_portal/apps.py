"""The shell as a Django app: it only carries management commands."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The shell."""

    name = "som_portal"
