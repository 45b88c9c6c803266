"""A client a role on the demo network, for all questions of this folder."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.network import demo_network
from tests.rights.asking import client_of
from tests.rights.roles import COLUMNS


@pytest.fixture(scope="package")
def clients(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Client]]:
    """A client a role on the whole demo network, in one transaction that is never committed."""
    with django_db_blocker.unblock(), demo_network():
        yield {role: client_of(role) for role in COLUMNS}
