"""`backup` and `restore`, both ways, on both engines, as commands."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine.portal import manage, run, surroundings
from tests.servers import create_database, program, start_postgres
from tests.surroundings import is_required

ADD = "from governance.people.models import User; User.objects.create_user(email='{0}@voorbeeld.test', name='{0}')"
NAMES = (
    "from governance.people.models import User; print(*User.objects.order_by('name').values_list('name', flat=True))"
)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def first(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A migrated portal where An is the only person, on the engine of the parameter."""
    folder = tmp_path_factory.mktemp("first")
    if request.param == "sqlite":
        yield with_an(surroundings(folder))
        return
    if not program("postgres") and not is_required("postgres"):
        pytest.skip("no PostgreSQL at hand")
    server = start_postgres()
    yield with_an(surroundings(folder, DATABASE_URL=create_database(server.url, "first")))
    server.stop()


def with_an(env: dict[str, str]) -> dict[str, str]:
    manage(env, "migrate", "--verbosity=0")
    manage(env, "shell", "-v0", "-c", ADD.format("An"))
    return env


@pytest.fixture
def portal(first: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A twin of the first portal, for one test."""
    if not first["DATABASE_URL"]:
        shutil.copy(Path(first["VAR_DIR"]) / "som.sqlite3", tmp_path)
        return {**first, "VAR_DIR": str(tmp_path)}
    return {**first, "DATABASE_URL": create_database(first["DATABASE_URL"], tmp_path.name, like="first")}


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
    manage(portal, "shell", "-v0", "-c", ADD.format("Bert"))
    assert manage(portal, "restore", str(copy)) == f"{copy}: restored\n"
    assert manage(portal, "shell", "-v0", "-c", NAMES) == "An\n"
    manage(portal, "verify")


def test_a_file_that_is_no_copy_changes_nothing(portal: dict[str, str], tmp_path: Path) -> None:
    stranger = tmp_path / "stranger"
    stranger.write_bytes(b"a shopping list, not a database")
    assert "is not a copy of" in refusal(portal, "restore", str(stranger))
    assert "No such file" in refusal(portal, "restore", str(tmp_path / "nothing"))
    assert manage(portal, "shell", "-v0", "-c", NAMES) == "An\n"


def test_a_damaged_copy_changes_nothing(portal: dict[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    manage(portal, "backup", str(copy))
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    assert refusal(portal, "restore", str(copy)).startswith("CommandError: ")
    assert manage(portal, "shell", "-v0", "-c", NAMES) == "An\n"


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(portal: dict[str, str], tmp_path: Path) -> None:
    assert "CommandError" in refusal(portal, "backup", str(tmp_path / "no" / "such" / "folder"))
