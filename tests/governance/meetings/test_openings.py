"""Opening a meeting fixes who sits there; who comes in and leaves is noted with its times."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from governance.bodies.actions import appoint, appoint_substitute, release
from governance.bodies.models import Mandate
from governance.meetings import actions
from governance.meetings.access import is_opened
from governance.meetings.models import Attendance, HolderAtOpening, Meeting, Opening, Rsvp, SeatAtOpening
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, add, plan, verbs

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
START = IN_A_WEEK


@pytest.fixture
def meeting() -> Meeting:
    return plan()


def opened(meeting: Meeting, at: datetime = START) -> Opening:
    return actions.open_meeting(meeting, by=None, at=at)


def came(meeting: Meeting) -> list[tuple[str, int | None, int | None]]:
    """Each stay: how, and its minutes after the start."""
    rows = meeting.attendance.order_by("pk").values_list("how", "came_at", "left_at")
    return [(how, *[at and int((at - START) / MINUTE) for at in moments]) for how, *moments in rows]


def test_the_seats_are_copied_with_their_holders_and_keep_them(meeting: Meeting) -> None:
    first, second = make.raad(2)
    opening = opened(meeting)
    release(Mandate.objects.get(person=first), on=make.AT.date(), by=None, at=make.AT)
    seats = SeatAtOpening.objects.filter(opening=opening)
    assert seats.count() == make.seat("som-raad/voorzitter").body.seats.count()
    assert set(HolderAtOpening.objects.values_list("person", flat=True)) == {first.pk, second.pk}
    assert seats.filter(is_filled=True).count() == 2
    assert verbs(meeting) == ["plan_meeting", "open_meeting"]


def test_opening_twice_is_opening_once(meeting: Meeting) -> None:
    make.raad(1)
    assert opened(meeting) == opened(meeting, START + HOUR)
    assert (Opening.objects.count(), Opening.objects.get().opened_at) == (1, START)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_meeting_is_opened_on_its_own_day(meeting: Meeting, days: int) -> None:
    with pytest.raises(Conflict, match="op de dag zelf"):
        opened(meeting, START + timedelta(days=days))


def test_who_said_no_is_excused_and_who_was_noted_as_there_is_in(meeting: Meeting) -> None:
    coming, away = make.raad(2)
    actions.answer_invitation(meeting, Rsvp.Answer.NO, by=away, at=make.AT)
    seat = Mandate.objects.get(person=coming).seat
    actions.record_attendance(meeting, present={seat.pk: "present"}, by=None, at=START)
    opened(meeting)
    assert came(meeting) == [("present", 0, None), ("excused", None, None)]


def test_coming_in_changing_to_online_leaving_and_coming_back_are_stays_with_times(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    seat = make.seat("som-raad/ku-leuven")
    opened(meeting)
    for minute, how in ((1, "present"), (2, "present"), (30, "online")):
        actions.check_in(meeting, seat, person, how, by=person, at=START + minute * MINUTE)
    for minute in (60, 61):
        actions.check_out(meeting, seat, person, by=person, at=START + minute * MINUTE)
    actions.check_in(meeting, seat, person, "present", by=person, at=START + 90 * MINUTE)
    assert came(meeting) == [("present", 1, 30), ("online", 30, 60), ("present", 90, None)]


def test_who_was_excused_and_comes_after_all_was_there(meeting: Meeting) -> None:
    person, seat = make.seated("som-raad/ku-leuven"), make.seat("som-raad/ku-leuven")
    opened(meeting)
    actions.excuse(meeting, seat, person, by=None, at=START)
    actions.excuse(meeting, seat, person, by=None, at=START)
    actions.check_in(meeting, seat, person, "online", by=person, at=START + MINUTE)
    assert came(meeting) == [("online", 1, None)]
    with pytest.raises(Conflict, match="is niet verontschuldigd"):
        actions.excuse(meeting, seat, person, by=None, at=START)


def test_a_substitute_comes_in_for_the_seat(meeting: Meeting) -> None:
    make.seated("som-raad/ku-leuven")
    seat, other = make.seat("som-raad/ku-leuven"), make.user()
    appoint_substitute(other, seat, starts_on=make.LONG_AGO, by=None, at=make.AT)
    opened(meeting)
    actions.check_in(meeting, seat, other, "present", by=other, at=START)
    assert came(meeting) == [("present", 0, None)]


def test_nobody_comes_in_for_a_seat_that_was_not_theirs_at_the_opening(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    opened(meeting)
    late = make.user()
    appoint(late, make.seat("som-raad/ucll"), starts_on=make.LONG_AGO, by=None, at=make.AT)
    for who, path in ((late, "som-raad/ucll"), (person, "som-raad/ucll")):
        with pytest.raises(Conflict, match="niet toen de vergadering opende"):
            actions.check_in(meeting, make.seat(path), who, "present", by=who, at=START)
    assert came(meeting) == []


def test_one_checks_in_only_oneself_and_who_runs_the_meeting_everybody(meeting: Meeting) -> None:
    person, other = make.raad(2)
    seat = Mandate.objects.get(person=person).seat
    opened(meeting)
    refused: list[Callable[[], object]] = [
        lambda: actions.open_meeting(meeting, by=other, at=START),
        lambda: actions.check_in(meeting, seat, person, "present", by=other, at=START),
        lambda: actions.check_out(meeting, seat, person, by=other, at=START),
        lambda: actions.excuse(meeting, seat, person, by=person, at=START),
    ]
    for attempt in refused:
        with pytest.raises(Refused):
            attempt()
    actions.check_in(meeting, seat, person, "present", by=make.coordinator(), at=START)
    assert came(meeting) == [("present", 0, None)]


def test_leaving_for_a_point_names_a_point_of_this_meeting(meeting: Meeting) -> None:
    person, seat = make.seated("som-raad/ku-leuven"), make.seat("som-raad/ku-leuven")
    mine, other = add(meeting, "een"), add(plan("som-plus", START + 4 * HOUR), "elders")
    opened(meeting)
    actions.check_in(meeting, seat, person, "present", by=person, at=START)
    with pytest.raises(Conflict, match="niet op de agenda"):
        actions.check_out(meeting, seat, person, left_for=other, by=None, at=START + MINUTE)
    left = actions.check_out(meeting, seat, person, left_for=mine, by=None, at=START + MINUTE)
    assert left is not None
    assert left.left_for == mine


def test_before_the_opening_and_after_the_end_nobody_comes_in(meeting: Meeting) -> None:
    person, seat = make.seated("som-raad/ku-leuven"), make.seat("som-raad/ku-leuven")
    with pytest.raises(Conflict, match="nog niet geopend"):
        actions.check_in(meeting, seat, person, "present", by=person, at=START)
    opened(meeting)
    actions.check_in(meeting, seat, person, "present", by=person, at=START)
    actions.hold_meeting(meeting, by=None, at=START + HOUR)
    with pytest.raises(Conflict, match="afgesloten"):
        actions.check_out(meeting, seat, person, by=person, at=START + HOUR)


def test_a_meeting_that_was_opened_takes_no_list_any_more(meeting: Meeting) -> None:
    make.seated("som-raad/ku-leuven")
    opened(meeting)
    with pytest.raises(Conflict, match="volgt uit wie binnenkomt"):
        actions.record_attendance(meeting, present={}, by=None, at=START)


def test_an_opened_meeting_closes_once_somebody_came_in(meeting: Meeting) -> None:
    person, seat = make.seated("som-raad/ku-leuven"), make.seat("som-raad/ku-leuven")
    opened(meeting)
    with pytest.raises(Conflict, match="nog geen aanwezigheid"):
        actions.hold_meeting(meeting, by=None, at=START + HOUR)
    actions.check_in(meeting, seat, person, "present", by=person, at=START)
    actions.check_out(meeting, seat, person, by=person, at=START + MINUTE)
    assert actions.hold_meeting(meeting, by=None, at=START + HOUR).is_held


def test_a_cancelled_meeting_is_not_opened(meeting: Meeting) -> None:
    actions.cancel_meeting(meeting, reason="ziek", by=None, at=make.AT)
    with pytest.raises(Conflict, match="geannuleerd"):
        opened(meeting)
    assert not is_opened(Meeting.objects.get())


def test_the_database_keeps_the_snapshot_and_one_open_stay(meeting: Meeting) -> None:
    person, seat = make.seated("som-raad/ku-leuven"), make.seat("som-raad/ku-leuven")
    opened(meeting)
    actions.check_in(meeting, seat, person, "present", by=person, at=START)
    again = {"meeting": meeting, "seat": seat, "person": person}
    attempts: list[Callable[[], object]] = [
        lambda: SeatAtOpening.objects.update(seat_name="iets anders"),
        lambda: SeatAtOpening.objects.all().delete(),
        lambda: Opening.objects.update(opened_at=make.AT),
        lambda: Attendance.objects.create(**again, how="online", came_at=START),
        lambda: Attendance.objects.create(**again, how="online", came_at=START, left_at=START - MINUTE),
        lambda: Attendance.objects.create(**again, how="excused", came_at=START, left_at=START),
    ]
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()
