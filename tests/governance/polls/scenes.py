"""Polls, opened through the same actions as everybody."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from governance.people.models import User
from governance.polls import actions
from governance.polls.models import DatePoll, PollOption
from som_portal.kit import clock
from tests import make
from tests.governance.meetings.scenes import HOUR, body

CLOSES_AT = clock.brussels(2026, 3, 20, 23, 59)
MOMENTS = tuple(clock.brussels(2026, 4, day, 16, 30) for day in (21, 22, 23))


def opened(slug: str = "som-raad", **options: Any) -> DatePoll:
    facts: dict[str, Any] = {
        "what": "Extra raad",
        "place": "Stadskantoor",
        "moments": [(start, start + 2 * HOUR) for start in MOMENTS],
        "closes_at": CLOSES_AT,
        "key": uuid4(),
        "by": None,
        "at": make.AT,
    }
    return actions.open_poll(body(slug), **(facts | options))


def options_of(poll: DatePoll) -> list[PollOption]:
    return list(poll.options.order_by("starts_at"))


def answered(poll: DatePoll, by: User, *choices: str, at: datetime = make.AT + timedelta(hours=1)) -> DatePoll:
    pks = [option.pk for option in options_of(poll)]
    return actions.answer_poll(poll, dict(zip(pks, choices, strict=False)), by=by, at=at)
