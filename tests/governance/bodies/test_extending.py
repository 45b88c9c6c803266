"""A mandate gets a later or an earlier last day, with the reason; what was done can be taken back."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from governance.bodies.actions import appoint, extend, release
from governance.bodies.models import Mandate, MandateChange, Seat
from governance.record.models import Deed
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.uploads import Upload
from tests import make

pytestmark = pytest.mark.django_db
AUGUST = date(2026, 8, 31)


@pytest.fixture
def mandate() -> Mandate:
    """Of somebody on the seat of the LOP, until the end of August."""
    return make.seated("som-raad/lop", ends_on=AUGUST).mandates.get()


def said(mandate: Mandate) -> list[tuple[str, date | None, date | None, str]]:
    """What happened to the mandate, after it was made."""
    rows = mandate.changes.exclude(verb=MandateChange.Verb.APPOINTED)
    return list(rows.values_list("verb", "ended_on", "ends_on", "reason"))


def test_extending_keeps_the_reason_and_both_last_days(mandate: Mandate, at: datetime) -> None:
    extend(mandate, until=date(2027, 8, 31), reason="De school vraagt het.", by=make.coordinator(), at=at)
    assert Mandate.objects.get(pk=mandate.pk).ends_on == date(2027, 8, 31)
    assert said(mandate) == [("extended", AUGUST, date(2027, 8, 31), "De school vraagt het.")]


def test_the_record_keeps_the_deed_without_the_reason(mandate: Mandate, at: datetime) -> None:
    extend(mandate, until=date(2027, 8, 31), reason="De school vraagt het.", by=make.coordinator(), at=at)
    deed = Deed.objects.latest("pk")
    assert (deed.verb, deed.facts) == ("extend", '{"ended_on":"2026-08-31","ends_on":"2027-08-31"}')


@pytest.mark.parametrize("until", [AUGUST, date(2026, 8, 30)])
def test_an_extension_ends_later_than_it_did(mandate: Mandate, at: datetime, until: date) -> None:
    with pytest.raises(Conflict, match="later valt dan de huidige"):
        extend(mandate, until=until, reason="", by=None, at=at)


def test_what_never_ends_is_not_extended(at: datetime) -> None:
    mandate = make.seated("som-raad/lop").mandates.get()
    with pytest.raises(Conflict, match="heeft geen einddatum"):
        extend(mandate, until=AUGUST, reason="", by=None, at=at)


def test_an_extension_into_the_mandate_of_the_next_is_refused(mandate: Mandate, at: datetime) -> None:
    appoint(make.user(), mandate.seat, starts_on=date(2026, 9, 1), by=None, at=at)
    with pytest.raises(Conflict, match="zit in die periode al iemand"):
        extend(mandate, until=date(2026, 9, 1), reason="", by=None, at=at)


def test_an_extension_past_the_last_day_of_a_temporary_seat_is_refused(mandate: Mandate, at: datetime) -> None:
    Seat.objects.filter(pk=mandate.seat_id).update(
        expertise="ai", decision_number="B-1", starts_on=make.LONG_AGO, ends_on=AUGUST
    )
    with pytest.raises(Conflict, match="bestaat niet op al die dagen"):
        extend(mandate, until=date(2026, 9, 1), reason="", by=None, at=at)


def test_only_the_coordinatiecel_extends(mandate: Mandate, at: datetime) -> None:
    with pytest.raises(Refused, match="coördinatiecel"):
        extend(mandate, until=date(2027, 8, 31), reason="", by=mandate.person, at=at)


def test_a_release_is_taken_back_and_both_stay_told(mandate: Mandate, at: datetime) -> None:
    release(mandate, on=date(2026, 3, 31), reason="Ander werk.", by=None, at=at)
    extend(mandate, until=AUGUST, reason="Toch niet.", by=None, at=at)
    assert said(mandate) == [
        ("released", AUGUST, date(2026, 3, 31), "Ander werk."),
        ("extended", date(2026, 3, 31), AUGUST, "Toch niet."),
    ]


def test_a_release_without_an_end_before_is_taken_back_to_none(at: datetime) -> None:
    mandate = make.seated("som-raad/lop").mandates.get()
    release(mandate, on=date(2026, 3, 31), by=None, at=at)
    assert extend(mandate, until=None, reason="Toch niet.", by=None, at=at).ends_on is None


@pytest.mark.parametrize("on", [AUGUST, date(2026, 9, 1)])
def test_a_release_that_does_not_end_earlier_is_refused(mandate: Mandate, at: datetime, on: date) -> None:
    with pytest.raises(Conflict, match="eindigt dan al"):
        release(mandate, on=on, by=None, at=at)


def test_the_same_form_sent_twice_extends_once(mandate: Mandate, at: datetime) -> None:
    key = uuid4()
    for _again in range(2):
        extend(mandate, until=date(2027, 8, 31), reason="", key=key, by=None, at=at)
    assert len(said(mandate)) == 1


def test_the_same_form_sent_twice_appoints_once(at: datetime) -> None:
    key, person, seat = uuid4(), make.user(), make.seat("som-raad/lop")
    found = {appoint(person, seat, starts_on=at.date(), key=key, by=None, at=at) for _again in range(2)}
    assert len(found) == 1


def test_control_without_a_key_the_second_time_is_refused(at: datetime) -> None:
    person, seat = make.user(), make.seat("som-raad/lop")
    appoint(person, seat, starts_on=at.date(), by=None, at=at)
    with pytest.raises(Conflict, match="zit in die periode al iemand"):
        appoint(person, seat, starts_on=at.date(), by=None, at=at)


def test_the_letter_lies_in_the_database_with_its_fingerprint(mandate: Mandate, at: datetime) -> None:
    extend(mandate, until=date(2027, 8, 31), reason="", paper=Upload(b"%PDF-1.4 brief"), by=None, at=at)
    paper = mandate.changes.get(verb="extended").paper
    assert (bytes(paper.content), paper.size) == (b"%PDF-1.4 brief", 14)
    assert paper.sha256 == "5214778372042791309a5ba652526963783f1125dd401dcf37bd427ddbc55e7f"
