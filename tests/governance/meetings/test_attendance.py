"""Who came, and what closing a meeting means."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from governance.bodies.actions import appoint
from governance.meetings import actions
from governance.meetings.models import Attendance, Meeting
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, add, plan, titles, verbs

pytestmark = pytest.mark.django_db


def test_a_meeting_counts_once_somebody_was_noted_as_there() -> None:
    chair, meeting = make.chair(), plan("coordinatiecel")
    seat = make.seat("coordinatiecel/voorzitter")
    after = meeting.ends_at
    with pytest.raises(Conflict, match="nog geen aanwezigheid"):
        actions.hold_meeting(meeting, by=None, at=after)
    actions.record_attendance(meeting, present={seat.pk: "excused"}, by=None, at=after)
    with pytest.raises(Conflict, match="nog geen aanwezigheid"):
        actions.hold_meeting(meeting, by=None, at=after)
    actions.record_attendance(meeting, present={seat.pk: "online"}, by=None, at=after)
    held = actions.hold_meeting(meeting, by=None, at=after)
    assert held.state_at(after) == "held"
    assert [(row.seat, row.person, row.how) for row in Attendance.objects.all()] == [(seat, chair, "online")]
    assert verbs(meeting) == ["plan_meeting", "record_attendance", "record_attendance", "hold_meeting"]


def test_both_holders_of_a_shared_seat_are_noted_apart(at: datetime) -> None:
    first, seat = make.seated("som-raad/ucll"), make.seat("som-raad/ucll")
    second = make.user()
    appoint(second, seat, starts_on=make.LONG_AGO, holder=2, by=None, at=at)
    meeting = plan()
    actions.record_attendance(meeting, present={seat.pk: "excused"}, second={seat.pk: "present"}, by=None, at=at)
    assert dict(Attendance.objects.values_list("person", "how")) == {first.pk: "excused", second.pk: "present"}


def test_nobody_attends_on_a_vacant_seat_or_on_a_seat_of_another_body(at: datetime) -> None:
    meeting = plan()
    make.seated("som-team/adviseur")
    for path in ("som-raad/ku-leuven", "som-team/adviseur"):
        with pytest.raises(Conflict, match="zat die dag niemand"):
            actions.record_attendance(meeting, present={make.seat(path).pk: "present"}, by=None, at=at)
    assert Attendance.objects.count() == 0


def test_a_meeting_that_did_not_begin_is_not_closed(at: datetime) -> None:
    make.seated("som-raad/ku-leuven")
    meeting = plan()
    actions.record_attendance(meeting, present={make.seat("som-raad/ku-leuven").pk: "present"}, by=None, at=at)
    with pytest.raises(Conflict, match="moet nog beginnen"):
        actions.hold_meeting(meeting, by=None, at=at)


@pytest.fixture
def closed_meeting() -> Meeting:
    make.seated("som-raad/ku-leuven")
    meeting = plan()
    add(meeting, "een")
    seats = {make.seat("som-raad/ku-leuven").pk: "present"}
    actions.record_attendance(meeting, present=seats, by=None, at=meeting.ends_at)
    return actions.hold_meeting(meeting, by=None, at=meeting.ends_at)


@pytest.mark.parametrize("change", ["agenda", "attendance", "cancel", "remove", "move"])
def test_what_is_closed_does_not_change(closed_meeting: Meeting, change: str) -> None:
    meeting, after = closed_meeting, closed_meeting.ends_at
    attempts: dict[str, Callable[[], object]] = {
        "agenda": lambda: add(meeting, "twee", at=after),
        "attendance": lambda: actions.record_attendance(meeting, present={}, by=None, at=after),
        "cancel": lambda: actions.cancel_meeting(meeting, reason="x", by=None, at=after),
        "remove": lambda: actions.remove_agenda_item(meeting.agenda_items.get(), by=None, at=after),
        "move": lambda: actions.move_meeting(
            meeting, starts_at=after + HOUR, ends_at=after + 2 * HOUR, place="x", by=None, at=after
        ),
    }
    with pytest.raises(Conflict, match="afgesloten"):
        attempts[change]()
    assert titles(meeting) == ["een"]
    assert meeting.attendance.count() == 1


def test_every_deed_asks_for_the_right(closed_meeting: Meeting) -> None:
    outsider: User = make.user()
    meeting, item, at = plan(starts_at=IN_A_WEEK + timedelta(days=1)), closed_meeting.agenda_items.get(), make.AT
    attempts: list[Callable[[], object]] = [
        lambda: actions.move_meeting(meeting, starts_at=at, ends_at=at + HOUR, place="x", by=outsider, at=at),
        lambda: actions.cancel_meeting(meeting, reason="x", by=outsider, at=at),
        lambda: add(meeting, "x", by=outsider),
        lambda: actions.remove_agenda_item(item, by=outsider, at=at),
        lambda: actions.raise_agenda_item(item, by=outsider, at=at),
        lambda: actions.lower_agenda_item(item, by=outsider, at=at),
        lambda: actions.record_attendance(meeting, present={}, by=outsider, at=at),
        lambda: actions.hold_meeting(meeting, by=outsider, at=at),
    ]
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert verbs(meeting) == ["plan_meeting"]
