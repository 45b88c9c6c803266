"""Terms on a seat never overlap and never leave the days of the seat, for whoever writes past the actions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from governance.bodies.drift import drift
from governance.bodies.models import Mandate, Seat, Substitute
from som_portal.kit.guards import drop_guards, install_guards
from tests import make

pytestmark = pytest.mark.django_db
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 30), date(2026, 10, 1)


def first_term() -> Mandate:
    return Mandate.objects.create(seat=make.seat("som-raad/lop"), person=make.user(), starts_on=SPRING, ends_on=SUMMER)


def again(mandate: Mandate, **facts: Any) -> Mandate:
    """Another term on the same seat that touches the first one's last day."""
    return Mandate(**({"seat": mandate.seat, "person": make.user(), "starts_on": SUMMER} | facts))


def by_create(mandate: Mandate) -> None:
    again(mandate).save()


def by_bulk_create(mandate: Mandate) -> None:
    Mandate.objects.bulk_create([again(mandate)])


def by_upsert(mandate: Mandate) -> None:
    row = again(mandate, starts_on=SPRING)
    Mandate.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["seat", "holder", "starts_on"], update_fields=["person"]
    )
    # the upsert above changes the row itself, which is allowed; a second one that reaches back is not
    Mandate.objects.bulk_create([again(mandate, starts_on=date(2026, 1, 1))])


def by_update(mandate: Mandate) -> None:
    later = again(mandate, starts_on=AUTUMN)
    later.save()
    Mandate.objects.filter(pk=later.pk).update(starts_on=SUMMER)


def by_growing(mandate: Mandate) -> None:
    again(mandate, starts_on=AUTUMN).save()
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=AUTUMN)


def by_raw_sql(mandate: Mandate) -> None:
    row = again(mandate)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO governance_mandate (seat_id, person_id, holder, starts_on) VALUES (%s, %s, 1, %s)",
            [row.seat_id, row.person_id, "2026-06-30"],
        )


def by_replacing(mandate: Mandate) -> None:
    """A row that stands is put in its place again, with other days: REPLACE on SQLite, an upsert on PostgreSQL."""
    later = again(mandate, starts_on=AUTUMN)
    later.save()
    row = [later.pk, later.seat_id, later.person_id, 1, "2026-06-30"]
    insert = "INTO governance_mandate (id, seat_id, person_id, holder, starts_on) VALUES (%s, %s, %s, %s, %s)"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT OR REPLACE {insert}", row)
        else:
            cursor.execute(f"INSERT {insert} ON CONFLICT (id) DO UPDATE SET starts_on = excluded.starts_on", row)


def by_one_person_twice(mandate: Mandate) -> None:
    again(mandate, person=mandate.person, holder=2).save()


WAYS: tuple[Callable[[Mandate], None], ...] = (
    by_create,
    by_bulk_create,
    by_upsert,
    by_update,
    by_growing,
    by_raw_sql,
    by_replacing,
    by_one_person_twice,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_database_refuses_an_overlap(way: Callable[[Mandate], None]) -> None:
    mandate = first_term()
    with pytest.raises(IntegrityError), transaction.atomic():
        way(mandate)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_control_without_the_guard_each_way_overlaps_and_verify_sees_it(way: Callable[[Mandate], None]) -> None:
    mandate = first_term()
    drop_guards(connection)
    way(mandate)
    assert [line for line in drift(SUMMER) if "overlaps" in line] != []
    install_guards(connection)


def test_the_day_after_is_no_overlap() -> None:
    mandate = first_term()
    again(mandate, starts_on=date(2026, 7, 1)).save()
    assert mandate.seat.mandates.count() == 2


def test_a_second_holder_is_no_overlap() -> None:
    mandate = first_term()
    again(mandate, holder=2).save()
    assert mandate.seat.mandates.count() == 2


def test_a_row_may_be_saved_again() -> None:
    mandate = first_term()
    mandate.ends_on = AUTUMN
    mandate.save()
    assert Mandate.objects.get().ends_on == AUTUMN


def test_two_substitutes_of_one_seat_do_not_overlap() -> None:
    facts = {"seat": make.seat("som-raad/lop"), "starts_on": SPRING}
    Substitute.objects.create(person=make.user(), **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Substitute.objects.create(person=make.user(), **facts)


def extra_seat() -> Seat:
    facts = {"expertise": "Taalbeleid", "decision_number": "RAAD-2025-001", "starts_on": SPRING, "ends_on": SUMMER}
    return Seat.objects.create(body=make.seat("som-raad/lop").body, kind="expert", name="Expert taalbeleid", **facts)


@pytest.mark.parametrize(
    "days", [(date(2026, 2, 1), SUMMER), (SPRING, AUTUMN), (SPRING, None)], ids=["too early", "too late", "endless"]
)
def test_a_term_stays_within_the_days_of_its_seat(days: tuple[date, date | None]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(seat=extra_seat(), person=make.user(), starts_on=days[0], ends_on=days[1])


def test_an_extra_seat_without_decision_is_refused() -> None:
    facts = {"expertise": "Taalbeleid", "starts_on": SPRING, "ends_on": SUMMER}
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(body=make.seat("som-raad/lop").body, kind="expert", name="Expert", **facts)
