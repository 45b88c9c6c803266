"""The pages of an agenda, of the raad that the demo prepares."""

from typing import Any

from governance.meetings.models import AgendaItem
from tests.browser.look import Look


def coming_point() -> list[Any]:
    """The meeting that is prepared, and a point of its agenda with a document."""
    item = AgendaItem.objects.exclude(documents=None).order_by("pk")[0]
    return [item.meeting_id, item.pk]


def coming_meeting() -> list[Any]:
    """The meeting that is prepared."""
    return coming_point()[:1]


AGENDA_PAGES = (
    Look("meetings:detail", "raadslid", coming_meeting),
    Look("meetings:add_agenda_item", "coordinator", coming_meeting),
    Look("meetings:revise_agenda_item", "coordinator", coming_point),
    Look("meetings:add_agenda_document", "coordinator", coming_point),
)
