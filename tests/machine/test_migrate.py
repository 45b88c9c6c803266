"""The suite makes its tables from the models (`--no-migrations`): what people migrate must be the same tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.machine.conftest import Moulds

COLUMNS = """SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'django_migrations'"""
REST = "SELECT type, name FROM sqlite_master WHERE type <> 'table' AND name NOT LIKE 'sqlite_autoindex%'"


def shape(rows: Any) -> Iterator[set[Any]]:
    """Columns of tables; indexes and triggers."""
    for asked in (COLUMNS, REST):
        yield set(rows.execute(asked).fetchall())


@pytest.mark.django_db
def test_migrating_makes_the_tables_of_the_models(moulds: Moulds, tmp_path: Path) -> None:
    migrated = moulds.pour("sqlite", "migrated", tmp_path)
    with closing(sqlite3.connect(Path(migrated["VAR_DIR"]) / "som.sqlite3")) as file, connection.cursor() as cursor:
        columns, rest = shape(file)
        assert len(columns) > 500
        assert [columns, rest] == list(shape(cursor))
        file.execute("DROP TRIGGER " + next(name for kind, name in rest if kind == "trigger"))
        assert [columns, rest] != list(shape(file))
