"""The whole budget year of demo.toml, typed into the forms by two people; every form of it says the same cents."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.ledger.models import GrantYear, SpendingRequest
from governance.ledger.queries import verify
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.governance.ledger.booked_year import Desk, expected, found_in, rows_of_the_year, says_the_same_everywhere

pytestmark = pytest.mark.django_db
YEAR = 2026
AT = clock.brussels(YEAR, 12, 15, 10)


class Posts:
    """Types and reads with Django's client."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def hand_in(self, path: str, /, **fields: object) -> str:
        """Fill a form in and hand it in; where it leads."""
        answer = self.client.post(path, fields)
        assert answer.status_code == 303, answer.content.decode()
        return str(answer["Location"])

    def book(self, path: str, /, **fields: object) -> str:
        """Fill in, look back (the amount stands there in words), book; where it leads."""
        form = {"key": str(uuid4()), **fields}
        preview = self.client.post(path, form)
        assert (preview.status_code, "Klopt dit?" in preview.content.decode()) == (200, True), path
        assert " euro" in preview.content.decode()
        return self.hand_in(path, **form, sure="1")

    def words(self, path: str, /) -> str:
        """What the page says."""
        return str(self.client.get(path).content.decode())

    def file(self, path: str, /) -> bytes:
        """What the file holds."""
        return bytes(self.client.get(path).content)


@pytest.fixture
def desk(client_of: Callable[[User], Client]) -> Iterator[Desk]:
    with time_machine.travel(AT, tick=False):
        yield Desk(YEAR, Posts(client_of(make.coordinator())), Posts(client_of(make.chair())))


def test_i17_the_year_of_the_demo_typed_in_says_the_same_cents_everywhere(desk: Desk, client: Client) -> None:
    desk.open()
    for row in rows_of_the_year():
        getattr(desk, row["soort"])(row)
    year = GrantYear.objects.get(year=YEAR)
    assert found_in(year) == expected()
    assert SpendingRequest.objects.open().count() == 0
    assert verify() == []
    says_the_same_everywhere(Posts(client), year)
