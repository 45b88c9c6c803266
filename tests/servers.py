"""Private PostgreSQL and redis servers: on a free port, in a folder of their own, gone when we are gone."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2

READY_WITHIN = 60  # seconds; a server that is slower than this is broken
PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Server:
    """A running server: its address, its process and the folder that dies with it."""

    url: str
    process: subprocess.Popen[bytes]
    folder: Path
    stop_with: signal.Signals

    def stop(self) -> None:
        """End the process we started, and only that one; harmless when it has ended already."""
        if self.process.poll() is None:
            self.process.send_signal(self.stop_with)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """Pull the plug."""
        self.process.kill()
        self.process.wait()


def program(name: str) -> str | None:
    """Path of a server program: on the PATH, or where Debian keeps PostgreSQL's (newest first)."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(debian[-1]) if debian else shutil.which(name)


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def die_with_parent(stop_with: signal.Signals) -> Callable[[], None] | None:
    """What a child runs before exec, so that Linux stops it when we are killed; nothing elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, int(stop_with))


def start_postgres() -> Server:
    """Start a private PostgreSQL with fast, careless settings; its url names the database `postgres`."""
    initdb, postgres = program("initdb"), program("postgres")
    if not (initdb and postgres):
        raise FileNotFoundError("PostgreSQL is not at hand: install the package postgresql.")
    folder, port, who = Path(tempfile.mkdtemp(prefix="som-pg-")), free_port(), _unprivileged()
    if who:
        os.chown(folder, who, -1)
    data = folder / "data"
    run_as: dict[str, Any] = {"user": who, "group": pwd.getpwuid(who).pw_gid, "extra_groups": []} if who else {}
    subprocess.run(
        [initdb, "-D", data, "-U", "som", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, **run_as,
    )  # fmt: skip
    careless = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"]
    options = [f"unix_socket_directories={folder}", "listen_addresses=127.0.0.1", *careless]
    process = subprocess.Popen(
        [postgres, "-D", str(data), "-p", str(port), *[part for line in options for part in ("-c", line)]],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=(folder / "log").open("wb"),
        preexec_fn=die_with_parent(signal.SIGINT), **run_as,
    )  # fmt: skip
    server = Server(f"postgres://som@127.0.0.1:{port}/postgres", process, folder, signal.SIGINT)
    _wait_for(server, lambda: psycopg2.connect(server.url).close(), psycopg2.OperationalError)
    return server


def create_database(server_url: str, name: str, like: str = "template1") -> str:
    """Make a database on a running PostgreSQL, empty or `like` another; returns its url."""
    server_url = f"{server_url.rpartition('/')[0]}/postgres"
    connection = psycopg2.connect(server_url)
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return f"{server_url.rpartition('/')[0]}/{name}"


def start_redis() -> Server:
    """Start a private redis that keeps nothing on disk."""
    redis_server = program("redis-server")
    if not redis_server:
        raise FileNotFoundError("redis is not at hand: install the package redis-server.")
    folder, port = Path(tempfile.mkdtemp(prefix="som-redis-")), free_port()
    process = subprocess.Popen(
        [redis_server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL, preexec_fn=die_with_parent(signal.SIGTERM),
    )  # fmt: skip
    server = Server(f"redis://127.0.0.1:{port}", process, folder, signal.SIGTERM)
    _wait_for(server, lambda: socket.create_connection(("127.0.0.1", port), 1).close(), OSError)
    return server


def _unprivileged() -> int | None:
    """The user PostgreSQL runs as when we are root: it refuses root itself."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _wait_for(server: Server, knock: Callable[[], None], closed: type[Exception]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while True:
        try:
            return knock()
        except closed as error:
            if server.process.poll() is not None or time.monotonic() > deadline:
                log = server.folder / "log"
                said = log.read_text(errors="replace")[-2000:] if log.exists() else ""
                server.stop()
                raise RuntimeError(f"{server.url} does not answer. {said}") from error
            time.sleep(0.05)
