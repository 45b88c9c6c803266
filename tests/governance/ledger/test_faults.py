"""I18: what was acknowledged survives kill -9 of the writer and of the database; nothing doubled, no number missed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import psycopg2
import pytest
from django.db import connection, connections

from governance.ledger.models import Commitment, Posting
from governance.ledger.queries import verify
from governance.ledger.rules import Movement
from tests.servers import Server, create_database, die_with_parent, program, start_postgres

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
AT_ONCE = 4


def database_url() -> str:
    """Of the database that this test runs on."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def writer(commitment: Commitment, url: str, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """One that books cent by cent until it is killed; it dies with us, also when a test fails."""
    surroundings = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "som_portal.settings"}
    command = [sys.executable, "-m", "tests.governance.ledger.writer", str(commitment.pk)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings,
        stdout=log,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent(signal.SIGKILL),
    )


def acknowledged(folder: Path) -> list[UUID]:
    """Every key that a writer said before it died; a line that was cut short was not said."""
    lines = [line for log in folder.glob("*.log") for line in log.read_text().splitlines(keepends=True)]
    return [UUID(line.strip()) for line in lines if line.endswith("\n") and len(line) == 33]


def said_something(log: Path) -> None:
    deadline = time.monotonic() + 120
    while not log.exists() or log.stat().st_size < 33 * 3:
        assert time.monotonic() < deadline, "the writer wrote nothing"
        time.sleep(0.02)


@pytest.mark.parametrize("kills", [AT_ONCE, pytest.param(200, marks=pytest.mark.long)])
def test_i18_killed_writers_lose_nothing_double_nothing_and_leave_no_gap(
    commitment: Commitment, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(kills)
    for first in range(0, kills, AT_ONCE):
        logs = [tmp_path / f"{first + number}.log" for number in range(AT_ONCE)]
        running = [writer(commitment, database_url(), log.open("wb")) for log in logs]
        for process, log in zip(running, logs, strict=True):
            said_something(log)
            time.sleep(chance.random() / 5)
            process.kill()
            process.wait()
    assert_whole(acknowledged(tmp_path))


def assert_whole(keys: list[UUID]) -> None:
    """Lost 0, doubled 0, gaps 0, and nothing is broken."""
    assert len(keys) >= 3 * AT_ONCE
    booked = list(Posting.objects.filter(kind=Movement.RELEASE).values_list("key", flat=True))
    assert (set(keys) - set(booked), len(booked) - len(set(booked))) == (set(), 0)
    numbers = list(Posting.objects.order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert verify() == []


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A PostgreSQL to be killed, that keeps what it acknowledged."""
    server = start_postgres()
    yield server
    server.stop()


def again(server: Server) -> None:
    """Start the killed server on its own data."""
    owner = (server.folder / "data").stat()
    run_as: dict[str, Any] = (
        {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    )
    server.process = subprocess.Popen(
        server.process.args, cwd=server.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent(server.stop_with), **run_as,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while True:
        try:
            return psycopg2.connect(server.url).close()
        except psycopg2.OperationalError:
            assert time.monotonic() < deadline, "the server does not come back"
            time.sleep(0.1)


@pytest.mark.long
@pytest.mark.skipif(os.environ.get("SOM_TEST_ENGINE") != "postgres", reason="SQLite has no server")
def test_i18_a_killed_server_keeps_what_it_acknowledged(
    commitment: Commitment, tmp_path: Path, own_server: Server
) -> None:
    url = copied_to(own_server)
    for number in range(10):
        log = tmp_path / f"{number}.log"
        process = writer(commitment, url, log.open("wb"))
        said_something(log)
        own_server.kill()
        again(own_server)
        time.sleep(0.5)
        process.kill()
        process.wait()
    keys = acknowledged(tmp_path)
    with closing(psycopg2.connect(url)) as there, there.cursor() as cursor:
        cursor.execute(f"SELECT key::text, seq, kind FROM {Posting._meta.db_table} ORDER BY seq")
        rows = cursor.fetchall()
    booked = [UUID(key) for key, _seq, kind in rows if kind == Movement.RELEASE]
    assert (set(keys) - set(booked), len(booked) - len(set(booked))) == (set(), 0)
    assert [seq for _key, seq, _kind in rows] == list(range(1, len(rows) + 1))


def copied_to(server: Server) -> str:
    """This database, with what the test made, on the server that will be killed; acknowledged means written."""
    url = create_database(server.url, "killed")
    dump = subprocess.run([str(program("pg_dump")), database_url()], check=True, capture_output=True).stdout
    subprocess.run(
        [str(program("psql")), "-q", "-v", "ON_ERROR_STOP=1", url], input=dump, check=True, capture_output=True
    )
    with closing(psycopg2.connect(url)) as there, there.cursor() as cursor:
        cursor.execute("ALTER ROLE som SET synchronous_commit = on")
        there.commit()
    connections.close_all()
    return url
