"""docker-compose.yml without a container engine: its shape, and the promises it makes."""

import re
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.machine.portal import ROOT, MailSink, Processes, eventually, manage, run, surroundings
from tests.servers import Server, create_database, free_port, program
from tests.surroundings import is_required

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {"migrate", "web", "worker", "beat"}
TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
SERVICE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "image": {"type": "string"},
        "build": {"const": "."},
        "restart": {"enum": ["unless-stopped", "no"]},
        "user": {"type": "string"},
        "read_only": {"const": True},
        "cap_drop": {"const": ["ALL"]},
        "security_opt": {"const": ["no-new-privileges:true"]},
        "tmpfs": TEXTS,
        "volumes": TEXTS,
        "ports": {"type": "array", "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
        "environment": {"type": "object", "additionalProperties": {"type": "string"}},
        "command": TEXTS,
        "depends_on": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"condition": {"enum": ["service_healthy", "service_completed_successfully"]}},
                "required": ["condition"],
            },
        },
        "healthcheck": {
            "type": "object",
            "additionalProperties": False,
            "required": ["test", "interval", "timeout", "retries"],
            "properties": {
                "test": {**TEXTS, "prefixItems": [{"const": "CMD"}]},
                "interval": {"pattern": r"^\d+s$"},
                "timeout": {"pattern": r"^\d+s$"},
                "start_period": {"pattern": r"^\d+s$"},
                "retries": {"type": "integer", "minimum": 1},
            },
        },
    },
    "required": ["image", "restart"],
}
SHAPE = {
    "type": "object",
    "additionalProperties": False,
    "patternProperties": {"^x-": {}},
    "required": ["services", "volumes"],
    "properties": {
        "services": {"type": "object", "additionalProperties": SERVICE, "required": ["postgres", "redis", *OURS]},
        "volumes": {"type": "object", "additionalProperties": {"type": "null"}},
    },
}


def test_the_file_has_the_shape_of_a_compose_file() -> None:
    jsonschema.validate(COMPOSE, SHAPE)


def test_every_service_that_stays_has_a_health_check() -> None:
    silent = [name for name, service in COMPOSE["services"].items() if "healthcheck" not in service]
    assert silent == ["migrate"]


def test_every_volume_and_every_service_that_is_named_exists() -> None:
    mounted = {line.split(":")[0] for service in COMPOSE["services"].values() for line in service.get("volumes", [])}
    awaited = {name for service in COMPOSE["services"].values() for name in service.get("depends_on", {})}
    assert mounted == set(COMPOSE["volumes"])
    assert awaited <= set(COMPOSE["services"])


def test_nothing_runs_as_root() -> None:
    assert "\nUSER som\n" in (ROOT / "Dockerfile").read_text()
    others = {name: service.get("user") for name, service in COMPOSE["services"].items() if name not in OURS}
    assert others == {"postgres": "postgres", "redis": "redis"}


def test_no_secret_has_a_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    secrets = re.findall(r"\$\{((?:SECRET_KEY|POSTGRES_PASSWORD|APP_PASSWORD|EMAIL_URL)[^}]*)\}", text)
    assert len(secrets) == 5
    assert [secret for secret in secrets if ":?" not in secret] == []


def test_every_variable_we_set_is_one_the_portal_reads() -> None:
    known = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert set(COMPOSE["services"]["migrate"]["environment"]) - known == set()


def test_only_the_migration_owns_the_tables() -> None:
    urls = {name: COMPOSE["services"][name]["environment"]["DATABASE_URL"] for name in OURS}
    assert {name for name, url in urls.items() if "//som:" in url} == {"migrate"}
    assert COMPOSE["services"]["migrate"]["environment"]["APP_DATABASE_URL"] == urls["web"]


