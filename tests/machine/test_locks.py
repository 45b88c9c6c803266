"""What we stand on is pinned by hash, names no host, and leaves out what would bite."""

import re
import tomllib

from tests.machine.portal import ROOT

LOCKS = {name: (ROOT / f"{name}.lock").read_text() for name in ("requirements", "requirements-dev", "requirements-uv")}
PYPROJECT = (ROOT / "pyproject.toml").read_text()


def pins(lock: str) -> dict[str, str]:
    """Package → version, as the lock names them."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", LOCKS[lock], re.MULTILINE))


def name_in(requirement: str) -> str:
    """`Django>=5.2` → `django`."""
    return re.split(r"[\[<>=~! ]", requirement.lower())[0]


def test_every_pin_has_hashes() -> None:
    entries = [entry for lock in LOCKS.values() for entry in re.split(r"\n(?=\S)", lock) if "==" in entry]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_is_in_its_lock() -> None:
    said = tomllib.loads(PYPROJECT)
    assert {name_in(line) for line in said["project"]["dependencies"]} - pins("requirements").keys() == set()
    assert {name_in(line) for line in said["dependency-groups"]["dev"]} - pins("requirements-dev").keys() == set()


def test_the_dev_lock_holds_the_run_lock() -> None:
    assert pins("requirements").items() <= pins("requirements-dev").items()


def test_every_dependency_has_its_reason_beside_it() -> None:
    block = PYPROJECT[PYPROJECT.index("dependencies = [") : PYPROJECT.index("[tool.ruff]")]
    lines = [line for line in block.splitlines() if line.startswith('  "')]
    said = tomllib.loads(PYPROJECT)
    assert len(lines) == len(said["project"]["dependencies"]) + len(said["dependency-groups"]["dev"])
    assert [line for line in lines if "  # " not in line] == []


def test_psycopg_3_stays_out() -> None:
    assert "psycopg" not in pins("requirements-dev")


def test_no_lock_names_a_host() -> None:
    assert [name for name, text in LOCKS.items() if "://" in text or "index-url" in text] == []
