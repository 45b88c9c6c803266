"""The demo network, seeded once for all questions about rights and rolled back afterwards."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from som_portal.demo.seed import seed
from som_portal.kit import clock
from tests.rights.asking import client_of
from tests.rights.roles import COLUMNS


@pytest.fixture(scope="module")
def clients(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Client]]:
    """A client a role on the whole demo network, in one transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed(clock.today())
        yield {role: client_of(role) for role in COLUMNS}
        transaction.set_rollback(True)
