"""Undo: what nobody touched since disappears, what was used stays and says why."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.bodies.actions import release
from governance.bodies.models import Mandate
from governance.importing import actions
from governance.importing.rules.keeping import Use
from governance.importing.undo import undo_plan
from governance.people.models import User
from governance.record.actions import record
from governance.record.queries import history_of, verify
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.importing.scenes import confirmed, counted, many, snapshot, two_rows
from tests.governance.importing.sheets import row

pytestmark = pytest.mark.django_db


def test_undo_restores_what_was(at: datetime) -> None:
    coordinator = make.coordinator()
    User.objects.create_user("bo@som.example", name="Bo Voorbeeld")
    before, rows_before = snapshot(), counted()
    batch = confirmed(coordinator, *two_rows())
    actions.undo_import(batch, expected=2, by=coordinator, at=at)
    assert (snapshot(), counted()) == (before, rows_before)


def test_control_a_confirmation_is_seen_by_the_snapshot(at: datetime) -> None:
    coordinator = make.coordinator()
    before = snapshot()
    confirmed(coordinator, row())
    assert snapshot() != before


def test_undo_leaves_the_deeds_and_adds_its_own(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, row())
    mandate = Mandate.objects.get(person__email="noor@som.example")
    actions.undo_import(batch, expected=1, by=coordinator, at=at)
    assert [deed.verb for deed in history_of(mandate)] == ["appoint", "retract"]
    assert verify() == []


def test_undo_twice_is_once(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, row())
    for _click in range(2):
        batch = actions.undo_import(batch, expected=1, by=coordinator, at=at)
    assert history_of(batch).filter(verb="undo_import").count() == 1


def later(at: datetime) -> datetime:
    return at + timedelta(days=1)


def sign_in(person: User, at: datetime) -> None:
    person.last_login = later(at)
    person.save(update_fields=["last_login"])


def change(person: User, at: datetime) -> None:
    release(person.mandates.get(), on=date(2026, 5, 1), by=None, at=later(at))


def do_something(person: User, at: datetime) -> None:
    record(person, "raise_signal", person, at=later(at))


def join_something(person: User, at: datetime) -> None:
    person.groups.create(name="redactieteam")


@pytest.mark.parametrize(
    ("use", "touch"),
    [(Use.SIGNED_IN, sign_in), (Use.CHANGED, change), (Use.ACTED, do_something), (Use.LINKED, join_something)],
)
def test_what_was_used_since_stays_and_says_why(at: datetime, use: Use, touch: Any) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, *two_rows())
    noor = User.objects.get(email="noor@som.example")
    touch(noor, at)
    actions.undo_import(batch, expected=1, by=coordinator, at=later(at))
    assert list(batch.rows.values_list("number", "kept")) == [(2, use), (3, "")]
    assert (noor.mandates.count(), User.objects.filter(email="bo@som.example").exists()) == (1, False)


def test_undo_stops_when_its_preview_no_longer_holds(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, *two_rows())
    sign_in(User.objects.get(email="noor@som.example"), at)
    before = snapshot()
    with pytest.raises(Conflict, match="kijk opnieuw na"):
        actions.undo_import(batch, expected=2, by=coordinator, at=later(at))
    assert snapshot() == before


def test_undo_is_over_after_thirty_days(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, row())
    with pytest.raises(Conflict, match="tot 30 dagen"):
        actions.undo_import(batch, expected=1, by=coordinator, at=at + timedelta(days=31))


def test_the_queries_of_a_preview_of_undoing_do_not_follow_the_rows(at: datetime) -> None:
    coordinator, asked = make.coordinator(), []
    for how_many in (2, 20):
        batch = confirmed(coordinator, *many(how_many).rows)
        with CaptureQueriesContext(connection) as seen:
            undo_plan(batch)
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_a_person_who_was_there_before_stays_and_only_the_mandate_goes(at: datetime) -> None:
    coordinator = make.coordinator()
    User.objects.create_user("noor@som.example", name="Noor Voorbeeld")
    batch = confirmed(coordinator, row())
    actions.undo_import(batch, expected=1, by=coordinator, at=at)
    noor = User.objects.get(email="noor@som.example")
    assert noor.mandates.count() == 0


def test_control_without_footprints_a_group_somebody_joined_is_lost(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, row())
    join_something(User.objects.get(email="noor@som.example"), at)
    monkeypatch.setattr("governance.importing.traces.Footprints.of", lambda *_all: batch.rows.get().footprint)
    actions.undo_import(batch, expected=1, by=coordinator, at=later(at))
    assert not User.objects.filter(email="noor@som.example").exists()
