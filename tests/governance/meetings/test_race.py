"""Many hands on one calendar: a body is never in two meetings at once, on both engines."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from governance.meetings import actions
from governance.meetings.models import Meeting
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, add, body, plan

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS, ROUNDS = 6, 3
Together = Callable[..., list[Any]]


def overlapping(number: int, day: int) -> Callable[[], Meeting]:
    """Raad and SOM plus in turn, each a few minutes later: all touch the same hour."""
    slug, other = ("som-raad", "som-plus") if number % 2 else ("som-plus", "som-raad")
    starts_at = IN_A_WEEK + timedelta(days=day, minutes=5 * number)
    return lambda: plan(slug, starts_at, joint_with=body(other))


def test_of_many_plans_for_one_hour_one_stands(together: Together) -> None:
    for day in range(ROUNDS):
        answers = together(*[overlapping(number, day) for number in range(HANDS)])
        kinds = [type(answer) for answer in answers]
        assert (kinds.count(Meeting), kinds.count(Conflict)) == (1, HANDS - 1)


def test_many_clicks_with_one_key_are_one_meeting(together: Together) -> None:
    key = uuid4()
    answers = together(*[lambda: plan(key=key)] * HANDS)
    assert len({answer.pk for answer in answers}) == Meeting.objects.count() == 1


def test_control_without_the_lock_the_raad_meets_many_times_in_one_hour(together: Together) -> None:
    """The same question without lock and transaction: everybody looks before anybody writes."""
    raad, looked = body(), threading.Barrier(HANDS)

    def plan_unguarded(number: int) -> Callable[[], None]:
        starts_at = IN_A_WEEK + timedelta(minutes=5 * number)

        def write() -> None:
            is_free = not Meeting.objects.of_body(raad).exists()
            looked.wait(30)
            if is_free:
                Meeting.objects.create(body=raad, starts_at=starts_at, ends_at=starts_at + HOUR, place="x")

        return write

    together(*[plan_unguarded(number) for number in range(HANDS)])
    assert Meeting.objects.count() == HANDS


def test_points_added_and_moved_at_once_keep_their_own_places(together: Together) -> None:
    meeting = plan()
    first = add(meeting, "eerste")
    moves = [lambda: actions.lower_agenda_item(first, by=None, at=make.AT)] * 2
    together(*[lambda number=number: add(meeting, f"punt {number}") for number in range(HANDS)], *moves)
    positions = list(meeting.agenda_items.values_list("position", flat=True))
    assert len(positions) == len(set(positions)) == HANDS + 1
