"""The pages of an agenda, of the raad that the demo prepares."""

from typing import Any

from governance.challenges.models import Challenge, Signal
from governance.meetings.models import AgendaItem, AgendaSuggestion, Meeting
from tests.browser.look import Look


def coming_point() -> list[Any]:
    """The meeting that is prepared, and a point of its agenda with a document."""
    item = AgendaItem.objects.exclude(documents=None).order_by("pk")[0]
    return [item.meeting_id, item.pk]


def coming_meeting() -> list[Any]:
    """The meeting that is prepared."""
    return coming_point()[:1]


def waiting_suggestion() -> AgendaSuggestion:
    """A point that somebody asked for."""
    return AgendaSuggestion.objects.waiting()[0]


AGENDA_PAGES = (
    Look("meetings:detail", "raadslid", coming_meeting),
    Look("meetings:add_agenda_item", "coordinator", coming_meeting),
    Look("meetings:revise_agenda_item", "coordinator", coming_point),
    Look("meetings:add_agenda_document", "coordinator", coming_point),
    Look("meetings:suggest_agenda_item", "leerling", coming_meeting),
    Look("meetings:decline_suggestion", "coordinator", lambda: [*coming_meeting(), waiting_suggestion().pk]),
    Look("meetings:send_agenda", "coordinator", coming_meeting),
    Look("bundles:read", "raadslid", coming_meeting),
    Look("bundles:carry_over", "coordinator", lambda: [Meeting.objects.exclude(held_at=None)[0].pk]),
    Look("bundles:bring_challenge", "coordinator", lambda: [Challenge.objects.all()[0].slug]),
    Look("bundles:bring_signal", "coordinator", lambda: [Signal.objects.waiting()[0].pk]),
)
