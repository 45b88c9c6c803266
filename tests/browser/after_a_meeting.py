"""The pages of what follows a meeting: action items and minutes."""

from typing import Any

from governance.followup.models import ActionItem
from tests.browser.looks import Look, first
from tests.rights.addresses import action_of_the_raadslid


def open_action() -> list[Any]:
    """What the seat of the role "raadslid" still does."""
    return [action_of_the_raadslid().pk]


AFTER_A_MEETING = (
    Look("followup:my_actions", "raadslid"),
    Look("followup:list", "coordinator", lambda: ["som-raad"]),
    Look("followup:action", "raadslid", open_action),
    Look("followup:action", "coordinator", first(ActionItem.objects.exclude(dropped_at=None))),
    Look("followup:make_action", "coordinator", lambda: ["som-raad"]),
    Look("followup:change_action", "coordinator", open_action),
    Look("followup:finish_action", "raadslid", open_action),
    Look("followup:drop_action", "coordinator", open_action),
)
