"""`./som manage demo`: make the fictional network, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from som_portal.demo.seed import is_seeded, seed
from som_portal.kit import clock


class Command(BaseCommand):
    """Only in demo mode; a second run changes nothing."""

    help = "Make the fictional demo network, once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed in one transaction, so that a broken start leaves nothing half made."""
        if not settings.DEMO_MODE:
            raise CommandError("The demo network is only made in demo mode (DEMO_MODE=1).")
        if is_seeded():
            self.stdout.write("the demo network is already there")
            return
        with transaction.atomic():
            played = seed(clock.today())
        self.stdout.write(f"demo network made in {played} deeds")
