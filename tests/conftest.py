"""Fixtures every test may use; the engines and the browser are plugins of their own."""

from collections.abc import Callable
from datetime import datetime

import hypothesis
import pytest
from django.test import Client

from governance.people.models import User
from tests import make

hypothesis.settings.register_profile("som", deadline=None)  # no test of ours looks at the clock on the wall
hypothesis.settings.load_profile("som")
pytest_plugins = ["tests.plugins.engine", "tests.plugins.browser"]


@pytest.fixture
def at() -> datetime:
    """Thursday 12 March 2026, 10.00 in Leuven."""
    return make.AT


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A client signed in as a person."""

    def signed_in(person: User) -> Client:
        client = Client()
        client.force_login(person, backend="governance.people.backend.PersonBackend")
        return client

    return signed_in
