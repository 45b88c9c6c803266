"""`verify` holds effective rights against the rows, in another way than the portal reads them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.db import connection

from governance.bodies.drift import AT_ONCE, drift
from governance.bodies.models import Mandate, Seat, Substitute
from governance.people.models import User
from tests import make

pytestmark = pytest.mark.django_db
TODAY, SUMMER = make.AT.date(), date(2026, 6, 30)
GuardsOff = Callable[[], AbstractContextManager[None]]


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
    assert drift(before) == [
        f"rights of person {person.pk} in {where}: has attend, vote too much, lacks nothing"
        for where in ("any body", "som-raad")
    ]


def test_a_right_too_few_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make.seated("som-raad/lop")
    monkeypatch.setattr(Mandate, "holds_on", lambda _term, _day: False)
    assert drift(TODAY) == [
        f"rights of person {person.pk} in {where}: has nothing too much, lacks attend, vote"
        for where in ("any body", "som-raad")
    ]


def test_a_right_of_a_group_that_is_withheld_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = make.group_member("financien-lezer")
    monkeypatch.setattr("governance.bodies.access._group_powers", lambda _person: set())
    assert drift(TODAY) == [f"rights of person {reader.pk} in any body: has nothing too much, lacks read_ledger"]


def test_rights_that_no_seat_gives_are_named() -> None:
    stranger, editor = make.group_member("vrienden"), make.group_member("redactieteam")
    permission = Permission.objects.get(codename="coordinate")
    editor.user_permissions.add(permission)
    editor.groups.get().permissions.add(permission)
    assert drift(TODAY) == [
        "group 'redactieteam' has 1 members and 1 rights, and no seat gives them",
        "group 'vrienden' has 1 members and 0 rights, and no seat gives them",
        f"rights of person {editor.pk} were given to the person, and no seat gives them",
    ]
    stranger.groups.clear()
    Group.objects.get(name="redactieteam").permissions.clear()
    editor.user_permissions.clear()
    assert drift(TODAY) == []


def test_a_substitute_and_who_ended_yesterday_do_not_drift() -> None:
    make.seated("som-raad/lop", ends_on=TODAY - timedelta(days=1))
    make.seated("som-raad/vclb", starts_on=TODAY + timedelta(days=1))
    Substitute.objects.create(seat=make.seat("coordinatiecel/coordinator"), person=make.user(), starts_on=TODAY)
    assert [drift(TODAY + timedelta(days=days)) for days in (-1, 0, 1)] == [[], [], []]


def test_verify_says_how_many_differences_there_are() -> None:
    make.coordinator()
    said = StringIO()
    call_command("verify", stdout=said)
    assert said.getvalue() == "whole: 0 differences\n"


def test_verify_fails_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    make.seated("som-raad/lop")
    monkeypatch.setattr(Mandate, "holds_on", lambda _term, _day: False)
    with pytest.raises(CommandError, match="lacks attend, vote"):
        call_command("verify")


@pytest.mark.django_db(transaction=True)
def test_what_is_written_past_every_guard_is_named(guards_off: GuardsOff) -> None:
    """Raw SQL with the triggers off: two holders on one place, and a term that leaves the days of its seat."""
    first, second = (make.seated("som-raad/codis-basis", n, ends_on=SUMMER).mandates.get() for n in (1, 2))
    days = {"starts_on": TODAY, "ends_on": SUMMER}
    facts = {"body": first.seat.body, "name": "Expert", "expertise": "Taal", "decision_number": "RAAD-2025-001"}
    expert = Seat.objects.create(kind="expert", **facts, **days)
    late = Mandate.objects.create(seat=expert, person=make.user(), **days)
    with guards_off(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE governance_mandate SET seat_id = %s, starts_on = '2021-01-01' WHERE id = %s",
            [first.seat_id, second.pk],
        )
        cursor.execute("UPDATE governance_mandate SET ends_on = '2026-09-01' WHERE id = %s", [late.pk])
    assert drift(TODAY) == [
        f"mandate {first.pk} overlaps another one on its seat",
        f"mandate {late.pk} leaves the days of its seat",
    ]
    with pytest.raises(CommandError, match=f"mandate {first.pk} overlaps another one on its seat"):
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
