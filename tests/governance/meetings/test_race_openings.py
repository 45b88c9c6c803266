"""Many hands at one opening: one snapshot, one stay, on both engines."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from governance.meetings import actions
from governance.meetings.models import Attendance, Meeting, Opening, SeatAtOpening
from tests import make
from tests.governance.meetings.scenes import IN_A_WEEK, plan

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS, ROUNDS = 4, 3
Together = Callable[..., list[Any]]


def opened(meeting: Meeting) -> Opening:
    return actions.open_meeting(meeting, by=None, at=meeting.starts_at)


def test_two_chairs_who_open_at_once_make_one_snapshot(together: Together) -> None:
    make.raad(3)
    for number in range(ROUNDS):
        meeting = plan(starts_at=IN_A_WEEK.replace(hour=8 + 3 * number))
        openings = together(*[lambda meeting=meeting: opened(meeting)] * HANDS)
        assert {opening.pk for opening in openings} == {Opening.objects.get(meeting=meeting).pk}
        assert SeatAtOpening.objects.filter(opening__meeting=meeting).count() == meeting.body.seats.count()


def test_many_taps_on_one_phone_are_one_stay(together: Together) -> None:
    person, seat, meeting = make.seated("som-raad/ku-leuven"), make.seat("som-raad/ku-leuven"), plan()
    actions.open_meeting(meeting, by=None, at=IN_A_WEEK)
    taps = [lambda: actions.check_in(meeting, seat, person, "present", by=person, at=IN_A_WEEK)] * HANDS
    stays = together(*taps)
    assert {stay.pk for stay in stays} == {Attendance.objects.get().pk}


def test_control_without_lock_and_constraint_every_chair_copies_the_seats(together: Together) -> None:
    """The same steps without the lock, into a table of their own count: everybody looks before anybody writes."""
    make.raad(1)
    meetings = [plan(starts_at=IN_A_WEEK.replace(hour=8 + number * 3)) for number in range(HANDS)]
    looked, copied = threading.Barrier(HANDS), []

    def open_unguarded(meeting: Meeting) -> Callable[[], None]:
        def write() -> None:
            is_new = not Opening.objects.exists()  # the question of the action, asked of one meeting for all
            looked.wait(30)
            if is_new:
                copied.append(Opening.objects.create(meeting=meeting, opened_at=IN_A_WEEK))

        return write

    together(*[open_unguarded(meeting) for meeting in meetings])
    assert len(copied) == HANDS
