"""Many hands on one mandate: one extension, one reminder, and never a holder too many, on both engines."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from governance.bodies.actions import appoint, appoint_by_mail, extend, remind_ending
from governance.bodies.models import Mandate, MandateChange
from governance.people.models import User
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS = 8
AUGUST, NEXT = date(2026, 8, 31), date(2027, 8, 31)


def mandate() -> Mandate:
    return make.seated("som-raad/lop", ends_on=AUGUST).mandates.get()


def test_one_form_sent_by_many_hands_extends_once(together: Any) -> None:
    one, key = mandate(), uuid4()
    together(*[lambda: extend(one, until=NEXT, reason="", key=key, by=None, at=make.AT)] * HANDS)
    assert MandateChange.objects.filter(verb="extended").count() == 1


def test_an_extension_and_the_next_holder_never_both_stand(together: Any) -> None:
    one, people = mandate(), [make.user() for _hand in range(HANDS)]
    outcomes = together(
        *[lambda: extend(one, until=NEXT, reason="", by=None, at=make.AT)],
        *(lambda p=p: appoint(p, one.seat, starts_on=date(2026, 9, 1), by=None, at=make.AT) for p in people),
    )
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == HANDS
    assert len([row for row in Mandate.objects.all() if row.holds_on(date(2026, 9, 1))]) == 1


def test_many_workers_remind_once(together: Any) -> None:
    one = mandate()
    outcomes = together(*[lambda: remind_ending(one, by=None, at=make.AT)] * HANDS)
    assert (sorted(outcomes), OutgoingMail.objects.count()) == ([False] * (HANDS - 1) + [True], 1)


def test_somebody_new_on_two_seats_at_once_gets_one_account(together: Any) -> None:
    days = {"starts_on": date(2026, 9, 1), "ends_on": NEXT, "holder": 1}
    seats = [make.seat("som-raad/lop"), make.seat("som-raad/vclb"), make.seat("som-raad/cbe")]
    outcomes = together(
        *(lambda s=s: appoint_by_mail("nieuw@som.example", "Nieuw", s, **days, by=None, at=make.AT) for s in seats)
    )
    assert [type(outcome) for outcome in outcomes] == [Mandate] * 3
    assert User.objects.filter(email="nieuw@som.example").count() == 1
