"""The role picker exists in demo mode, on this machine, and nowhere else."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches, include, path

from governance.people.models import User
from som_portal.urls import urlpatterns as portal
from tests import make
from tests.answers import bare
from tests.house.source import ROOT
from tests.signin.test_codes import is_signed_in

pytestmark = pytest.mark.django_db
urlpatterns = [*portal, path("demo/", include("som_portal.demo.urls"))]


@pytest.fixture
def demo(settings: Any) -> None:
    """The portal in demo mode."""
    settings.DEMO_MODE = True
    settings.ROOT_URLCONF = __name__
    clear_url_caches()


def role_of(person: User) -> dict[str, str]:
    """What the button of this role sends."""
    return {"role": person.email.partition("@")[0]}


def here(**extra: Any) -> Client:
    """A browser on this machine."""
    return Client(**{"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"} | extra)


def test_outside_demo_mode_the_address_is_byte_equal_to_one_that_never_existed() -> None:
    client = here()
    assert bare(client.get("/demo/")) == bare(client.get("/nooit-bestaan/"))
    person = make.user()
    assert bare(client.post("/demo/", role_of(person))) == bare(client.post("/nooit-bestaan/"))
    assert is_signed_in(client) is False


@pytest.mark.usefixtures("demo")
def test_the_view_itself_also_refuses_outside_demo_mode(settings: Any) -> None:
    settings.DEMO_MODE = False
    assert here().get("/demo/").status_code == 404


@pytest.mark.usefixtures("demo")
def test_one_post_signs_in_as_a_role() -> None:
    person, client = make.user(), here()
    assert client.post("/demo/", role_of(person)).status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.get("/aanmelden/beveiliging/app/").status_code == 200
    other = make.user()
    client.post("/demo/", role_of(other))
    assert client.session["_auth_user_id"] == str(other.pk)


@pytest.mark.usefixtures("demo")
def test_the_roles_stand_under_their_body_with_what_they_can_do() -> None:
    chair, nobody = make.chair(), make.user("Leraar")
    groups = here().get("/demo/").context["groups"]
    shown = {role.person: (group.name, role.can) for group in groups for role in group.roles}
    assert shown[nobody] == ("Zonder zetel", "")
    assert "stemmen" in shown[chair][1]
    assert groups[-1].name == "Zonder zetel"


@pytest.mark.usefixtures("demo")
def test_the_list_costs_the_same_for_more_roles(django_assert_max_num_queries: Any) -> None:
    make.raad(9)
    with django_assert_max_num_queries(8):
        here().get("/demo/")


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "far",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_HOST": "portaal.som.example"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_elsewhere_than_on_this_machine_it_does_not_exist(settings: Any, far: dict[str, str]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    person, client = make.user(), here(**far)
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", role_of(person)).status_code == 404
    assert is_signed_in(client) is False


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("near", [{"HTTP_HOST": "localhost:8000"}, {"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"}])
def test_every_name_of_this_machine_will_do(settings: Any, near: dict[str, str]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert here(**near).get("/demo/").status_code == 200


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("nobody", ["", "0", "niemand", "x" * 5000, "\x00", "1 OR 1=1", "echt@school.example"])
def test_nobody_is_not_a_role(nobody: str) -> None:
    assert here().post("/demo/", {"role": nobody}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_somebody_real_is_not_a_role() -> None:
    person = User.objects.create_user("echt@school.example", name="Echt")
    client = here()
    assert client.post("/demo/", {"role": person.email}).status_code == 404
    assert is_signed_in(client) is False


@pytest.mark.usefixtures("demo")
def test_a_post_without_its_token_signs_nobody_in() -> None:
    client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1", REMOTE_ADDR="127.0.0.1")
    assert client.post("/demo/", role_of(make.user())).status_code == 403


def test_a_session_of_a_made_up_person_is_nobodys_outside_demo_mode(client_of: Any, settings: Any) -> None:
    client = client_of(make.user())
    assert client.get("/aanmelden/toestellen/").status_code == 200
    settings.DEMO_ACCOUNTS_OPEN = False
    assert client.get("/aanmelden/toestellen/").status_code == 302


def started(**surroundings: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check` as a process of its own."""
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": os.environ["VAR_DIR"], **surroundings}
    script = "import django; django.setup(); from django.urls import resolve; print(resolve('/demo/').view_name)"
    settings = {"DJANGO_SETTINGS_MODULE": "som_portal.settings"}
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_real_process_has_the_address_in_demo_mode_only() -> None:
    assert started(DEMO_MODE="true").stdout == "demo:roles\n"
    closed = started(DEMO_MODE="false", SECRET_KEY="k" * 60)
    assert (closed.returncode, "Resolver404" in closed.stderr) == (1, True)


def test_a_demo_for_other_machines_does_not_start_with_the_public_secret() -> None:
    world = {"DEMO_MODE": "true", "ALLOWED_HOSTS": "localhost,portaal.som.example"}
    refused = started(**world)
    assert (refused.returncode, "needs a SECRET_KEY of its own" in refused.stderr) == (1, True)
    assert started(**world, SECRET_KEY="k" * 60).stdout == "demo:roles\n"
