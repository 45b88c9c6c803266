"""Our migrate is quicker than Django's and makes the same tables."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import connection
from django.db.migrations.state import ProjectState

from som_portal.kit.migrating import each_model_rendered_once
from tests.machine.conftest import Moulds
from tests.machine.portal import run, surroundings
from tests.servers import create_database

EVERYTHING = {
    "sqlite": "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2",
    "postgres": """
        SELECT 'column', table_name, column_name, concat(data_type, is_nullable, column_default, ordinal_position)
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2, 3""",
}
DJANGOS_OWN = """
import django; django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
COLUMNS = """SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'django_migrations'"""
REST = "SELECT type, name FROM sqlite_master WHERE type <> 'table' AND name NOT LIKE 'sqlite_autoindex%'"


def everything_in(engine: str, env: dict[str, str]) -> list[Any]:
    """Every table, column, index, constraint and trigger."""
    opened: Any = (
        sqlite3.connect(Path(env["VAR_DIR"]) / "som.sqlite3")
        if engine == "sqlite"
        else psycopg2.connect(env["DATABASE_URL"])
    )
    with closing(opened), closing(opened.cursor()) as cursor:
        cursor.execute(EVERYTHING[engine])
        return cursor.fetchall()


def shape(rows: Any) -> Iterator[set[Any]]:
    """Columns of tables; indexes and triggers."""
    for asked in (COLUMNS, REST):
        yield set(rows.execute(asked).fetchall())


@pytest.mark.django_db
def test_migrating_makes_the_tables_of_the_models(moulds: Moulds, tmp_path: Path) -> None:
    """The test database was made from the models."""
    migrated = moulds.pour("sqlite", "migrated", tmp_path)
    with closing(sqlite3.connect(Path(migrated["VAR_DIR"]) / "som.sqlite3")) as file, connection.cursor() as cursor:
        assert list(shape(file)) == list(shape(cursor))


@pytest.mark.long
@pytest.mark.parametrize("engine", EVERYTHING)
def test_migrating_makes_what_django_makes(engine: str, moulds: Moulds, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
    quick = moulds.pour(engine, "migrated", ours)
    url = create_database(moulds.server().url, "theirs") if engine == "postgres" else ""
    slow = surroundings(theirs, DATABASE_URL=url)
    done = run([sys.executable, "-c", DJANGOS_OWN], slow | {"DJANGO_SETTINGS_MODULE": "som_portal.settings"})
    assert done.returncode == 0, done.stderr
    found = everything_in(engine, quick)
    assert len(found) > 500
    assert found == everything_in(engine, slow)


def test_django_is_as_it_was_afterwards() -> None:
    states: Any = ProjectState
    before = states.add_model, states._append_option
    with each_model_rendered_once():
        assert before != (states.add_model, states._append_option)
    assert before == (states.add_model, states._append_option)
