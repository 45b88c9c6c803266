"""Many delegates cross the threshold in one moment: one clock runs, on both engines."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from governance.convening import actions
from governance.convening.models import MeetingRequest, RequestSupport
from governance.people.models import User
from governance.record.queries import history_of
from tests import make
from tests.governance.convening.scenes import asked, delegates, supported

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS, ROUNDS = 6, 2
Together = Callable[..., list[Any]]


def clocks(request: MeetingRequest) -> int:
    return [deed.verb for deed in history_of(request)].count("start_clock")


def test_of_many_who_cross_the_threshold_at_once_one_starts_the_clock(together: Together) -> None:
    people = delegates(4 + HANDS)
    for number in range(ROUNDS):
        request = supported(asked(people[0], title=f"Vraag {number}"), people[1:4])
        together(*[_supporting(request, person) for person in people[4:]])
        request.refresh_from_db()
        assert (request.supports.count(), clocks(request)) == (4 + HANDS, 1)
        assert request.due_on is not None


def test_one_delegate_with_many_clicks_counts_once(together: Together) -> None:
    people = delegates(2)
    request = asked(people[0])
    together(*[_supporting(request, people[1])] * HANDS)
    assert request.supports.count() == 2


def test_control_without_the_lock_many_start_a_clock(together: Together) -> None:
    """The same question without lock: everybody counts before anybody writes that the clock runs."""
    people = delegates(4 + HANDS)
    request, counted = supported(asked(people[0]), people[1:4]), threading.Barrier(HANDS)
    started = []

    def support_unguarded(person: User) -> Callable[[], None]:
        def write() -> None:
            RequestSupport.objects.create(request=request, person=person, supported_at=make.AT)
            counted.wait(30)
            fresh = MeetingRequest.objects.get(pk=request.pk)
            is_first = fresh.due_on is None and fresh.supports.count() >= fresh.needed
            counted.wait(30)
            if is_first:
                started.append(person.pk)

        return write

    together(*[support_unguarded(person) for person in people[4:]])
    assert len(started) == HANDS


def _supporting(request: MeetingRequest, person: User) -> Callable[[], MeetingRequest]:
    return lambda: actions.support_request(request, by=person, at=make.AT)
