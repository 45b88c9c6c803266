"""The pages about when bodies meet: the year, SOM plus on demand, choosing a date."""

from governance.convening.models import MeetingRequest
from tests.browser.look import Look, first

REQUESTS = MeetingRequest.objects.unsettled()

CONVENING_PAGES = (
    Look("meetings:year"),
    Look("convening:list", "som-plus"),
    Look("convening:ask_meeting", "som-plus"),
    Look("convening:detail", "som-plus", first(REQUESTS)),
    Look("convening:detail", "coordinator", first(REQUESTS)),
    Look("convening:plan_requested", "coordinator", first(REQUESTS)),
    Look("convening:answer_request", "coordinator", first(REQUESTS)),
)
