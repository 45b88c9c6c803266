"""With the triggers gone the portal refuses to start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, transaction

from governance.ledger.checks import guards_stand
from governance.ledger.models import Posting
from som_portal.kit.guards import REGISTERED, drop_guards, missing_guards

ROOT = Path(__file__).resolve().parents[3]
TRIGGER = f"{Posting._meta.db_table}_guards_update"


def drop(name: str) -> None:
    place = f" ON {Posting._meta.db_table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{place}")


@pytest.mark.django_db
def test_every_guard_of_the_ledger_stands() -> None:
    assert guards_stand() == []
    assert {"ledger:year", "ledger:account", "ledger:posting"} <= set(REGISTERED)


@pytest.mark.django_db
def test_one_missing_trigger_stops_every_command() -> None:
    with transaction.atomic():
        drop(TRIGGER)
        assert missing_guards() == [TRIGGER]
        with pytest.raises(SystemCheckError, match=TRIGGER):
            call_command("check")
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_migrate_only_warns_because_it_installs_them_again() -> None:
    with transaction.atomic():
        drop_guards()
        messages = [message for message in run_checks(databases=["default"]) if message.id == "ledger.E001"]
        assert [message.is_serious() for message in messages] == [False]
        transaction.set_rollback(True)


HOLLOW = {
    "sqlite": [
        f"DROP TRIGGER {TRIGGER}",
        f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {Posting._meta.db_table} BEGIN SELECT 1; END",
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
    ],
}


@pytest.mark.django_db
def test_a_hollow_guard_of_the_same_name_is_seen() -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            for statement in HOLLOW[connection.vendor]:
                cursor.execute(statement)
        assert missing_guards() == [TRIGGER]
        transaction.set_rollback(True)


def test_an_empty_database_migrates_and_then_stands(tmp_path: Path) -> None:
    surroundings = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3", "VAR_DIR": str(tmp_path)}
    for command in ("check", "migrate", "check"):
        done = subprocess.run(
            [sys.executable, "manage.py", command], cwd=ROOT, env=surroundings, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
