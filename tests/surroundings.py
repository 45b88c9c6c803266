"""What a test run stands on: which engine was asked for, and the environment that goes with it.

The controller decides and starts servers; workers of pytest-xdist inherit its environment. This runs before Django
reads its settings, which is why the engine is read from the command line here and not in a pytest hook.
"""

import os
import sys
import tempfile
from collections.abc import Mapping

from tests.servers import Server, program, start_postgres, start_redis

STARTED: list[Server] = []


def asked_engine(arguments: list[str], surroundings: Mapping[str, str]) -> str:
    """`sqlite` (the default) or `postgres`, from --engine=… (or --engine …) or from the controller's environment."""
    inherited = surroundings.get("SOM_TEST_ENGINE", "sqlite")
    words = " ".join(arguments).replace("--engine ", "--engine=").split()
    named = [word.partition("=")[2] for word in words if word.startswith("--engine=")]
    return named[-1] if named else inherited


def is_required(what: str) -> bool:
    """SOM_REQUIRE_POSTGRES=1, SOM_REQUIRE_REDIS=1, SOM_REQUIRE_BROWSER=1: absence is a failure, not a skip."""
    return os.environ.get(f"SOM_REQUIRE_{what.upper()}", "") not in ("", "0")


def prepare() -> None:
    """Set the environment that som_portal.env reads, starting what was asked for and is not there."""
    engine = asked_engine(sys.argv, os.environ)
    if "SOM_TEST_ENGINE" not in os.environ:
        folder = os.path.join(tempfile.gettempdir(), f"som-tests-{os.getpid()}")  # noqa: PTH118 (only a name yet)
        os.environ |= {"SOM_TEST_ENGINE": engine, "SOM_TEST_DIR": folder}
        os.environ |= {"DATABASE_URL": _database_url(engine), "REDIS_URL": _redis_url(engine)}
    os.environ |= {
        "SECRET_KEY": "only-for-tests" * 5,
        "DEBUG": "false",
        "DEMO_MODE": "false",
        "SITE_URL": "http://portal.test",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        "VAR_DIR": os.environ["SOM_TEST_DIR"],
        "EMAIL_URL": "",
        "OIDC_PROVIDERS": "[]",
        "TRUST_PROXY_HTTPS": "false",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's loop runs in the thread of the test
    }


def worker_number() -> int:
    """0 in the controller, 1 and up in the workers of pytest-xdist: each takes its own redis database."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw")) + 1


def stop_all() -> None:
    """Stop the servers that this process started."""
    while STARTED:
        STARTED.pop().stop()


def _database_url(engine: str) -> str:
    if engine == "sqlite":
        return ""
    return os.environ.get("DATABASE_URL") or _start(start_postgres)


def _redis_url(engine: str) -> str:
    if engine == "sqlite":
        return ""
    given = os.environ.get("REDIS_URL", "")
    if given or not (program("redis-server") or is_required("redis")):
        return given
    return _start(start_redis)


def _start(start) -> str:
    STARTED.append(start())
    return STARTED[-1].url
