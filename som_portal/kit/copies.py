"""Whole copies of the database: one file out, one file in, on both engines.

SQLite: its own online backup, so the portal may go on writing. PostgreSQL: pg_dump in its custom format, and a restore
that first empties the schema, all in one transaction.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

SQLITE_HEAD, POSTGRES_HEAD = b"SQLite format 3\x00", b"PGDMP"
FRESH_SCHEMA = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


class NotACopy(ValueError):
    """The file is no backup of the engine in use, or it is damaged."""


def write_copy(target: Path) -> None:
    """Copy the database to `target`; the name appears only when the copy is whole."""
    half = target.with_name(f"{target.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(half)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={half}", _name())
    half.replace(target)


def read_copy(source: Path) -> None:
    """Replace the whole database by the copy in `source`. Everything written since that copy is gone."""
    with source.open("rb") as file:
        head = file.read(16)
    if connection.vendor == "sqlite":
        _read_sqlite(source, head)
    else:
        _read_postgres(source, head)


def _read_sqlite(source: Path, head: bytes) -> None:
    if head != SQLITE_HEAD:
        raise NotACopy(f"{source} is not a copy of an SQLite database.")
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        try:
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise NotACopy(f"{source} is damaged: {error}") from error
        if found != "ok":
            raise NotACopy(f"{source} is damaged: {found}")
        connection.ensure_connection()
        copy.backup(connection.connection)
    connection.close()


def _read_postgres(source: Path, head: bytes) -> None:
    if head[:5] != POSTGRES_HEAD:
        raise NotACopy(f"{source} is not a copy of a PostgreSQL database (pg_dump, custom format).")
    connection.close()
    script = source.with_name(f"{source.name}.sql")
    try:
        script.touch(mode=0o600)
        _run("pg_restore", "--no-owner", "--no-privileges", "--schema=public", f"--file={script}", str(source))
        _run("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1",
             f"--command={FRESH_SCHEMA}", f"--file={script}", _name())  # fmt: skip
    finally:
        script.unlink(missing_ok=True)


def _name() -> str:
    return f"--dbname={connection.settings_dict['NAME']}"


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password travels in the environment, never on the command line."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    found = str(debian[-1]) if debian else shutil.which(program)
    if not found:
        raise FileNotFoundError(f"{program} is not at hand: install the package postgresql-client.")
    settings = connection.settings_dict
    keys = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    login = {variable: str(settings[key]) for variable, key in keys.items() if settings[key]}
    done = subprocess.run(  # noqa: S603 (our own arguments, no shell)
        [found, *arguments], env=os.environ | login, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OSError(f"{program}: {done.stderr.strip()[-500:]}")
