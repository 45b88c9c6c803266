"""A portal of its own for a test: the real commands as processes, on a database and a folder that die with the test."""

import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.servers import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PATIENCE = 60  # seconds before we call it broken; no test measures time


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """A bare environment: nothing of the test run leaks in, and no `.env` of a developer is believed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TZ") if name in os.environ}
    empty = dict.fromkeys(("DATABASE_URL", "REDIS_URL", "EMAIL_URL"), "")
    mine = {"SECRET_KEY": "only-for-tests" * 5, "DEMO_MODE": "true", "DEBUG": "false", "VAR_DIR": str(folder)}
    return kept | empty | mine | {"PATH": f"{BIN}:{kept.get('PATH', '')}"} | more


def run(command: list[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command of the portal to its end."""
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def manage(env: Mapping[str, str], *words: str) -> str:
    """`manage.py …`; what it said, or the failure."""
    done = run([sys.executable, "manage.py", *words], env)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Processes:
    """What a test started; everything in it is stopped when the test ends."""

    def __init__(self, folder: Path) -> None:
        """Logs go to `folder`."""
        self.folder, self.running = folder, list[subprocess.Popen[str]]()

    def start(self, command: list[str], env: Mapping[str, str]) -> subprocess.Popen[str]:
        """Start one, in a group of its own."""
        log = (self.folder / f"{len(self.running)}-{Path(command[0]).name}.log").open("w")
        process = subprocess.Popen(
            command, env=env, cwd=ROOT, stdout=log, stderr=log, text=True,
            start_new_session=True, preexec_fn=die_with_parent(signal.SIGTERM),
        )  # fmt: skip
        self.running.append(process)
        return process

    def stop(self, process: subprocess.Popen[str]) -> None:
        """Ask, wait, insist: the group that this process leads, which we made."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def stop_all(self) -> None:
        """The last started first."""
        for process in reversed(self.running):
            self.stop(process)

    def logs(self) -> str:
        """What they said, for the message of a failing test."""
        return "\n".join(f"--- {path.name}\n{path.read_text()[-2000:]}" for path in sorted(self.folder.glob("*.log")))


def eventually(question: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Ask until the answer is yes."""
    deadline = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.2)


class MailSink(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it gets in `received`."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free loopback port."""
        super().__init__(("127.0.0.1", 0), _Letterbox)
        self.received: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """For EMAIL_URL."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Letterbox(socketserver.StreamRequestHandler):
    server: MailSink

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip().upper():
            if line == "DATA":
                self._say("354 go on")
                self.server.received.append("".join(iter(lambda: self.rfile.readline().decode(), ".\r\n")))
            self._say("221 bye" if line == "QUIT" else "250 ok")
            if line == "QUIT":
                return

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
