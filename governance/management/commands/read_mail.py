"""`./som manage read_mail [-]`: take the answers of mail clients that came in."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from governance.meetings.tasks import read_incoming, read_one
from som_portal.kit import clock

TRY_AGAIN_LATER = 75  # EX_TEMPFAIL of sysexits.h: the mail server keeps the message and comes back


class Command(BaseCommand):
    """With `-`: one message on stdin, as the pipe of a mail server gives it. Else: the folder in INCOMING_MAIL."""

    help = "Take answers to invitations from INCOMING_MAIL (a maildir or an mbox file), or one message from stdin."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only where from."""
        parser.add_argument("source", nargs="?", default="", help="- for one message on stdin")

    def handle(self, *args: Any, source: str, **options: Any) -> None:
        """Read, and say what was done."""
        try:
            if source == "-":
                self.stdout.write(read_one(sys.stdin.buffer, clock.now()))
                return
            folder = source or settings.INCOMING_MAIL
            if not folder:
                raise CommandError("Say where mail comes in: set INCOMING_MAIL, or give - and a message on stdin.")
            self.stdout.write(f"{read_incoming(Path(folder), clock.now())} messages read")
        except (DatabaseError, OSError) as error:
            raise CommandError(f"Could not read: {type(error).__name__}", returncode=TRY_AGAIN_LATER) from error