def test_the_image_holds_what_the_portal_needs_and_nothing_of_the_tests() -> None:
    copied = set(re.findall(r"^COPY (\w[\w.]*) ", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    assert copied == {
        "manage.py",
        "som_portal",
        "governance",
        "werkingen",
        "community",
        "templates",
        "static",
        "locale",
    }
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied <= allowed
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_image_starts_what_compose_starts() -> None:
    words = ", ".join(f'"{word}"' for word in COMPOSE["services"]["web"]["command"])
    assert f"CMD [{words}]" in (ROOT / "Dockerfile").read_text()


class Composed:
    """The services of docker-compose.yml as processes on this machine: the same words, other addresses."""

    def __init__(self, folder: Path, sink: MailSink, database_url: str) -> None:
        """The database stands; the others are started by name."""
        self.processes = Processes(folder)
        self.ports = {"8000": str(free_port()), "6379": str(free_port())}
        place, _, database = database_url.rpartition("/")
        self.folder, port = folder, place.rpartition(":")[2]
        self.places = {
            "@postgres:5432/som": f"@127.0.0.1:{port}/{database}",
            "redis:6379": f"127.0.0.1:{self.ports['6379']}",
            "/tmp/beat": str(folder / "beat"),
            "8000": self.ports["8000"],
            "--host=localhost": f"--host=127.0.0.1 --port={port}",
            "0.0.0.0": "127.0.0.1",
        }
        self.answers = {
            "SECRET_KEY": "only-for-tests" * 5,
            "POSTGRES_PASSWORD": "trusted",
            "APP_PASSWORD": "trusted",
            "SITE_HOST": "portal.test",
            "EMAIL_URL": sink.url,
        }

    def _moved(self, text: str) -> str:
        for place, here in self.places.items():
            text = text.replace(place, here)
        return text

    def environment(self, name: str = "web") -> dict[str, str]:
        """The environment of one of our services, with every ${…} answered."""
        said = COMPOSE["services"][name if name in OURS else "web"]["environment"]
        answered = {name: self._moved(_interpolated(value, self.answers)) for name, value in said.items()}
        return surroundings(self.folder, **answered)

    def start(self, name: str) -> Any:
        """Start a service by its command."""
        command = [self._moved(word) for word in COMPOSE["services"][name]["command"]]
        if name == "redis":
            command += ["--port", self.ports["6379"], "--bind", "127.0.0.1", "--dir", str(self.folder)]
            command[0] = program("redis-server") or command[0]
        return self.processes.start(command, self.environment(name))

    def is_healthy(self, name: str) -> bool:
        """What its health check says."""
        words = [self._moved(word) for word in COMPOSE["services"][name]["healthcheck"]["test"][1:]]
        if words[0] == "redis-cli":
            words[1:1] = ["-p", self.ports["6379"]]
        if words[0] == "pg_isready":
            words = [program("pg_isready") or "", *" ".join(words[1:]).split()]
        return run(words, self.environment(name)).returncode == 0

    def stop(self) -> None:
        """Everything that was started here."""
        self.processes.stop_all()


def _interpolated(text: str, answers: dict[str, str]) -> str:
    """`${NAME:?…}` and `${NAME:-default}` as compose fills them in, from the inside out."""
    while found := re.search(r"\$\{(\w+):([?-])([^${}]*)\}", text):
        name, kind, default = found.groups()
        assert kind == "-" or name in answers, f"compose would refuse: {name} is not set"
        text = text.replace(found.group(), answers.get(name, default))
    return text


@pytest.fixture
def sink() -> Iterator[MailSink]:
    server = MailSink()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def redis_at_hand() -> None:
    if not program("redis-server") and not is_required("redis"):
        pytest.skip("no redis-server at hand")


@pytest.fixture
def composed(tmp_path: Path, sink: MailSink, postgres: Server, redis_at_hand: None) -> Iterator[Composed]:
    services = Composed(tmp_path, sink, create_database(postgres.url, tmp_path.name))
    yield services
    services.stop()


def test_control_a_missing_secret_is_refused() -> None:
    with pytest.raises(AssertionError, match="SECRET_KEY is not set"):
        _interpolated("${SECRET_KEY:?set it}", {})


def test_the_services_start_answer_and_deliver_a_mail(composed: Composed, sink: MailSink) -> None:
    """Every command and health check of the compose file, run for real, in the order compose would."""
    env = composed.environment()
    assert composed.is_healthy("postgres")
    composed.start("redis")
    eventually(lambda: composed.is_healthy("redis"), composed.processes.logs)
    migrated = composed.start("migrate").wait(120)
    assert migrated == 0, composed.processes.logs()
    web, _ = composed.start("web"), composed.start("worker")
    eventually(lambda: composed.is_healthy("web"), composed.processes.logs)
    eventually(lambda: composed.is_healthy("worker"), composed.processes.logs)
    assert urllib.request.urlopen(f"http://localhost:{composed.ports['8000']}/healthz").read() == b"ok\n"

    assert manage(env, "shell", "-v0", "-c", WHO).split() == ["som_app", "False"]
    manage(env, "shell", "-c", QUEUE)
    start_beat_with_a_tick_due(composed)
    eventually(lambda: len(sink.received) == 1, composed.processes.logs)
    assert "Subject: Proef" in sink.received[0]
    assert "De stemming is open." in sink.received[0]
    assert composed.is_healthy("beat")
    assert manage(env, "tick").split()[-1] == "mails_delivered=0"  # delivered once, not twice
    assert web.poll() is None


WHO = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
    print(*cursor.fetchone())
"""
QUEUE = """
from som_portal.kit import clock
from som_portal.kit.outbox.models import OutgoingMail
OutgoingMail.objects.create(key="proef:1", to="an@voorbeeld.test", subject="Proef", text="De stemming is open.",
                            not_before=clock.now())
"""


def start_beat_with_a_tick_due(composed: Composed) -> None:
    """Beat waits a minute for its first tick: let it write its schedule, date that back, and start it again."""
    first = composed.start("beat")
    eventually(lambda: any(composed.folder.glob("beat*")), composed.processes.logs)
    time.sleep(1)
    composed.processes.stop(first)
    backdate = (
        "import datetime, shelve, sys\n"
        "with shelve.open(sys.argv[1], writeback=True) as schedule:\n"
        "    schedule['entries']['tick'].last_run_at -= datetime.timedelta(minutes=5)\n"
    )
    done = run([sys.executable, "-c", backdate, str(composed.folder / "beat")], composed.environment())
    assert done.returncode == 0, done.stderr
    composed.start("beat")
