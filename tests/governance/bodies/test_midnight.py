"""Rights begin and end at midnight in Leuven, with no task run, on both sides of the clock changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.bodies.models import Body
from governance.people.models import User
from som_portal.kit import clock
from tests import make

pytestmark = pytest.mark.django_db

LAST_DAYS = (date(2026, 8, 31), date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25))
"""The end of a working year; the day before and the day of each clock change."""
SECOND = timedelta(seconds=1)
ClientOf = Callable[[User], Client]


def midnight_after(day: date) -> datetime:
    """00.00 in Leuven on the next day, in UTC."""
    following = day + timedelta(days=1)
    return clock.brussels(following.year, following.month, following.day).astimezone(UTC)


def may_vote(person: User) -> bool:
    return User.objects.get(pk=person.pk).has_perm("governance.vote", Body.objects.get(slug="som-raad"))


@pytest.mark.parametrize("last_day", LAST_DAYS, ids=str)
def test_a_mandate_ends_with_its_last_day(last_day: date) -> None:
    person = make.seated("som-raad/lop", ends_on=last_day)
    seen = []
    for moment in (midnight_after(last_day) - SECOND, midnight_after(last_day)):
        with time_machine.travel(moment, tick=False):
            seen.append(may_vote(person))
    assert seen == [True, False]


@pytest.mark.parametrize("last_day", LAST_DAYS, ids=str)
def test_a_mandate_begins_with_its_first_day(last_day: date) -> None:
    person = make.seated("som-raad/lop", starts_on=last_day + timedelta(days=1))
    seen = []
    for moment in (midnight_after(last_day) - SECOND, midnight_after(last_day)):
        with time_machine.travel(moment, tick=False):
            seen.append(may_vote(person))
    assert seen == [False, True]


def dashboard_around(midnight: datetime, client_of: ClientOf, person: User) -> list[int]:
    """How the dashboard answers in the last second before midnight, and in the first one after it."""
    statuses = []
    for moment in (midnight - SECOND, midnight):
        with time_machine.travel(moment, tick=False):
            statuses.append(client_of(person).get(reverse("front:dashboard")).status_code)
    return statuses


@pytest.mark.parametrize("last_day", LAST_DAYS, ids=str)
def test_a_page_closes_at_midnight(client_of: ClientOf, last_day: date) -> None:
    person = make.seated("coordinatiecel/beleidsadviseur", ends_on=last_day)
    assert dashboard_around(midnight_after(last_day), client_of, person) == [HTTPStatus.OK, HTTPStatus.FORBIDDEN]


@pytest.mark.parametrize("last_day", LAST_DAYS, ids=str)
def test_a_page_opens_at_midnight(client_of: ClientOf, last_day: date) -> None:
    person = make.seated("coordinatiecel/beleidsadviseur", starts_on=last_day + timedelta(days=1))
    assert dashboard_around(midnight_after(last_day), client_of, person) == [HTTPStatus.FORBIDDEN, HTTPStatus.OK]


@pytest.mark.parametrize("last_day", LAST_DAYS, ids=str)
def test_control_a_day_counted_in_utc_is_seen(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch, last_day: date
) -> None:
    voter = make.seated("som-raad/lop", ends_on=last_day)
    keeper = make.seated("coordinatiecel/beleidsadviseur", ends_on=last_day)
    monkeypatch.setattr(clock, "day_of", lambda moment: moment.astimezone(UTC).date())
    assert dashboard_around(midnight_after(last_day), client_of, keeper) == [HTTPStatus.OK, HTTPStatus.OK]
    with time_machine.travel(midnight_after(last_day), tick=False):
        assert may_vote(voter)
