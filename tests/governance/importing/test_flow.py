"""Send in, confirm, undo: what is written when, and what is not."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.bodies.actions import appoint, release
from governance.bodies.models import Mandate, Seat
from governance.importing import actions
from governance.importing.models import ImportBatch, ImportRow
from governance.importing.rules.defects import Sheet
from governance.importing.rules.judging import Outcome
from governance.importing.rules.keeping import Use
from governance.importing.tasks import empty_old_batches
from governance.people.models import Institution, User
from governance.record.actions import record
from governance.record.models import Deed
from governance.record.queries import history_of, verify
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.importing.sheets import row, sheet

pytestmark = pytest.mark.django_db
BATCH_TABLES = {ImportBatch, ImportRow}
RECORD = {"Deed", "Chain", "ActorSalt"}


def counted() -> dict[str, int]:
    """How many rows each table has; those of the batches and of the record aside."""
    models = [model for model in apps.get_models(include_auto_created=True) if model not in BATCH_TABLES]
    return {model.__name__: model._base_manager.count() for model in models if model.__name__ not in RECORD}


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """Every person and every mandate, to the letter."""
    return {model.__name__: list(model._base_manager.order_by("pk").values_list()) for model in (User, Mandate)}


def sent_in(by: User, *rows: Any, at: datetime = make.AT) -> ImportBatch:
    """A batch with these rows."""
    return actions.upload_sheet(sheet(*rows), key=uuid4(), by=by, at=at)


def confirmed(by: User, *rows: Any, at: datetime = make.AT, leaves_errors_out: bool = False) -> ImportBatch:
    """A batch that was written."""
    batch = sent_in(by, *rows, at=at)
    return actions.confirm_import(batch, leaves_errors_out=leaves_errors_out, key=uuid4(), by=by, at=at)


def outcomes(batch: ImportBatch) -> list[str]:
    return list(batch.rows.order_by("number").values_list("outcome", flat=True))


def two_rows() -> list[Any]:
    """Two people of two institutions."""
    return [row(2), row(3, institution="De Bron", name="Bo Voorbeeld", email="bo@som.example")]


def test_nothing_but_the_batch_is_written_before_the_confirmation(at: datetime) -> None:
    coordinator = make.coordinator()
    before = counted()
    batch = sent_in(coordinator, *two_rows(), row(4, email="kapot"))
    assert (counted(), outcomes(batch)) == (before, [Outcome.NEW, Outcome.NEW, Outcome.ERROR])


def test_a_confirmation_makes_accounts_and_mandates(at: datetime) -> None:
    batch = confirmed(make.coordinator(), *two_rows())
    noor = User.objects.get(email="noor@som.example")
    assert (noor.name, noor.language, noor.institution.name) == ("Noor Voorbeeld", "nl", "De Ark")
    mandate = noor.mandates.get()
    assert (mandate.seat.name, mandate.starts_on, mandate.ends_on) == ("De Ark", date(2026, 4, 1), date(2026, 8, 31))
    assert batch.confirmed_at == at


def test_every_mandate_has_its_own_deed_and_the_chain_is_whole(at: datetime) -> None:
    confirmed(make.coordinator(), *two_rows())
    mandates = Mandate.objects.filter(person__email__in=["noor@som.example", "bo@som.example"])
    assert [history_of(mandate).get().verb for mandate in mandates] == ["appoint", "appoint"]
    assert verify() == []


def test_no_deed_of_an_import_names_anybody(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, *two_rows())
    actions.undo_import(batch, expected=2, by=coordinator, at=at)
    facts = " ".join(Deed.objects.values_list("facts", flat=True))
    assert [word for word in ("Noor", "Bo ", "som.example") if word in facts] == []


def test_who_has_an_account_gets_a_mandate_and_keeps_the_account(at: datetime) -> None:
    noor = User.objects.create_user("noor@som.example", name="Noor Voorbeeld", language="en")
    batch = confirmed(make.coordinator(), row())
    noor.refresh_from_db()
    assert (outcomes(batch), noor.language, noor.mandates.count()) == ([Outcome.KNOWN], "en", 1)


def test_the_same_list_twice_changes_nothing(at: datetime) -> None:
    coordinator = make.coordinator()
    confirmed(coordinator, *two_rows())
    assert outcomes(sent_in(coordinator, *two_rows())) == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_rows_with_errors_hold_everything_up_until_they_are_left_out_on_purpose(at: datetime) -> None:
    coordinator = make.coordinator()
    batch, before = sent_in(coordinator, row(2), row(3, email="kapot")), snapshot()
    with pytest.raises(Conflict, match="vink aan dat je ze weglaat"):
        actions.confirm_import(batch, leaves_errors_out=False, key=uuid4(), by=coordinator, at=at)
    assert snapshot() == before
    actions.confirm_import(batch, leaves_errors_out=True, key=uuid4(), by=coordinator, at=at)
    assert batch.rows.filter(is_written=True).count() == 1


def test_a_list_without_anything_to_write_is_not_confirmed(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = sent_in(coordinator, row(2, email="kapot"))
    with pytest.raises(Conflict, match="niets om in te voeren"):
        actions.confirm_import(batch, leaves_errors_out=True, key=uuid4(), by=coordinator, at=at)


def test_what_changed_since_the_preview_is_said_and_nothing_is_written(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = sent_in(coordinator, *two_rows())
    appoint(make.user(), Seat.objects.get(name="De Bron"), starts_on=date(2026, 1, 1), by=None, at=at)
    before = snapshot()
    with pytest.raises(Conflict, match=r"veranderd voor rij 3\."):
        actions.confirm_import(batch, leaves_errors_out=True, key=uuid4(), by=coordinator, at=at)
    assert snapshot() == before


def test_looking_again_brings_the_verdicts_up_to_date(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = sent_in(coordinator, *two_rows())
    appoint(make.user(), Seat.objects.get(name="De Bron"), starts_on=date(2026, 1, 1), by=None, at=at)
    assert actions.judge_again(batch, by=coordinator, at=at) == [3]
    assert outcomes(batch) == [Outcome.NEW, Outcome.ERROR]


def test_a_double_click_on_the_file_is_one_batch(at: datetime) -> None:
    coordinator, key = make.coordinator(), uuid4()
    first = actions.upload_sheet(sheet(), key=key, by=coordinator, at=at)
    second = actions.upload_sheet(sheet(), key=key, by=coordinator, at=at)
    assert (first.pk, ImportRow.objects.count()) == (second.pk, 1)


def test_a_double_click_on_the_confirmation_is_one_confirmation(at: datetime) -> None:
    coordinator, key = make.coordinator(), uuid4()
    batch = sent_in(coordinator, row())
    for _click in range(2):
        actions.confirm_import(batch, leaves_errors_out=False, key=key, by=coordinator, at=at)
    assert User.objects.get(email="noor@som.example").mandates.count() == 1


def test_another_confirmation_of_the_same_list_is_refused(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = confirmed(coordinator, row())
    with pytest.raises(Conflict, match="al ingevoerd"):
        actions.confirm_import(batch, leaves_errors_out=False, key=uuid4(), by=coordinator, at=at)


def test_somebody_of_the_cell_may_confirm_what_a_colleague_sent_in(at: datetime) -> None:
    batch = sent_in(make.coordinator(), row())
    actions.confirm_import(batch, leaves_errors_out=False, key=uuid4(), by=make.chair(), at=at)
    assert batch.rows.filter(is_written=True).count() == 1


@pytest.mark.parametrize("starts_on, ends_on", [(date(2020, 1, 1), date(2026, 3, 11)), (date(2026, 3, 13), None)])
def test_a_mandate_of_the_cell_that_is_over_or_still_to_come_imports_nothing(
    at: datetime, starts_on: date, ends_on: date | None
) -> None:
    person = make.seated("coordinatiecel/coordinator", starts_on=starts_on, ends_on=ends_on)
    with pytest.raises(Refused):
        sent_in(person, row())
    assert ImportBatch.objects.count() == 0


# ---- undo ------------------------------------------------------------------------------------------------------------
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


# ---- forgetting ------------------------------------------------------------------------------------------------------
def test_what_was_written_forgets_the_sheet_at_once(at: datetime) -> None:
    batch = confirmed(make.coordinator(), row(2), row(3, email="kapot"), leaves_errors_out=True)
    assert [bool(one.cells) for one in batch.rows.order_by("number")] == [False, True]


def test_after_thirty_days_nothing_of_the_sheet_is_left(at: datetime) -> None:
    batch = sent_in(make.coordinator(), row(2), row(3, email="kapot"))
    assert empty_old_batches(at + timedelta(days=29)) == 0
    assert (empty_old_batches(at + timedelta(days=31)), empty_old_batches(at + timedelta(days=31))) == (1, 0)
    assert list(batch.rows.values_list("cells", "email", "defects")) == [({}, "", [])] * 2


def test_a_forgotten_list_is_not_confirmed(at: datetime) -> None:
    coordinator = make.coordinator()
    batch = sent_in(coordinator, row())
    with pytest.raises(Conflict, match="Kies het bestand opnieuw"):
        actions.confirm_import(batch, leaves_errors_out=False, key=uuid4(), by=coordinator, at=at + timedelta(days=31))


# ---- speed -----------------------------------------------------------------------------------------------------------
def many(how_many: int) -> Sheet:
    """People of as many institutions."""
    last = Institution.objects.order_by("-number")[0].number
    seats_body = Seat.objects.filter(body__slug="som-plus")[0].body
    for number in range(last + 1, last + 1 + how_many):
        name = f"School {number}"
        one = Institution.objects.create(number=number, slug=f"school-{number}", name=name, quoted_name=name)
        Seat.objects.create(body=seats_body, kind="afgevaardigde", number=number, name=name, institution=one)
    numbers = range(last + 1, last + 1 + how_many)
    return sheet(
        *(row(n, institution=f"School {n}", name=f"Mens {n} Voorbeeld", email=f"mens{n}@som.example") for n in numbers)
    )


def test_the_queries_of_a_preview_do_not_follow_the_rows(at: datetime) -> None:
    coordinator, asked = make.coordinator(), []
    sent_in(coordinator, row())
    for how_many in (3, 30):
        rows = many(how_many)
        with CaptureQueriesContext(connection) as seen:
            actions.upload_sheet(rows, key=uuid4(), by=coordinator, at=at)
        asked.append(len(seen))
    assert asked[0] == asked[1]
