"""`verify` holds effective rights against the rows, in another way than the portal reads them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from governance.bodies.drift import AT_ONCE, drift
from governance.bodies.models import Mandate
from governance.people.models import User
from tests import make

pytestmark = pytest.mark.django_db
TODAY = make.AT.date()


def test_nothing_drifts_in_a_network_at_work() -> None:
    make.coordinator()
    make.chair()
    make.raad(5)
    make.group_member("redactieteam")
    assert drift(TODAY) == []


def test_a_right_too_many_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make.seated("som-raad/lop")
    monkeypatch.setattr(Mandate, "holds_on", lambda _term, _day: True)
    before = make.LONG_AGO - timedelta(days=1)
    assert drift(before) == [f"rights of person {person.pk} in som-raad: has attend, vote too much, lacks nothing"]


def test_a_right_too_few_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make.seated("som-raad/lop")
    monkeypatch.setattr(Mandate, "holds_on", lambda _term, _day: False)
    assert drift(TODAY) == [f"rights of person {person.pk} in som-raad: has nothing too much, lacks attend, vote"]


def test_verify_fails_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    make.seated("som-raad/lop")
    monkeypatch.setattr(Mandate, "holds_on", lambda _term, _day: False)
    with pytest.raises(CommandError, match="lacks attend, vote"):
        call_command("verify")


def test_a_closed_account_has_no_rights_and_that_is_no_drift() -> None:
    person = make.seated("som-raad/lop")
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert drift(TODAY) == []


def test_ten_times_the_people_are_as_many_queries(django_assert_max_num_queries: Any) -> None:
    seat = make.seat("som-raad/lop")
    people = User.objects.bulk_create(User(email=f"vroeger{n}@som.example", name=f"Vroeger {n}") for n in range(300))
    Mandate.objects.bulk_create(
        Mandate(
            seat=seat,
            person=person,
            starts_on=date(1990, 1, 1) + timedelta(days=n),
            ends_on=date(1990, 1, 1) + timedelta(days=n),
        )
        for n, person in enumerate(people)
    )
    assert len(people) < AT_ONCE
    with django_assert_max_num_queries(14):
        assert drift(date(1990, 1, 5)) == []
