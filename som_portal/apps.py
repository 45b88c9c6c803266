"""The shell as Django apps: its management commands, and the technical back office."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    """The shell."""

    name = "som_portal"
    default = True

    def ready(self) -> None:
        """Register what keeps an erased person erased; the inventory names the tables."""
        import_module("som_portal.privacy.guards").stand()


class BackOfficeConfig(admin_apps.AdminConfig):
    """Django's admin behind our own door."""

    default = False
    default_site = "som_portal.back_office.BackOffice"
