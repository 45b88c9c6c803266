"""Real calendar programs subscribe to our feeds: vdirsyncer fetches, khal reads the clock."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from governance.meetings import actions, feeds
from governance.meetings.models import Meeting
from som_portal.kit import clock
from tests import make
from tests.governance.meetings import scenes

pytestmark = pytest.mark.django_db(transaction=True)

SYNC = """
[general]
status_path = "{folder}/status/"
[pair som]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/items/"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""
KHAL = """
[calendars]
[[som]]
path = {folder}/items/
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Brussels
[sqlite]
path = {folder}/khal.db
"""


class Subscriber:
    """Somebody with a calendar program on their own machine."""

    def __init__(self, folder: Path, url: str) -> None:
        """Configure both programs in a folder of their own."""
        self.folder, self.items = folder, folder / "items"
        self.items.mkdir()
        (folder / "sync").write_text(SYNC.format(folder=folder, url=url))
        (folder / "khal").write_text(KHAL.format(folder=folder))
        self.run("vdirsyncer", "-c", folder / "sync", "discover")

    def run(self, program: str, *words: object, fails: bool = False) -> str:
        """Run one of the programs that stand beside this Python."""
        command = [str(Path(sys.executable).parent / program), *map(str, words)]
        surroundings = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode != 0) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def sync(self) -> tuple[int, int]:
        """Fetch; how many versions of a meeting came and how many went. This program knows a version by its content."""
        before = self.kept()
        self.run("vdirsyncer", "-c", self.folder / "sync", "sync", "--force-delete")
        after = self.kept()
        return len(after - before), len(before - after)

    def kept(self) -> set[bytes]:
        """What the program has on disk."""
        return {path.read_bytes() for path in self.items.iterdir()}

    def shown(self, days: list[datetime]) -> list[str]:
        """What the program shows on each of these days, soonest first."""
        form, period = "{start-date} {start-time} {title} {status}", (f"{days[n]:%Y-%m-%d}" for n in (0, -1))
        said = self.run("khal", "-c", self.folder / "khal", "list", "--format", form, "--day-format", "", *period)
        return ["\n".join(line for line in said.splitlines() if line.startswith(f"{day:%Y-%m-%d}")) for day in days]


@pytest.fixture
def subscriber(tmp_path: Path, live_server: Any) -> Subscriber:
    """A member of the raad who subscribed."""
    person = make.seated("som-raad/lop")
    path = reverse("meetings:personal_feed", args=[feeds.token_of(actions.open_address(person, at=clock.now()))])
    return Subscriber(tmp_path, live_server.url + path)


def around_the_clock_changes() -> list[datetime]:
    """16.00 on the Friday before and the Monday after the next two clock changes, soonest first."""
    day, found = clock.today() + timedelta(days=7), list[datetime]()
    while len(found) < 4:
        friday, monday = (clock.brussels(d.year, d.month, d.day, 16) for d in (day, day + timedelta(days=3)))
        if friday.weekday() == 4 and friday.utcoffset() != monday.utcoffset():
            found += [friday, monday]
        day += timedelta(days=1)
    return found


def later(meeting: Meeting) -> None:
    """Move it to one hour later that day."""
    starts_at = meeting.starts_at + timedelta(hours=1)
    facts = {"starts_at": starts_at, "ends_at": starts_at + scenes.HOUR, "place": "Elders"}
    actions.move_meeting(meeting, **facts, by=None, at=clock.now())


def test_a_real_client_sees_every_change_and_only_the_changes(subscriber: Subscriber) -> None:
    days = around_the_clock_changes()
    meetings = [scenes.plan("som-raad", day, at=clock.now()) for day in days]
    assert subscriber.sync() == (4, 0)
    assert subscriber.sync() == (0, 0)
    assert ["16:00 SOM raad" in shown for shown in subscriber.shown(days)] == [True] * 4

    later(meetings[0])
    later(meetings[3])
    assert subscriber.sync() == (2, 2)
    assert ["17:00 SOM raad" in shown for shown in subscriber.shown(days)] == [True, False, False, True]

    actions.cancel_meeting(meetings[1], reason="Staking", by=None, at=clock.now())
    assert subscriber.sync() == (1, 1)
    assert "Geannuleerd: SOM raad" in subscriber.shown(days)[1]


def test_a_revoked_address_gives_the_client_nothing_more(subscriber: Subscriber) -> None:
    scenes.plan("som-raad", around_the_clock_changes()[0], at=clock.now())
    assert subscriber.sync() == (1, 0)
    actions.renew_address(feeds.CalendarAddress.objects.get().person, at=clock.now())
    assert "Not Found" in subscriber.run("vdirsyncer", "-c", subscriber.folder / "sync", "sync", fails=True)
