"""Two people choose at once: one meeting is planned, on both engines."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from governance.meetings.models import Meeting
from governance.polls import actions
from governance.polls.models import DatePoll
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.polls.scenes import opened, options_of

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
LATER = make.AT + timedelta(hours=2)


def test_of_many_who_choose_one_plans_the_meeting(together: Callable[..., list[Any]]) -> None:
    make.chair()
    poll = opened()
    choose = [_choosing(poll, number % 3) for number in range(6)]
    kinds = [type(answer) for answer in together(*choose)]
    assert (kinds.count(DatePoll), kinds.count(Conflict), Meeting.objects.count()) == (1, 5, 1)


def _choosing(poll: DatePoll, number: int) -> Callable[[], DatePoll]:
    option = options_of(poll)[number]
    return lambda: actions.close_poll(poll, option, reason="Dringend.", by=None, at=LATER)
