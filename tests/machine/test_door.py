"""`./som run` as a stranger meets it: one line, a page, and nothing left behind."""

import os
import re
import signal
import socket
import stat
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.machine.portal import BIN, ROOT, surroundings
from tests.servers import free_port

HAS_OWN_VENV = (ROOT / ".venv" / "bin") == BIN or (ROOT / ".venv").resolve() == BIN.parent.resolve()
pytestmark = pytest.mark.skipif(not HAS_OWN_VENV, reason="the suite does not run in .venv")


def group_of(process_group: int) -> list[str]:
    """Commands that are alive in a process group."""
    lines = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in lines.splitlines()]
    return [row[2] for row in rows if row[0] == str(process_group) and not row[1].startswith("Z")]


def heed_interrupts() -> None:
    """A test run in the background of a shell hands down that SIGINT is ignored; a terminal does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(folder: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    """Run the door and wait for its one line."""
    env = {name: value for name, value in surroundings(folder).items() if name not in ("SECRET_KEY", "DEMO_MODE")}
    process = subprocess.Popen(
        [str(ROOT / "som"), "run", "--port", str(port)], env=env, cwd=folder, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=(folder / "err").open("w"), preexec_fn=heed_interrupts,
    )  # fmt: skip
    assert process.stdout is not None
    return process, process.stdout.readline()


def test_run_prints_one_line_serves_and_leaves_nothing_behind(tmp_path: Path) -> None:
    for how in (signal.SIGTERM, signal.SIGINT):  # the second start finds everything ready
        serve_once(tmp_path, how)


def serve_once(tmp_path: Path, how: signal.Signals) -> None:
    """Start, look, stop."""
    port = free_port()
    process, line = start(tmp_path, port)
    try:
        address = f"http://127.0.0.1:{port}"
        assert line.startswith(f"SOM portal: {address}  (demo: choose a role on {address}/demo/ : "), line
        assert urllib.request.urlopen(f"{address}/readyz").read() == b"ready\n"
        assert re.search(r"<html lang=\"nl\"", urllib.request.urlopen(f"{address}/").read().decode())
    finally:
        os.kill(process.pid, how)
        rest, _ = process.communicate(timeout=30)
    assert rest == ""
    assert process.returncode == 0
    assert group_of(process.pid) == []
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [str(ROOT / "som"), "run", "--port", str(taken.getsockname()[1])],
            env=surroundings(tmp_path), capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Try ./som run --port 8001" in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["dance"], "unknown: dance (try ./som help)"), (["run", "--fast"], "run knows --port N and --bind ADDR")],
)
def test_what_the_door_does_not_know_it_says(words: list[str], sentence: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(ROOT / "som"), *words], env=surroundings(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert sentence in done.stderr


def test_the_door_is_posix_sh() -> None:
    assert (ROOT / "som").read_text().startswith("#!/bin/sh\n")
    assert os.access(ROOT / "som", os.X_OK)
    subprocess.run(["sh", "-n", str(ROOT / "som")], check=True)
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)
