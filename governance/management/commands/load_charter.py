"""`./som manage load_charter`: bring the database in line with the charter."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.bodies.sync import sync_charter
from governance.delegates.sync import sync_representations


class Command(BaseCommand):
    """Prints how many rows changed; a second run prints 0."""

    help = "Bring bodies, seats, institutions and focus areas in line with the charter."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sync and say what changed."""
        self.stdout.write(f"{sync_charter() + sync_representations()} rows changed")
