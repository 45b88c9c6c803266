"""Sixty days before its last day a holder hears that a mandate ends, once."""

from datetime import date, datetime

import pytest

from governance.bodies.actions import extend
from governance.bodies.tasks import remind_ending_mandates
from som_portal.kit.outbox.models import OutgoingMail
from tests import make

pytestmark = pytest.mark.django_db


def subjects() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))


def test_the_holder_hears_it_once(at: datetime) -> None:
    person = make.seated("som-raad/lop", ends_on=date(2026, 5, 11))
    assert [remind_ending_mandates(at), remind_ending_mandates(at)] == [1, 0]
    assert subjects() == ["Je mandaat loopt af op maandag 11 mei 2026"]
    mail = OutgoingMail.objects.get()
    assert mail.to == person.email
    assert "Verleng je, of wijst je organisatie iemand anders aan? Laat het hier weten:" in mail.text


@pytest.mark.parametrize("ends_on", [date(2026, 5, 12), date(2026, 3, 11), None])
def test_what_ends_later_or_is_over_or_never_ends_is_not_announced(at: datetime, ends_on: date | None) -> None:
    make.seated("som-raad/lop", ends_on=ends_on)
    assert remind_ending_mandates(at) == 0


def test_a_mandate_that_was_extended_is_announced_again_in_its_time(at: datetime) -> None:
    mandate = make.seated("som-raad/lop", ends_on=date(2026, 5, 11)).mandates.get()
    remind_ending_mandates(at)
    extend(mandate, until=date(2026, 8, 31), reason="", by=None, at=at)
    assert remind_ending_mandates(at) == 0
    assert remind_ending_mandates(at.replace(month=7, day=2)) == 1
    assert subjects() == [
        "Je mandaat loopt af op maandag 11 mei 2026",
        "Je mandaat loopt af op maandag 31 augustus 2026",
    ]


def test_the_history_says_that_the_holder_was_told(at: datetime) -> None:
    mandate = make.seated("som-raad/lop", ends_on=date(2026, 5, 11)).mandates.get()
    remind_ending_mandates(at)
    assert mandate.changes.get(verb="reminded").ends_on == date(2026, 5, 11)
