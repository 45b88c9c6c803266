"""The pages about when bodies meet: the year, SOM plus on demand, choosing a date."""

from typing import Any

from governance.convening.models import MeetingRequest
from governance.polls.models import DatePoll
from tests.browser.look import Look, first

REQUESTS = MeetingRequest.objects.unsettled()
POLLS = DatePoll.objects.filter(settled_at=None, body__slug="som-raad")


def option() -> list[Any]:
    """The running poll and its last moment."""
    poll = POLLS.all()[0]
    return [poll.pk, poll.options.last().pk]


CONVENING_PAGES = (
    Look("meetings:year"),
    Look("convening:list", "som-plus"),
    Look("convening:ask_meeting", "som-plus"),
    Look("convening:detail", "som-plus", first(REQUESTS)),
    Look("convening:detail", "coordinator", first(REQUESTS)),
    Look("convening:plan_requested", "coordinator", first(REQUESTS)),
    Look("convening:answer_request", "coordinator", first(REQUESTS)),
    Look("polls:list", "raadslid"),
    Look("polls:list", "coordinator"),
    Look("polls:open_poll", "coordinator", lambda: ["som-raad"]),
    Look("polls:detail", "raadslid", first(POLLS)),
    Look("polls:detail", "coordinator", first(POLLS)),
    Look("polls:answer_poll", "raadslid", first(POLLS)),
    Look("polls:close_poll", "coordinator", option),
    Look("polls:drop_poll", "coordinator", first(POLLS)),
)
