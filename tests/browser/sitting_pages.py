"""The pages of a meeting while it goes on."""

from typing import Any

from tests.browser.look import Look
from tests.rights.addresses import coming_raad, opened_raad


def opened() -> list[Any]:
    """The meeting of the raad that was opened and checked in at."""
    return [opened_raad().pk]


def decided() -> list[Any]:
    """A point of that meeting on which was voted."""
    return [opened_raad().pk, opened_raad().agenda_items.filter(is_balloted=True).order_by("pk")[0].pk]


SITTINGS = (
    Look("sittings:attendance_history", "raadslid", lambda: ["som-raad"]),
    Look("sittings:sitting", "coordinator", opened),
    Look("sittings:sitting", "coordinator", lambda: [coming_raad().pk]),
    Look("sittings:projection", "raadslid", opened),
    Look("sittings:close_sitting", "coordinator", opened, 409),
    *(Look(f"sittings:{name}", "coordinator", decided) for name in ("leave_for_point", "write_note", "make_action")),
    Look("sittings:close_ballot", "coordinator", decided),
    Look("sittings:open_meeting", "coordinator", lambda: [coming_raad().pk], 409),
    Look("sittings:roll", "coordinator", opened),
    Look("sittings:check_in", "raadslid", opened),
)
