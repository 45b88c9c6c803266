"""`./som manage restore FILE`: put back a copy made by `backup`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from som_portal.kit.copies import read_copy


class Command(BaseCommand):
    """Replace the database by a copy, then bring its tables, guards and charter up to this version."""

    help = "Replace the whole database by the copy in FILE. Stop the portal first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """From where."""
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        """Put it back, or leave everything as it was and say why."""
        try:
            read_copy(file)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"{file}: restored")
