"""Many hands on the same list, on both engines: one import, one account a person, one holder a seat."""

from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest

from governance.bodies.actions import appoint
from governance.bodies.models import Mandate, Seat
from governance.importing import actions
from governance.importing.models import ImportBatch
from governance.people.models import User
from governance.record.queries import history_of, verify
from tests import make
from tests.governance.importing.scenes import sent_in, two_rows

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
HANDS = 4
MAILS = ("noor@som.example", "bo@som.example")


def confirm(batch: ImportBatch, by: User) -> Callable[[], ImportBatch]:
    """A confirmation with a form of its own."""
    key = uuid4()
    return lambda: actions.confirm_import(batch, leaves_errors_out=False, key=key, by=by, at=make.AT)


def kinds(answers: list[Any]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


def mandates() -> int:
    return Mandate.objects.filter(person__email__in=MAILS).count()


def test_several_confirmations_of_one_list_are_one(together: Race) -> None:
    by = make.coordinator()
    batch = sent_in(by, *two_rows())
    answers = together(*(confirm(batch, by) for _hand in range(HANDS)))
    assert kinds(answers) == [*["Conflict"] * (HANDS - 1), "ImportBatch"]
    assert (mandates(), User.objects.filter(email__in=MAILS).count(), verify()) == (2, 2, [])


def test_two_lists_with_the_same_people_are_one_list_and_a_refusal(together: Race) -> None:
    by = make.coordinator()
    answers = together(*(confirm(sent_in(by, *two_rows()), by) for _hand in range(2)))
    assert kinds(answers) == ["Conflict", "ImportBatch"]
    assert mandates() == 2


def test_a_list_and_a_single_appointment_leave_one_holder(together: Race) -> None:
    by, somebody = make.coordinator(), make.user()
    seat, batch = Seat.objects.get(name="De Ark"), sent_in(by, *two_rows())
    alone = lambda: appoint(somebody, seat, starts_on=date(2026, 4, 1), by=None, at=make.AT)  # noqa: E731
    answers = together(confirm(batch, by), alone)
    assert "Conflict" in kinds(answers)
    assert seat.mandates.count() == 1


def test_several_undos_of_one_list_are_one(together: Race) -> None:
    by = make.coordinator()
    batch = confirm(sent_in(by, *two_rows()), by)()
    undo = lambda: actions.undo_import(batch, expected=2, by=by, at=make.AT)  # noqa: E731
    answers = together(*(undo for _hand in range(HANDS)))
    assert kinds(answers) == ["ImportBatch"] * HANDS
    assert (mandates(), verify()) == (0, [])


def test_control_without_the_lock_and_the_second_judging_one_list_is_confirmed_twice() -> None:
    """Both guards off, a hand that read the list before it was written confirms it once more."""
    by = make.coordinator()
    batch = sent_in(by, *two_rows())
    confirm(ImportBatch.objects.get(pk=batch.pk), by)()
    with (
        patch("governance.importing.models.ImportBatchRows.locked", lambda _rows, _pk: batch),
        patch("governance.importing.actions.confirming.changed_rows", lambda _rows, _verdicts: []),
    ):
        confirm(batch, by)()
    assert history_of(batch).filter(verb="confirm_import").count() == 2
