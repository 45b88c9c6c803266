"""`./som manage remake_migrations`: write the one migration of each app anew from its models (decision 0002)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

APPS = ("kit", "governance", "werkingen", "community")
HEADER = "# One line of migrations until the first release: remake, never edit.\n"


def folded(operations: Iterable[Operation]) -> list[Operation]:
    """The same tables, with constraints and indexes in the table they guard wherever Django makes it at once.

    Django adds them one by one: then it renders every model again for each, and SQLite copies the table.
    """
    kept: list[Operation] = []
    made: dict[str, CreateModel] = {}
    grown: set[str] = set()
    for operation in operations:
        match operation:
            case CreateModel():
                made[operation.name_lower] = operation
            case AddField():
                grown.add(operation.model_name_lower)
            case AddConstraint() | AddIndex() if operation.model_name_lower in made.keys() - grown:
                _put_in(made[operation.model_name_lower], operation)
                continue
        kept.append(operation)
    return kept


def _put_in(table: CreateModel, operation: AddConstraint | AddIndex) -> None:
    is_index = isinstance(operation, AddIndex)
    guard = operation.index if isinstance(operation, AddIndex) else operation.constraint
    table.options.setdefault("indexes" if is_index else "constraints", []).append(guard)


class Command(BaseCommand):
    """Until the first release only; a database of before starts over."""

    help = "write the one migration of each app anew"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Throw the old ones away; ask Django for a new one of each app, those above it last; fold and write it."""
        for name in APPS:
            for old in Path(apps.get_app_config(name).path, "migrations").glob("0*.py"):
                old.unlink()
        for name in APPS:
            call_command("makemigrations", name, name="initial", verbosity=0)
            migration = MigrationLoader(None, ignore_no_migrations=True).disk_migrations[name, "0001_initial"]
            migration.operations = folded(migration.operations)  # type: ignore[misc]  # an instance has its own list
            writer = MigrationWriter(migration, include_header=False)
            Path(writer.path).write_text(HEADER + writer.as_string(), encoding="utf-8")
            self.stdout.write(f"{name}: {len(migration.operations)} operations")
