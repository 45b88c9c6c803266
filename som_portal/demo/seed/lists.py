"""The demo's lists of delegates: one that was brought in, one that waits with its defects."""

from collections.abc import Iterator
from datetime import datetime

from governance.importing.actions import confirm_import, upload_sheet
from governance.importing.reading import read_sheet
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.timeline import Network, Step

BRINGS_IN = "coordinator"


def lists(network: Network) -> Iterator[Step]:
    """Send in each list, and confirm those that demo.toml confirms."""
    for entry in entries("afgevaardigdenlijst"):
        at = network.calendar.moment(network.calendar.day(f"nu{entry['dagen']}"), "15:00")
        yield Step(at, lambda entry=entry, at=at: _bring_in(network, entry, at))  # type: ignore[misc]


def _bring_in(network: Network, entry: Entry, at: datetime) -> None:
    text = entry["tekst"].replace("{eerste_dag}", f"{at:%d/%m/%Y}")
    by, key = network.people[BRINGS_IN], key_of(entry["id"])
    batch = upload_sheet(read_sheet(text.encode()), key=key, by=by, at=at)
    if entry["bevestigd"]:
        confirm_import(batch, leaves_errors_out=True, key=key, by=by, at=at)
