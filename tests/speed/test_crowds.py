"""Body, directory and institution pages ask as much of 7 500 institutions and 15 000 people as of 75 and 150."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from governance.bodies.models import Mandate
from governance.people.models import Institution, User
from tests import make
from tests.speed.crowds import INSTITUTIONS, PEOPLE, crowd_one, grow_to
from tests.werkingen import making

pytestmark = pytest.mark.django_db
SOONER, LATER = 4, 100  # how many times the network, and with --long
ADDRESSES = {
    "body": "/netwerk/som-plus/",
    "raad": "/netwerk/som-raad/",
    "network": "/netwerk/",
    "institutions": "/netwerk/instellingen/?niveau=lager",
    "institution": "/netwerk/instellingen/stroom/",
    "people": "/netwerk/mensen/",
    "second page": "/netwerk/mensen/?page=2",
    "search": "/netwerk/mensen/?zoek=zoe+taalsteun",
    "search and filter": "/netwerk/mensen/?zoek=zoe&niveau=lager&orgaan=som-plus",
    "delegates": "/som-plus/",
}
Counts = dict[tuple[str, str], int]


@dataclass(slots=True)
class Sizes:
    """Queries per page and viewer, in a network once and many times its size."""

    small: Counts = field(default_factory=dict)
    large: Counts = field(default_factory=dict)
    careless: tuple[int, int] = (0, 0)  # of a page that asks a query a row: the control


@pytest.fixture(scope="module")
def sizes(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Sizes]:
    """Counted in one transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = {"partner": make.seated("som-raad/vclb"), "cell": make.coordinator(), "outsider": make.user()}
        clients = {name: signed_in(person) for name, person in people.items()}
        lab, project = making.running_lab(), making.project()
        grow_to(1)
        crowd_one(Institution.objects.get(slug="stroom"), lab, project, 10)
        paths = ADDRESSES | {"person": reverse("directory:person", args=[people["partner"].pk])}
        counted = Sizes(small=_counted(clients, paths))
        one = _a_query_a_row()
        grow_to(LATER if request.config.getoption("--long") else SOONER)
        counted.large, counted.careless = _counted(clients, paths), (one, _a_query_a_row())
        yield counted
        transaction.set_rollback(True)


def signed_in(person: User) -> Client:
    """A client of this person."""
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def _counted(clients: dict[str, Client], paths: dict[str, str]) -> Counts:
    counted: Counts = {}
    for viewer, client in clients.items():
        for name, path in paths.items():
            client.get(path)  # what is remembered of a first time is not the page's
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            counted[name, viewer] = len(asked)
    return counted


def _a_query_a_row() -> int:
    with CaptureQueriesContext(connection) as asked:
        [mandate.person.name for mandate in Mandate.objects.all()[: 10 * PEOPLE]]
    return len(asked)


@pytest.mark.parametrize("name", [*ADDRESSES, "person"])
def test_a_page_asks_as_much_of_a_large_network_as_of_a_small_one(sizes: Sizes, name: str) -> None:
    small, large = (
        {who: n for (page, who), n in counts.items() if page == name} for counts in (sizes.small, sizes.large)
    )
    assert large == small


def test_the_network_did_grow(sizes: Sizes) -> None:
    assert Institution.objects.count() >= SOONER * INSTITUTIONS
    assert User.objects.count() >= SOONER * PEOPLE


def test_control_a_query_a_row_is_seen(sizes: Sizes) -> None:
    assert sizes.careless[1] > sizes.careless[0]
