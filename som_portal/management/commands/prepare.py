"""`./som manage prepare`: everything between installing and serving, in one process. Idempotent."""

from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from som_portal.kit.catalogue import compile_catalogues


class Command(BaseCommand):
    """Translations, database, charter (synced by migrate), static files and, in demo mode, the fictional network."""

    help = "Make the portal ready to serve."

    def handle(self, **options: Any) -> None:
        """Each step is quick when nothing changed."""
        settings.VAR.mkdir(parents=True, exist_ok=True)
        for folder in settings.LOCALE_PATHS:
            compile_catalogues(folder)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO_MODE and "demo" in get_commands():
            call_command("demo", verbosity=0)
