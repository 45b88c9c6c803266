"""After an erasure in the demo network a grep over every file and dump finds nobody; both engines, real commands."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.machine.conftest import Moulds
from tests.machine.portal import manage
from tests.privacy.words import found
from tests.servers import program


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def portal(request: pytest.FixtureRequest, moulds: Moulds, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The demo network with Zoë in every corner of it, on the engine of the parameter."""
    env = moulds.pour(request.param, "seeded", tmp_path_factory.mktemp("leaving"))
    inside(env, "live()")
    return env


def inside(env: dict[str, str], call: str) -> str:
    """Call a function of tests/machine/leaving.py in the portal."""
    return manage(env, "shell", "-v0", "-c", f"from tests.machine import leaving; leaving.{call}")


def everything(env: dict[str, str], folder: Path) -> dict[str, str]:
    """Every file of the portal, a backup, a dump as text, and every export."""
    folder.mkdir()
    manage(env, "backup", str(folder / "backup"))
    (folder / "dump.sql").write_text(dumped(env, folder / "backup"))
    inside(env | {"DEBUG": "true"}, f"export('{folder}')")  # pages without the manifest of static files
    files = [*Path(env["VAR_DIR"]).rglob("*"), *folder.iterdir()]
    return {path.name: path.read_bytes().decode(errors="replace") for path in files if path.is_file()}


def dumped(env: dict[str, str], backup: Path) -> str:
    """What is in the backup, as statements."""
    if not env["DATABASE_URL"]:
        with closing(sqlite3.connect(backup)) as copy:
            return "\n".join(copy.iterdump())
    restore = program("pg_restore")
    assert restore is not None
    return subprocess.run([restore, "-f", "-", str(backup)], capture_output=True, text=True, check=True).stdout


def seen(files: dict[str, str]) -> set[str]:
    """The files in which she is found."""
    return {name for name, text in files.items() if found(text)}


def test_a_grep_finds_her_before_and_nowhere_after(portal: dict[str, str], tmp_path: Path) -> None:
    before = seen(everything(portal, tmp_path / "before"))
    left = inside(portal, "leave()")
    after = seen(everything(portal, tmp_path / "after"))
    kinds = {name.partition("-")[0] for name in before if name.endswith((".sql", ".log")) or name.startswith("export")}
    assert ("dump.sql" in kinds, "export" in kinds, len(kinds) > 2) == (True, True, True)
    assert (left, after) == ("0 left to read\n", set())
    manage(portal, "verify")
    shutil.rmtree(tmp_path / "after")
