"""`./som manage backup FILE`: a whole copy of the database, while the portal goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from som_portal.kit.copies import write_copy


class Command(BaseCommand):
    """Copy the database to one file, readable only by you."""

    help = "Copy the whole database to FILE."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        """Write it, or say why not."""
        try:
            write_copy(file)
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {file.stat().st_size} bytes")
