"""Portals that stand ready: migrated once and seeded once for all of these tests. A test takes a copy of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.machine.portal import manage, surroundings
from tests.servers import Server, create_database, program, start_postgres
from tests.surroundings import is_required

STEPS = {"migrated": ("migrate", "--verbosity=0"), "seeded": ("demo",)}  # each stands on the one before


class Moulds:
    """What portals are poured from: on SQLite a file, on PostgreSQL a template database."""

    def __init__(self, folder: Path, server: Callable[[], Server]) -> None:
        """Nothing yet; the first who asks makes it."""
        self.folder, self.server, self.made = folder, server, dict[tuple[str, str], dict[str, str]]()

    def pour(self, engine: str, kind: str, folder: Path) -> dict[str, str]:
        """The environment of a portal in this folder, with a database that is nobody else's."""
        mould = self._mould(engine, kind)
        if engine == "sqlite":
            shutil.copy(Path(mould["VAR_DIR"]) / "som.sqlite3", folder)
            return surroundings(folder)
        return surroundings(folder, DATABASE_URL=create_database(self.server().url, folder.name, like=kind))

    def _mould(self, engine: str, kind: str) -> dict[str, str]:
        if (engine, kind) not in self.made:
            folder = self.folder / engine / kind
            folder.mkdir(parents=True)
            env = self._blank(engine, kind, folder)
            manage(env, *STEPS[kind])
            self.made[engine, kind] = env
        return self.made[engine, kind]

    def _blank(self, engine: str, kind: str, folder: Path) -> dict[str, str]:
        if kind == "seeded":
            return self.pour(engine, "migrated", folder)
        url = create_database(self.server().url, kind) if engine == "postgres" else ""
        return surroundings(folder, DATABASE_URL=url)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One private PostgreSQL; whoever asks makes a database of its own in it."""
    if not program("postgres") and not is_required("postgres"):
        pytest.skip("no PostgreSQL at hand")
    server = start_postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def moulds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Moulds:
    """Portals to pour from."""
    return Moulds(tmp_path_factory.mktemp("moulds"), lambda: request.getfixturevalue("postgres"))
