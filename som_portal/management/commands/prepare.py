"""`./som manage prepare`: everything between installing and serving, in one process. Idempotent."""

from pathlib import Path
from typing import Any

import environ
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from governance.ledger.tasks import verify_now
from som_portal.kit import clock
from som_portal.kit.catalogue import compile_catalogues


class Command(BaseCommand):
    """Translations, database, charter (synced by migrate), static files and, in demo mode, the fictional network.

    What was booked is recomputed after every migrate: a broken ledger is said here, by mail and on /readyz.
    """

    help = "Make the portal ready to serve."

    def handle(self, **options: Any) -> None:
        """Each step is quick when nothing changed."""
        settings.VAR.mkdir(parents=True, exist_ok=True)
        for folder in settings.LOCALE_PATHS:
            compile_catalogues(folder)
        call_command("migrate", interactive=False, verbosity=0)
        if static_is_stale(Path(settings.STATIC_ROOT) / "staticfiles.json"):
            call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO_MODE:
            call_command("demo", verbosity=0)
        if served := settings.ENV.app_database_url:
            role = environ.Env.db_url_config(served)
            call_command("app_role", role["USER"], password=role["PASSWORD"], stdout=self.stdout)
        for line in verify_now(clock.now()):
            self.stderr.write(line)


def static_is_stale(manifest: Path) -> bool:
    """Whether a static file is newer than the last collection, which took two seconds of compressing."""
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    sources = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return any(Path(source).stat().st_mtime > collected for source in sources)
