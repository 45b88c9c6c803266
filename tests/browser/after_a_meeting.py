"""The pages of what follows a meeting: action items and minutes."""

from typing import Any

from governance.followup.models import ActionItem
from governance.meetings.models import Meeting
from tests.browser.look import Look, first
from tests.rights.addresses import action_of_the_raadslid, approved_minutes, draft_minutes
from tests.rights.roles import STRANGER


def open_action() -> list[Any]:
    """What the seat of the role "raadslid" still does."""
    return [action_of_the_raadslid().pk]


def read_now() -> list[Any]:
    """The meeting whose minutes are being read."""
    return [draft_minutes().meeting_id]


def stands() -> list[Any]:
    """The meeting whose minutes are approved."""
    return [approved_minutes().meeting_id]


def draft_only() -> list[Any]:
    """A meeting of SOM plus that is over: its minutes are still to be sent around."""
    return [Meeting.objects.filter(body__slug="som-plus", held_at__isnull=False, minutes=None).latest("starts_at").pk]


AFTER_A_MEETING = (
    Look("minutes:list"),
    Look("minutes:list", "coordinator"),
    Look("minutes:minutes", STRANGER, stands),
    Look("minutes:minutes", "coordinator", stands),
    Look("minutes:minutes", "coordinator", read_now),
    Look("minutes:minutes", "raadslid", read_now),
    Look("minutes:minutes", "coordinator", draft_only),
    Look("minutes:minutes", STRANGER, read_now, 403),
    Look("minutes:write_note", "coordinator", lambda: [*read_now(), draft_minutes().meeting.agenda_items.all()[1].pk]),
    Look("minutes:circulate_minutes", "coordinator", draft_only),
    Look("minutes:comment_on_minutes", "raadslid", read_now),
    Look("minutes:answer_comment", "coordinator", lambda: [*read_now(), draft_minutes().comments.all()[0].pk]),
    Look("minutes:approve_minutes", "coordinator", read_now, 409),
    Look("minutes:amend_minutes", "coordinator", stands),
    Look("followup:my_actions", "raadslid"),
    Look("followup:list", "coordinator", lambda: ["som-raad"]),
    Look("followup:action", "raadslid", open_action),
    Look("followup:action", "coordinator", first(ActionItem.objects.exclude(dropped_at=None))),
    Look("followup:make_action", "coordinator", lambda: ["som-raad"]),
    Look("followup:change_action", "coordinator", open_action),
    Look("followup:finish_action", "raadslid", open_action),
    Look("followup:drop_action", "coordinator", open_action),
)
