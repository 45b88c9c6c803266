"""In which circle a viewer stands: from the seats of the day, at midnight in Leuven, without any task in between."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from governance.directory.access import circle_of
from governance.directory.models import Circle
from tests import make
from tests.governance.directory.conftest import signed_in
from tests.governance.directory.making import with_card

pytestmark = pytest.mark.django_db
DAY, LAST = date(2026, 3, 12), date(2026, 8, 31)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "circle"),
    [
        (make.LONG_AGO, None, Circle.PARTNERS),
        (DAY, DAY, Circle.PARTNERS),
        (make.LONG_AGO, DAY - timedelta(days=1), Circle.SIGNED_IN),
        (DAY + timedelta(days=1), None, Circle.SIGNED_IN),
    ],
)
def test_a_partner_is_who_has_a_seat_today(starts_on: date, ends_on: date | None, circle: Circle) -> None:
    person = make.seated("som-raad/lop", starts_on=starts_on, ends_on=ends_on)
    assert circle_of(person, on=DAY) == circle


def test_a_coordinator_of_yesterday_reads_what_everybody_reads() -> None:
    person = make.seated("coordinatiecel/coordinator", ends_on=DAY - timedelta(days=1))
    assert circle_of(person, on=DAY) == Circle.SIGNED_IN


def test_a_group_is_no_seat() -> None:
    assert circle_of(make.group_member("redactieteam"), on=DAY) == Circle.SIGNED_IN


def test_the_coordinatiecel_needs_its_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert circle_of(make.coordinator(), on=DAY) == Circle.PARTNERS


@pytest.mark.parametrize(("moment", "status"), [("2026-08-31T21:59:59+00:00", 200), ("2026-08-31T22:00:00+00:00", 404)])
def test_at_midnight_a_partner_is_no_partner_any_more(moment: str, status: int) -> None:
    shared = with_card(make.user("Zonder Zetel"), phone=Circle.PARTNERS)
    viewer = make.seated("som-raad/lop", ends_on=LAST)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        answer = signed_in(viewer).get(reverse("directory:person", args=[shared.pk]))
    assert answer.status_code == status
