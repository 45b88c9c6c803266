"""From 75 to 7 500 institutions: as many queries, and a page stays a page."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.bodies.models import Body, Mandate, Seat
from governance.people.models import Institution, InstitutionLevel, User
from som_portal.kit.folding import fold
from tests import make
from tests.governance.delegates import making

pytestmark = pytest.mark.django_db
PATHS = (
    *("/som-plus/", "/som-plus/?stand=openstaand&niveau=secundair&zoek=e", "/som-plus/wie-vertegenwoordigt-mij/"),
    *("/som-plus/wie-vertegenwoordigt-mij/stroom/", "/som-plus/zetels/", "/som-plus/bevestigingen/"),
    *("/som-plus/bevestigingen/vragen/", "/som-plus/suggesties/", "/som-plus/wie-vertegenwoordigt-mij/koppelen/"),
)
TO, PEOPLE = 7_500, 15_000


def asked_by(client: Client) -> dict[str, int]:
    """Queries per page."""
    counted = {}
    for path in PATHS:
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        counted[path] = len(asked)
    return counted


def grow() -> None:
    """A hundred times as many institutions, each with a seat and two people."""
    body = Body.objects.get(slug="som-plus")
    made = Institution.objects.bulk_create(
        Institution(slug=f"school-{n}", number=n, name=f"School {n}", name_key=fold(f"School {n}"), learners=n % 900)
        for n in range(100, TO + 25)
    )
    InstitutionLevel.objects.bulk_create(InstitutionLevel(institution=one, level="secundair") for one in made)
    seats = Seat.objects.bulk_create(
        Seat(body=body, kind="afgevaardigde", number=one.number, name=one.name, institution=one) for one in made
    )
    people = User.objects.bulk_create(
        User(email=f"veel{n}@som.example", name=f"Iemand {n}", institution=made[n % len(made)]) for n in range(PEOPLE)
    )
    Mandate.objects.bulk_create(
        Mandate(seat=seat, person=people[index], holder=1, starts_on=date(2020, 9, 1))
        for index, seat in enumerate(seats)
        if index % 3
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_the_pages_ask_as_much_of_7500_institutions_as_of_75(client_of) -> None:
    making.threshold(500)
    making.reachable(learners=800)
    client = client_of(make.coordinator())
    small = asked_by(client)
    grow()
    assert Institution.objects.count() == TO
    assert asked_by(client) == small
