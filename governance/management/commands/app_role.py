"""`./som manage app_role NAME`: give the portal's own PostgreSQL role its rights, and nothing more.

`prepare` does it after every migrate for the role of APP_DATABASE_URL, and makes that role first.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from governance.ledger.guards.roles import rights_of
from governance.ledger.models import TABLES


class Command(BaseCommand):
    """Run as the owner of the tables, after every migrate."""

    help = "Give the role NAME the rights that the portal needs: rows, no tables, no triggers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose rights; with a password the role is made when it is not there, and may sign in with it."""
        parser.add_argument("role")
        parser.add_argument("--password", default="")

    def handle(self, *, role: str, password: str, **options: Any) -> None:
        """Make, grant and revoke in one transaction."""
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles; SQLite is one file with one owner.")
        try:
            statements = rights_of(role, TABLES)
        except ValueError as error:
            raise CommandError(f"{role!r} is no name of a role: use letters, digits and underscores.") from error
        with transaction.atomic(), connection.cursor() as cursor:
            if password:
                _make(role, password, cursor)
            for statement in statements:
                cursor.execute(statement)
        self.stdout.write(f"{role}: {len(statements)} statements")


def _make(role: str, password: str, cursor: Any) -> None:
    """A role that may sign in and nothing else; the name was judged by `rights_of`."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    verb = "ALTER" if cursor.fetchone() else "CREATE"
    cursor.execute(f"{verb} ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %s", [password])
