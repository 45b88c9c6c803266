"""`backup` and `restore`, both ways, on both engines, as commands."""

import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from tests.machine.conftest import Moulds
from tests.machine.portal import manage, run
from tests.servers import create_database

ADD_AN = "from governance.people.models import User; User.objects.create_user(email='an@voorbeeld.test', name='An')"
NAMES = "SELECT name FROM governance_user"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def first(request: pytest.FixtureRequest, moulds: Moulds, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A migrated portal where An is the only person, on the engine of the parameter."""
    env = moulds.pour(request.param, "migrated", tmp_path_factory.mktemp("first"))
    manage(env, "shell", "-v0", "-c", ADD_AN)
    return env


@pytest.fixture
def portal(first: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A twin of the first portal, for one test."""
    if not first["DATABASE_URL"]:
        shutil.copy(Path(first["VAR_DIR"]) / "som.sqlite3", tmp_path)
        return {**first, "VAR_DIR": str(tmp_path)}
    url = first["DATABASE_URL"]
    return {**first, "DATABASE_URL": create_database(url, tmp_path.name, like=url.rpartition("/")[2])}


def names(env: dict[str, str]) -> list[str]:
    """The people in this portal, read past it."""
    if not env["DATABASE_URL"]:
        with closing(sqlite3.connect(Path(env["VAR_DIR"]) / "som.sqlite3")) as file:
            return [name for (name,) in file.execute(NAMES)]
    with closing(psycopg2.connect(env["DATABASE_URL"])) as connection, connection.cursor() as cursor:
        cursor.execute(NAMES)
        return [name for (name,) in cursor.fetchall()]


def refusal(env: dict[str, str], *words: str) -> str:
    done = run([sys.executable, "manage.py", *words], env)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_copy_brings_back_exactly_what_was_there(portal: dict[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert re.fullmatch(rf"{copy}: \d+ bytes\n", manage(portal, "backup", str(copy)))
    assert oct(copy.stat().st_mode & 0o777) == "0o600"
    assert list(tmp_path.glob("copy.*")) == []
    manage(portal, "shell", "-v0", "-c", ADD_AN.replace("an@", "bert@").replace("'An'", "'Bert'"))
    assert sorted(names(portal)) == ["An", "Bert"]
    assert manage(portal, "restore", str(copy)) == f"{copy}: restored\n"
    assert names(portal) == ["An"]
    manage(portal, "verify")


def test_a_file_that_is_no_copy_changes_nothing(portal: dict[str, str], tmp_path: Path) -> None:
    stranger = tmp_path / "stranger"
    stranger.write_bytes(b"a shopping list, not a database")
    assert "is not a copy of" in refusal(portal, "restore", str(stranger))
    assert "No such file" in refusal(portal, "restore", str(tmp_path / "nothing"))
    assert names(portal) == ["An"]


def test_a_damaged_copy_changes_nothing(portal: dict[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    manage(portal, "backup", str(copy))
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    assert refusal(portal, "restore", str(copy)).startswith("CommandError: ")
    assert names(portal) == ["An"]


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(portal: dict[str, str], tmp_path: Path) -> None:
    assert "CommandError" in refusal(portal, "backup", str(tmp_path / "no" / "such" / "folder"))
