"""`./som bench NAME [--engine sqlite|postgres] [--scale N]`: one measurement on a private portal, one JSON object.

A bench is a module of this package with `measure(report) -> None`; it finds a migrated, private, empty database and
the client and settings of the tests.
"""

import argparse
import os
import pkgutil
import shutil
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.test.utils import get_runner, setup_test_environment, teardown_test_environment

import bench
from bench.harness import Report
from tests import surroundings


def names() -> list[str]:
    """The benches there are."""
    return sorted({module.name for module in pkgutil.iter_modules(bench.__path__)} - {"__main__", "harness"})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="./som bench")
    parser.add_argument("name", choices=names())
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--scale", type=int, default=1, help="how many times the demo network, where a bench has sizes")
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"  # it reads --engine and starts what that needs
    report = Report(asked.name, asked.engine, asked.scale)
    try:
        django.setup()
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        _on_a_private_database(report)
    finally:
        surroundings.stop_all()
        shutil.rmtree(os.environ.get("SOM_TEST_DIR", ""), ignore_errors=True)
    print(report.as_json())


def _on_a_private_database(report: Report) -> None:
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        import_module(f"bench.{report.name}").measure(report)
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


if __name__ == "__main__":
    main()
