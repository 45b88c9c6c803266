"""What every answer carries, and what Django's own deployment check says of production settings."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client

from som_portal.kit.http import SAFE_HEADERS
from tests.house.source import ROOT

PROVIDER = {
    "provider_id": "stad",
    "name": "Stad",
    "client_id": "som",
    "secret": "s",
    "settings": {"server_url": "https://login.stad.example/tenant/v2.0"},
}
PRODUCTION = {
    "SECRET_KEY": "".join(chr(33 + number % 90) for number in range(64)),
    "ALLOWED_HOSTS": "portaal.school.example",
    "SITE_URL": "https://portaal.school.example",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "OIDC_PROVIDERS": json.dumps([PROVIDER]),
}
ASK = """
import django, json, sys
django.setup()
from django.test import Client
answers = {}
for host, secure, path in json.loads(sys.argv[1]):
    answer = Client(HTTP_HOST=host).get(path, secure=secure)
    answers[path + ("s" if secure else "")] = [answer.status_code, dict(answer.headers.items())]
print(json.dumps(answers))
"""


def run(*command: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, with nothing in its environment but what is given."""
    bare = {"PATH": os.environ["PATH"], "VAR_DIR": os.environ["VAR_DIR"]}
    environment = bare | {"DJANGO_SETTINGS_MODULE": "som_portal.settings"} | surroundings
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def production_answers(*asked: tuple[str, bool, str]) -> dict[str, Any]:
    """Status and headers of pages under production settings, as `{"/healthzs": [200, {…}]}`."""
    done = run("-c", ASK, json.dumps(asked), **PRODUCTION)
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def test_the_deployment_check_is_clean_with_production_settings() -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "INFO", **PRODUCTION)
    assert (done.returncode, "no issues" in done.stdout + done.stderr) == (0, True), done.stderr


def test_production_does_not_start_without_a_secret() -> None:
    done = run("manage.py", "check", **(PRODUCTION | {"SECRET_KEY": ""}))
    assert "SECRET_KEY is empty" in done.stderr


def test_production_asks_a_browser_to_come_back_by_https_only() -> None:
    host = "portaal.school.example"
    answers = production_answers((host, False, "/aanmelden/"), (host, True, "/healthz"), ("evil.example", True, "/x"))
    status, headers = answers["/aanmelden/"]
    assert (status, headers["Location"]) == (301, f"https://{host}/aanmelden/")
    assert answers["/healthzs"][1]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert answers["/xs"][0] == 400
    for _, carried in answers.values():
        assert {name: carried.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS


def test_production_lets_forms_go_to_the_identity_providers_and_to_nobody_else() -> None:
    answers = production_answers(("portaal.school.example", True, "/healthz"))
    policy = answers["/healthzs"][1]["Content-Security-Policy"]
    assert "form-action 'self' https://login.stad.example;" in f"{policy};"


def test_production_sends_cookies_over_https_only() -> None:
    names = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE LANGUAGE_COOKIE_SECURE SESSION_COOKIE_HTTPONLY"
    names += " SECOND_FACTOR_REQUIRED DEMO_ACCOUNTS_OPEN MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN SESSION_COOKIE_SAMESITE"
    script = f"from django.conf import settings; print(*[getattr(settings, name) for name in {names.split()}])"
    assert run("-c", script, **PRODUCTION).stdout == "True True True True True False False Lax\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/aanmelden/", 200), ("/nooit/", 404), ("/beheer/", 302), ("/healthz", 200), ("/?q=%00", 404)],
)
def test_every_answer_carries_the_safe_headers(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/aanmelden/", "/nooit/", "/?q=%00"])
def test_the_content_policy_starts_from_nothing_and_allows_no_inline(client: Client, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    directives = dict(line.strip().split(" ", 1) for line in policy.split(";") if line.strip())
    assert directives["default-src"] == "'none'"
    assert (directives["frame-ancestors"], directives["base-uri"]) == ("'none'", "'none'")
    assert directives["form-action"] == "'self'"
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.django_db
def test_a_refused_form_carries_them_too() -> None:
    answer = Client(enforce_csrf_checks=True).post("/aanmelden/", {"login": "a@school.example"})
    assert answer.status_code == 403
    assert {name: answer.headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/besluiten/", "/besluiten/besluiten.csv", "/besluiten/besluiten.atom"])
def test_what_depends_on_who_asks_is_kept_for_that_reader_alone(client: Client, path: str) -> None:
    """A member reads private decisions at the address where everybody reads the public ones."""
    answer = client.get(path)
    assert "Cookie" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_control_without_the_outermost_middleware_a_refused_host_goes_bare(client: Client, settings: Any) -> None:
    carried = client.get("/", headers={"host": "evil.example"}).headers
    assert {name: carried.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SafeHeaders" not in name]
    bare = Client().get("/", headers={"host": "evil.example"})
    assert (bare.status_code, bare.headers.get("Permissions-Policy")) == (400, None)


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_language_switch_only_leads_to_ourselves(client: Client, elsewhere: str) -> None:
    answer = client.post("/taal/", {"language": "en", "next": elsewhere})
    assert answer.headers["Location"] == "/"
