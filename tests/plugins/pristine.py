"""The test database as it stands before its first transactional test: kept once, put back after each of them.

Django empties every table and fills them again, and the guards have to be away meanwhile; that cost more processor than
most of these tests.
"""

import sqlite3

from django.db import connection, transaction

from som_portal.kit.guards import install_guards, missing_guards

KEPT = "pristine"  # the schema, on PostgreSQL


class Pristine:
    """Every row as it was. On SQLite the file is copied; on PostgreSQL the rows are, past triggers and keys."""

    def __init__(self) -> None:
        """Nothing kept yet."""
        self.file: sqlite3.Connection | None = None
        self.tables, self.filled = list[str](), list[str]()

    def keep(self) -> None:
        """Remember what stands now; the second time nothing happens."""
        connection.ensure_connection()
        if connection.vendor != "sqlite":
            self._keep_rows()
        elif not self.file:
            self.file = sqlite3.connect(":memory:", check_same_thread=False)
            connection.connection.backup(self.file)

    def put_back(self) -> None:
        """Make it so again."""
        connection.ensure_connection()
        if self.file:
            self.file.backup(connection.connection)
        else:
            self._put_rows_back()

    def _keep_rows(self) -> None:
        if self.tables:
            return
        with connection.cursor() as cursor:
            self.tables = connection.introspection.table_names(cursor)
            self.filled = self._with_rows()
            cursor.execute(f"CREATE SCHEMA {KEPT}")
            for table in self.filled:
                cursor.execute(f'CREATE TABLE {KEPT}."{table}" AS TABLE "{table}"')

    def _put_rows_back(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger fires and no key is asked
            for table in self._with_rows():
                cursor.execute(f'DELETE FROM "{table}"')
            for table in self.filled:
                cursor.execute(f'INSERT INTO "{table}" TABLE {KEPT}."{table}"')
        if missing_guards(connection):
            install_guards(connection)

    def _with_rows(self) -> list[str]:
        asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (TABLE \"{table}\")" for table in self.tables)
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return [table for (table,) in cursor.fetchall()]
