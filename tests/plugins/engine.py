"""One suite, two engines: options, markers, and a database that can be emptied although it guards itself."""

import gc
import os
import shutil
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test import TransactionTestCase
from xdist.scheduler import LoadScopeScheduling

from som_portal.kit.catalogue import compile_catalogues
from som_portal.kit.guards import drop_guards, install_guards
from tests import surroundings
from tests.plugins.pristine import Pristine

ROOT = Path(__file__).resolve().parents[2]
ONCE = (
    "tests/browser/",
    "tests/house/",
    "tests/look/",
    "tests/machine/",
    "tests/rights/",
    "tests/hostile/test_forms.py::test_every_form_of_the_portal_is_on_the_list",
    *(f"tests/governance/planner/test_{of}" for of in ("checker", "contradictions", "many", "planning", "replanning")),
)  # say the same on every engine; solving a year asks no database
SEEDED = ("tests/rights/", "tests/hostile/", "tests/machine/", "tests/speed/")  # one demo network for a whole folder
SOUGHT = "tests/governance/planner/test_contradictions.py"  # its tests share the explanation of one setting


class KeepTogether(LoadScopeScheduling):
    """Every test goes to the worker that is free, but a folder of SEEDED stays with one, and a setting of SOUGHT."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(SOUGHT) and "[" in nodeid:
            return f"{SOUGHT}[{nodeid.partition('[')[2]}"
        return next((folder for folder in SEEDED if nodeid.startswith(folder)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> KeepTogether:
    """Our own way of spreading: groups by mark (loadgroup) are lost on the way with this pytest and xdist."""
    return KeepTogether(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    """--engine is read in tests/surroundings.py, before Django; here it is only made known."""
    parser.addoption("--engine", choices=["sqlite", "postgres"], default="sqlite", help="database to run on")
    parser.addoption("--long", action="store_true", help="also fuzz, faults and soaks")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """The controller makes the folder of this run and the translations."""
    if not hasattr(config, "workerinput"):
        (Path(os.environ["SOM_TEST_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
        compile_catalogues(ROOT / "locale")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing stays behind: no server, no folder."""
    if not hasattr(config, "workerinput"):
        surroundings.stop_all()
        shutil.rmtree(os.environ["SOM_TEST_DIR"], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests unless asked for, and on PostgreSQL what does not depend on the engine."""
    left_out = [item for item in items if _is_left_out(item, config)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _is_left_out(item: pytest.Item, config: pytest.Config) -> bool:
    if item.get_closest_marker("long") and not config.getoption("--long"):
        return True
    says_it_again = item.nodeid.startswith(ONCE) or not _asks_a_database(item)
    return os.environ["SOM_TEST_ENGINE"] == "postgres" and says_it_again


def _asks_a_database(item: pytest.Item) -> bool:
    """pytest-django lets no other test near it."""
    fixtures = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db", "django_db_setup"} & {*fixtures})


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What was imported and collected stays until the end: the collector of garbage need not look at it, ever."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what this run did not try, and what failed before it."""
    lines = list(filter(None, os.environ.get("SOM_SAY_LOUDLY", "").split("|")))
    if lines:
        terminalreporter.section("NOT TRIED, OR FAILED BEFORE", sep="!", red=True, bold=True)
    for line in lines:
        terminalreporter.line(line)


@pytest.fixture(autouse=True, scope="session")
def _put_back_instead_of_flushed() -> Iterator[None]:
    """Append-only tables refuse the flush after a transactional test: what stood before the first comes back."""
    case_class: Any = TransactionTestCase
    setup, flush, pristine = case_class.__dict__["_fixture_setup"], case_class._fixture_teardown, Pristine()

    def keep_first(cls: Any) -> None:
        pristine.keep()
        setup.__get__(None, cls)()

    case_class._fixture_setup = classmethod(keep_first)
    case_class._fixture_teardown = lambda case: pristine.put_back()
    yield
    case_class._fixture_setup, case_class._fixture_teardown = setup, flush


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Rate limits count in the cache: no test starts with another's count."""
    cache.clear()


@pytest.fixture
def guards_off() -> Callable[[], AbstractContextManager[None]]:
    """For controls: `with guards_off(): …` shows the harm that the triggers prevent (use transaction=True)."""

    @contextmanager
    def off() -> Iterator[None]:
        drop_guards(connection)
        try:
            yield
        finally:
            install_guards(connection)

    return off


@pytest.fixture
def together() -> Callable[..., list[Any]]:
    """Race: `together(call, call, …)` starts all calls at one moment, each in its own thread and connection.

    Returns what each call returned, or the exception it raised, in order.
    """

    def race(*calls: Callable[[], Any]) -> list[Any]:
        gate = threading.Barrier(len(calls))

        def run(call: Callable[[], Any]) -> Any:
            try:
                gate.wait(30)
                return call()
            except Exception as error:
                return error
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as threads:
            return list(threads.map(run, calls))

    return race
