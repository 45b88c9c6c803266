"""`./som manage tick [--every SECONDS]`: do everything that is due."""

import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from som_portal.due import do_everything_due
from som_portal.kit import clock


class Command(BaseCommand):
    """Send due mails and whatever else the clock makes due. Safe to run at any moment, any number of times."""

    help = "Do everything that is due, once; with --every, again and again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The rhythm of `./som run`, which has no worker and no beat."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="keep ticking with this pause")

    def handle(self, *, every: float | None, **options: Any) -> None:
        """Tick once and fail when a task failed, or tick until stopped."""
        if every is None:
            done = do_everything_due(clock.now())
            self.stdout.write(" ".join(f"{name}={count}" for name, count in done.items()))
            if None in done.values():
                raise CommandError("A task failed; the log says which and why.")
            return
        while True:
            do_everything_due(clock.now())
            close_old_connections()
            threading.Event().wait(every)
