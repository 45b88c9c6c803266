"""CPU time of the directory and of institution and body pages at a hundred times the network, over once, in one run."""

from collections.abc import Callable

from django.conf import settings
from django.test import Client

from bench.harness import Report, cpu_of, queries_of
from governance.people.models import Institution, User
from tests import make
from tests.speed.crowds import crowd_one, grow_to
from tests.werkingen import making

TIMES = 100
ROUNDS = 10
PATHS = {
    "list": "/netwerk/mensen/",
    "list_deep": "/netwerk/mensen/?page=200",
    "search": "/netwerk/mensen/?zoek=zoe+taalsteun",
    "search_none": "/netwerk/mensen/?zoek=bestaatniet",
    "filter": "/netwerk/mensen/?niveau=lager&net=vrij",
    "institutions": "/netwerk/instellingen/",
    "institution": "/netwerk/instellingen/stroom/",
    "body": "/netwerk/som-plus/",
    "delegates": "/som-plus/",
}
VIEWERS = {"partner": lambda: make.seated("som-raad/vclb"), "coordinator": make.coordinator}


def measure(report: Report) -> None:
    """Once, then many times."""
    clients = {name: _signed_in(person()) for name, person in VIEWERS.items()}
    lab, project = making.running_lab(), making.project()
    grow_to(1)
    crowd_one(Institution.objects.get(slug="stroom"), lab, project, 60)
    small = _measured(clients)
    grow_to(TIMES)
    large = _measured(clients)
    report.figures = {
        "people": User.objects.count(),
        "institutions": Institution.objects.count(),
        **{
            name: {"once_ms": once, "many_ms": large[name][0], "queries": [n, large[name][1]]}
            for name, (once, n) in small.items()
        },
    }
    report.ratios = {name: round(large[name][0] / once, 2) for name, (once, _queries) in small.items()}


def _measured(clients: dict[str, Client]) -> dict[str, tuple[float, int]]:
    measured = {}
    for viewer, client in clients.items():
        calls = {name: _asking(client, path) for name, path in PATHS.items()}
        taken = cpu_of(*calls.values(), rounds=ROUNDS)
        for (name, call), milliseconds in zip(calls.items(), taken, strict=True):
            measured[f"{name}:{viewer}"] = (milliseconds, queries_of(call))
    return measured


def _asking(client: Client, path: str) -> Callable[[], None]:
    def call() -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise ValueError(f"{path} answers {answer.status_code}")

    return call


def _signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client
