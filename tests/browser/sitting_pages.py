"""The pages of a meeting while it goes on."""

from typing import Any

from tests.browser.look import Look
from tests.rights.addresses import coming_raad, opened_raad


def opened() -> list[Any]:
    """The meeting of the raad that was opened and checked in at."""
    return [opened_raad().pk]


SITTINGS = (
    Look("sittings:open_meeting", "coordinator", lambda: [coming_raad().pk], 409),
    Look("sittings:roll", "coordinator", opened),
    Look("sittings:check_in", "raadslid", opened),
)
