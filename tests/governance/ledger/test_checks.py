"""I20: with the triggers gone the portal refuses to start, and its health page says so."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, transaction
from django.test import Client

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
def test_i20_one_missing_trigger_stops_every_command() -> None:
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


@pytest.mark.django_db
def test_i20_the_health_page_names_the_missing_trigger(client: Client) -> None:
    assert client.get("/readyz").status_code == 200
    with transaction.atomic():
        drop(TRIGGER)
        page = client.get("/readyz")
        assert (page.status_code, page.content.decode()) == (503, f"{TRIGGER}\n")
        transaction.set_rollback(True)


def test_i20_an_empty_database_migrates_and_serves_until_a_guard_is_gone(tmp_path: Path) -> None:
    database = tmp_path / "empty.sqlite3"
    surroundings = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "VAR_DIR": str(tmp_path)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=surroundings, capture_output=True, text=True)

    serve = ("-c", "import som_portal.wsgi")
    for arguments in (("manage.py", "check"), ("manage.py", "migrate"), serve):
        assert run(*arguments).returncode == 0
    with closing(sqlite3.connect(database)) as connected:
        connected.execute(f"DROP TRIGGER {TRIGGER}")
    refused = run(*serve)
    assert refused.returncode != 0
    assert TRIGGER in refused.stderr
    assert run("manage.py", "migrate").returncode == 0
    assert run(*serve).returncode == 0
