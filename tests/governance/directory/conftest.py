"""A network to look at, made once: for every piece and circle somebody who shares just that."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from governance.bodies.actions import add_seat, appoint
from governance.bodies.models import Body
from governance.directory.models import PIECES, Circle
from governance.people.models import User
from tests import make
from tests.governance.directory.making import with_card

Share = tuple[str, Circle]
SHARES: list[Share] = [(piece, circle) for piece in PIECES for circle in Circle]


@dataclass(slots=True)
class Seen:
    """The people of a network, and one client of each kind of viewer."""

    clients: dict[str, Client] = field(default_factory=dict)
    seated: dict[Share, User] = field(default_factory=dict)
    unseated: dict[Share, User] = field(default_factory=dict)

    pages: dict[tuple[str, str], dict[Share, HttpResponse]] = field(default_factory=dict)

    def each(self, viewer: str, name: str) -> dict[Share, HttpResponse]:
        """What a viewer is answered about everybody with a seat; asked once."""
        if (viewer, name) not in self.pages:
            self.pages[viewer, name] = {share: self.get(viewer, name, one.pk) for share, one in self.seated.items()}
        return self.pages[viewer, name]

    def get(self, viewer: str, name: str, *args: object, **query: str) -> HttpResponse:
        """What a viewer is answered."""
        return self.clients[viewer].get(reverse(f"directory:{name}", args=args), query)  # type: ignore[return-value]

    def listed(self, viewer: str, **query: str) -> set[int]:
        """Who is on the list of a viewer, on all its pages."""
        page = self.get(viewer, "people", **query).context["page"]
        rest = range(2, page.paginator.num_pages + 1)
        pages = [page, *(self.get(viewer, "people", page=str(n), **query).context["page"] for n in rest)]
        return {entry.pk for one in pages for entry in one.object_list}

    def sharers(self, found: set[int]) -> dict[str, set[Share]]:
        """Which of the people made here are among these, with and without a seat."""
        groups = {"seated": self.seated, "unseated": self.unseated}
        return {
            name: {share for share, person in group.items() if person.pk in found} for name, group in groups.items()
        }


def signed_in(person: User) -> Client:
    """A client of this person."""
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.fixture(scope="module")
def seen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Seen]:
    """Made in one transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        network = Seen()
        viewers = {"cell": make.coordinator(), "partner": make.seated("som-raad/lop"), "outsider": make.user("Buiten")}
        network.clients = {name: signed_in(person) for name, person in viewers.items()}
        team = Body.objects.get(slug="som-team")
        for piece, circle in SHARES:
            person, seat = make.user("Met Zetel"), add_seat(team, "expert", "Expert", by=None, at=make.AT)
            appoint(person, seat, starts_on=make.LONG_AGO, by=None, at=make.AT)
            network.seated[piece, circle] = with_card(person, **{piece: circle})
            network.unseated[piece, circle] = with_card(make.user("Zonder Zetel"), **{piece: circle})
        yield network
        transaction.set_rollback(True)
