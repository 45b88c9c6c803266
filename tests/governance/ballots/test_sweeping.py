"""Sweeping a secret ballot as the portal's own role, which reads and writes rows and owns nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from governance.ballots.actions import cast_vote, close_ballot
from governance.ballots.models import Slip, Turn
from governance.ballots.rules import Choice
from governance.ballots.tasks import sweep_papers
from tests import make
from tests.governance.ballots import scenes

DAY = scenes.MEETING_DAY


@contextmanager
def own_role() -> Iterator[None]:
    """As docker-compose runs the portal: on a role that reads and writes rows."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE som_sweeper NOLOGIN")
        call_command("app_role", "som_sweeper", stdout=StringIO())
        cursor.execute("SET ROLE som_sweeper")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute("DROP OWNED BY som_sweeper; DROP ROLE som_sweeper")


def files() -> list[str]:
    """The files in which PostgreSQL keeps papers and turns; rewriting a table gives it another."""
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in (Slip, Turn)]
        cursor.execute("SELECT pg_relation_filepath(name::regclass) FROM unnest(%s) AS name", [tables])
        return [path for (path,) in cursor.fetchall()]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no roles")
@pytest.mark.django_db(transaction=True)
def test_the_portals_own_role_sweeps_too_and_may_not_rewrite_by_itself() -> None:
    raad = make.raad(6)
    ballot = scenes.appointment()
    for person in raad:
        cast_vote(scenes.elector_of(ballot, person), Choice.FOR, by=person, at=DAY)
    before = files()
    with own_role():
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM FULL {Slip._meta.db_table}")
        assert files() == before  # a warning, and nothing done: what this test guards against
        close_ballot(ballot, by=None, at=DAY)
    assert set(before) & set(files()) == set()


@pytest.mark.django_db(transaction=True)
def test_the_clock_sweeps_what_a_killed_closing_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The papers are committed before they are swept: who is killed in between leaves the traces there."""
    raad = make.raad(6)
    ballot = scenes.appointment()
    for person in raad:
        cast_vote(scenes.elector_of(ballot, person), Choice.FOR, by=person, at=DAY)
    monkeypatch.setattr("governance.ballots.actions.secrecy.sweep", lambda: None)
    close_ballot(ballot, by=None, at=DAY)
    assert left_over() > 0
    assert sweep_papers(DAY - timedelta(minutes=1)) == 0
    assert left_over() > 0
    assert sweep_papers(DAY + timedelta(minutes=5)) == 1
    assert left_over() == 0
    assert sweep_papers(DAY + timedelta(hours=2)) == 0


def left_over() -> int:
    """Bytes of the log of SQLite; numbers of the papers that went, as PostgreSQL keeps their places on disk."""
    if connection.vendor == "sqlite":
        return Path(f"{connection.settings_dict['NAME']}-wal").stat().st_size
    with connection.cursor() as cursor:
        cursor.execute("SELECT min((ctid::text::point)[1])::int - 1 FROM governance_slip")
        return int(cursor.fetchone()[0])
