"""`./som manage app_role NAME`: give the portal's own PostgreSQL role its rights, and nothing more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from governance.ledger.guards.roles import rights_of
from governance.ledger.models import TABLES


class Command(BaseCommand):
    """Run as the owner of the tables, after every migrate. The role itself is made by whoever keeps the server."""

    help = "Give the role NAME the rights that the portal needs: rows, no tables, no triggers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose rights."""
        parser.add_argument("role")

    def handle(self, *, role: str, **options: Any) -> None:
        """Grant and revoke in one transaction."""
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles; SQLite is one file with one owner.")
        try:
            statements = rights_of(role, TABLES)
        except ValueError as error:
            raise CommandError(f"{role!r} is no name of a role: use letters, digits and underscores.") from error
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        self.stdout.write(f"{role}: {len(statements)} statements")
