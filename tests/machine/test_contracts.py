"""Controls of the arrows: a copy of the house with one thing wrong is refused by import-linter."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.machine.portal import BIN, ROOT

PACKAGES = ("som_portal", "governance", "werkingen", "community")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code, nothing else."""
    house = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / "lint-imports"), "--no-logo", "--no-cache"], cwd=house, capture_output=True, text=True, check=False
    )


def test_the_house_as_it_stands_is_accepted(whole: Path) -> None:
    done = lint(whole)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "refusal"),
    [
        ("governance/newcomer/__init__.py", "", "Governance: every subject has a place BROKEN"),
        ("werkingen/newcomer/__init__.py", "", "Werkingen: every subject has a place BROKEN"),
        ("community/newcomer/__init__.py", "", "Community: every subject has a place BROKEN"),
        ("som_portal/newcomer.py", "", "The shell: every part has a place BROKEN"),
        ("governance/people/upward.py", "import governance.bodies", "Governance: every subject has a place BROKEN"),
        ("governance/ledger/sideways.py", "import governance.meetings", "Governance: every subject has a place BROKEN"),
        ("som_portal/kit/upward.py", "import governance.people", "over governance over kit BROKEN"),
        ("governance/ballots/rules/windows.py", "import django.db", "Rules are arithmetic: no Django BROKEN"),
    ],
)
def test_control_one_wrong_thing_is_refused(whole: Path, file: str, line: str, refusal: str) -> None:
    path = whole / file
    before = path.read_text() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before or ''}\n{line}\n")
    try:
        done = lint(whole)
    finally:
        path.unlink() if before is None else path.write_text(before)
        if not any(path.parent.iterdir()) or path.name == "__init__.py":
            shutil.rmtree(path.parent)
    assert done.returncode == 1
    assert refusal in done.stdout


def test_every_package_at_the_top_is_known_to_the_contracts() -> None:
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found == {*PACKAGES, "tests", "bench"}
