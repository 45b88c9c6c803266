"""Send in, confirm, undo: what is written when, and what is not."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.bodies.actions import appoint
from governance.bodies.models import Mandate, Seat
from governance.importing import actions
from governance.importing.models import ImportBatch, ImportRow
from governance.importing.rules.judging import Outcome
from governance.importing.tasks import empty_old_batches
from governance.people.models import User
from governance.record.models import Deed
from governance.record.queries import history_of, verify
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.importing.scenes import confirmed, counted, many, outcomes, sent_in, snapshot, two_rows
from tests.governance.importing.sheets import row, sheet

pytestmark = pytest.mark.django_db


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


# ---- seats -----------------------------------------------------------------------------------------------------------
def second_seat(**days: date) -> Seat:
    """One more seat for De Ark."""
    first = Seat.objects.get(name="De Ark")
    place = {"body": first.body, "kind": first.kind, "institution": first.institution, "name": first.name}
    return Seat.objects.create(number=2000, **place, **days)


def test_a_second_delegate_gets_the_second_seat(at: datetime) -> None:
    second = second_seat()
    batch = sent_in(make.coordinator(), row(2), row(3, name="Bo Voorbeeld", email="bo@som.example"))
    assert list(batch.rows.values_list("seat__number", flat=True))[1] == second.number


def test_a_seat_asked_by_its_number_is_the_seat_that_is_given(at: datetime) -> None:
    second = second_seat()
    assert sent_in(make.coordinator(), row(seat="2")).rows.get().seat == second


def test_a_seat_that_ends_before_the_mandate_does_is_not_given(at: datetime) -> None:
    second_seat(starts_on=date(2025, 9, 1), ends_on=date(2026, 6, 30))
    rows = sent_in(make.coordinator(), row(2), row(3, name="Bo Voorbeeld", email="bo@som.example")).rows
    assert list(rows.values_list("defects", flat=True))[1] == [["seat-in-sheet", "institution", {"row": 2}]]


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
def test_the_queries_of_a_preview_do_not_follow_the_rows(at: datetime) -> None:
    coordinator, asked = make.coordinator(), []
    sent_in(coordinator, row())
    for how_many in (3, 30):
        rows = many(how_many)
        with CaptureQueriesContext(connection) as seen:
            actions.upload_sheet(rows, key=uuid4(), by=coordinator, at=at)
        asked.append(len(seen))
    assert asked[0] == asked[1]
