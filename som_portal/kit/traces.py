"""What a database keeps of what was deleted, and how it lets go of it."""

from django.db import connection, transaction


def empty_the_log_after_commit() -> None:
    """SQLite: once committed, move the write-ahead log into the file and cut it off, so that it holds no old pages.

    `secure_delete` (settings) has overwritten them in the file. While somebody still reads, the next call does it.
    PostgreSQL: its dumps hold living rows only, and autovacuum clears the dead ones from the files.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(empty_the_log, robust=True)


def empty_the_log() -> None:
    """The same at once, for who is in no transaction. Nothing on PostgreSQL."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
