"""Approved minutes stand: no call of the ORM and no statement of the app role changes them."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from governance.minutes.actions import amend_minutes
from governance.minutes.models import ApprovedMinutes, Erratum, ItemNote, Minutes
from governance.record.queries import verify
from som_portal.kit.guards import drop_guards, install_guards
from tests.governance.minutes import scenes
from tests.governance.minutes.scenes import AT_LATER, Raad

pytestmark = pytest.mark.django_db
TABLES = {model: model._meta.db_table for model in (ApprovedMinutes, Erratum, Minutes, ItemNote)}
POSTGRESQL = "postgresql"


@pytest.fixture
def raad() -> Raad:
    """With a note, approved, and one erratum."""
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    minutes = scenes.approved(raad)
    point = minutes.point
    assert point is not None
    amend_minutes(minutes, text="Lees 12.", decided_in=point, key=uuid4(), by=None, at=AT_LATER)
    return raad


def sql(statement: str) -> Callable[[], None]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


def save(model: type, **fields: object) -> Callable[[], None]:
    def run() -> None:
        row = model.objects.all()[0]
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    return run


def bulk_update(model: type, field: str) -> Callable[[], None]:
    def run() -> None:
        row = model.objects.all()[0]
        setattr(row, field, "Anders")
        model.objects.bulk_update([row], [field])

    return run


def upsert(model: type, field: str) -> Callable[[], None]:
    def run() -> None:
        row = model.objects.all()[0]
        setattr(row, field, "Anders")
        model.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=[field])

    return run


def replaced(model: type) -> Callable[[], None]:
    """REPLACE on SQLite; PostgreSQL has none, its upsert stands above."""

    def run() -> None:
        columns = ", ".join(field.column for field in model._meta.concrete_fields)
        table = TABLES[model]
        sql(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")()

    return run


TEXT = {ApprovedMinutes: "text", Erratum: "text", ItemNote: "text"}
ATTEMPTS = {
    **{f"save {m.__name__}": save(m, **{field: "Anders"}) for m, field in TEXT.items()},
    **{f"update {m.__name__}": lambda m=m, f=f: m.objects.update(**{f: "Anders"}) for m, f in TEXT.items()},
    **{f"bulk_update {m.__name__}": bulk_update(m, field) for m, field in TEXT.items()},
    **{f"upsert {m.__name__}": upsert(m, field) for m, field in TEXT.items()},
    **{f"delete {m.__name__}": lambda m=m: m.objects.all()[0].delete() for m in (Erratum, ItemNote)},
    **{f"raw delete {m.__name__}": lambda m=m: m.objects.all()._raw_delete("default") for m in TABLES},
    **{f"sql update {table}": sql(f"UPDATE {table} SET id = id") for table in TABLES.values()},
    **{f"sql delete {table}": sql(f"DELETE FROM {table}") for table in TABLES.values()},
    "move the minutes to another day": save(Minutes, comments_until="2020-01-01"),
    "take the point away": lambda: Minutes.objects.update(point=None),
    "a new note beside them": lambda: ItemNote.objects.create(item=the_item_without_a_note(), text="Achteraf"),
}
TRUNCATES = {f"truncate {table}": sql(f"TRUNCATE {table} CASCADE") for m, table in TABLES.items() if m is not ItemNote}
REPLACES = {f"replace {m.__name__}": replaced(m) for m in TABLES}


def the_item_without_a_note() -> object:
    return Minutes.objects.get().meeting.agenda_items.get(note=None)


def rows() -> list[object]:
    return [list(model.objects.order_by("pk").values_list()) for model in TABLES]


def is_refused(attempt: Callable[[], object]) -> bool:
    before = rows()
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt()
    return rows() == before


@pytest.mark.parametrize("name", ATTEMPTS)
def test_approved_minutes_stand(raad: Raad, name: str) -> None:
    assert is_refused(ATTEMPTS[name])


@pytest.mark.parametrize("name", TRUNCATES)
def test_they_are_not_emptied(raad: Raad, name: str) -> None:
    if connection.vendor != POSTGRESQL:
        pytest.skip("SQLite has no TRUNCATE; DELETE stands above")
    assert is_refused(TRUNCATES[name])


@pytest.mark.parametrize("name", REPLACES)
def test_they_are_not_replaced(raad: Raad, name: str) -> None:
    if connection.vendor == POSTGRESQL:
        pytest.skip("PostgreSQL has no REPLACE; its upsert stands above")
    assert is_refused(REPLACES[name])


def test_before_approval_everything_may_still_change() -> None:
    raad = scenes.held()
    scenes.note(raad.items[0], "Iedereen is voor.")
    scenes.circulated(raad)
    for name in ("save ItemNote", "update ItemNote", "move the minutes to another day", "take the point away"):
        ATTEMPTS[name]()
    assert ItemNote.objects.get(item=raad.items[0]).text == "Anders"


def test_the_hash_in_the_record_is_that_of_the_text(raad: Raad) -> None:
    approval = ApprovedMinutes.objects.get()
    assert approval.digest in scenes.head_facts(approval.minutes)
    assert verify() == []


@pytest.mark.parametrize("name", ["update ApprovedMinutes", "update ItemNote", "move the minutes to another day"])
def test_control_without_the_guards_approved_minutes_change(raad: Raad, name: str) -> None:
    before = rows()
    drop_guards(connection)
    try:
        ATTEMPTS[name]()
        assert rows() != before
    finally:
        install_guards(connection)
