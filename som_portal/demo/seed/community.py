"""The demo's events with their registrations, and its stories."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from community.events.actions import plan_event, register
from community.stories.actions import publish_story, submit_story, write_story
from community.stories.models import Rubric
from governance.people.models import User
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.timeline import Network, Step

ANNOUNCED = timedelta(days=60)
REGISTERED = timedelta(days=20)
WRITTEN = timedelta(days=6)
RUBRICS = {str(label): value for value, label in Rubric.choices}
WRITER, EDITOR = "redacteur", "communicatie"


def events(network: Network) -> Iterator[Step]:
    """Announce each event sixty days ahead and let people register three weeks ahead."""
    for entry in entries("event"):
        starts_at = _moments(network, entry)[0]
        announced = min(starts_at - ANNOUNCED, network.calendar.moment(network.calendar.today - timedelta(days=4)))
        registered = min(starts_at - REGISTERED, network.calendar.moment(network.calendar.today - timedelta(days=2)))
        yield Step(announced, lambda entry=entry, at=announced: _announce(network, entry, at))  # type: ignore[misc]
        yield Step(registered, lambda entry=entry, at=registered: _register(network, entry, at))  # type: ignore[misc]


def _moments(network: Network, entry: Entry) -> tuple[datetime, datetime]:
    day = network.calendar.day(entry["datum"], entry["weekdag"])
    return network.calendar.moment(day, entry["van"]), network.calendar.moment(day, entry["tot"])


def _about(network: Network, entry: Entry, *kinds: str) -> dict[str, Any]:
    """The lab, project or meeting that an entry names, when it was made already."""
    words = {"lab": "labo", "project": "project", "meeting": "vergadering"}
    named = {kind: network.things.get(entry.get(words[kind], "")) for kind in kinds}
    return {kind: thing for kind, thing in named.items() if thing is not None}


def _announce(network: Network, entry: Entry, at: datetime) -> None:
    starts_at, ends_at = _moments(network, entry)
    event = plan_event(
        title=entry["titel"],
        kind=entry["soort"],
        starts_at=starts_at,
        ends_at=ends_at,
        place=entry["locatie"],
        capacity=entry["capaciteit"],
        text=entry["tekst"],
        is_closed=entry.get("besloten", False),
        slug=entry["id"],
        key=key_of(f"event:{entry['id']}"),
        by=network.people[EDITOR],
        at=at,
        **_about(network, entry, "lab", "project", "meeting"),
    )
    network.keep(f"event-{entry['id']}", event)


def _register(network: Network, entry: Entry, at: datetime) -> None:
    """The demo has forty people: about as large a share of them comes as demo.toml has registrations."""
    share = entry["ingeschreven"] / entry["capaciteit"]
    for person in _guests(network, entry, share):
        key = key_of(f"register:{entry['id']}:{person.email}")
        register(network.things[f"event-{entry['id']}"], key=key, by=person, at=at)


def _guests(network: Network, entry: Entry, share: float) -> list[User]:
    closed = entry.get("besloten", False)
    names = [name for name in network.people if not closed or name.startswith(("labotrekker", "adviseur"))]
    return [network.people[name] for name in sorted(names)[: min(round(len(names) * share), entry["capaciteit"])]]


def stories(network: Network) -> Iterator[Step]:
    """Write, submit and publish; a story whose day is still to come waits for the redactie."""
    for entry in entries("story"):
        published = network.calendar.moment(network.calendar.day(entry["datum"]), "08:30")
        written = min(published - WRITTEN, network.calendar.moment(network.calendar.today - timedelta(days=3)))
        yield Step(written, lambda entry=entry, at=written: _write(network, entry, at))  # type: ignore[misc]
        if network.calendar.is_past(published):
            yield Step(published, lambda entry=entry, at=published: _publish(network, entry, at))  # type: ignore[misc]


def _write(network: Network, entry: Entry, at: datetime) -> None:
    by = network.people[WRITER]
    story = write_story(
        title=entry["titel"],
        rubric=RUBRICS[entry["rubriek"]],
        intro=entry["inleiding"],
        body=entry["tekst"],
        slug=entry["id"],
        key=key_of(f"story:{entry['id']}"),
        by=by,
        at=at,
        **_about(network, entry, "lab", "project"),
    )
    network.keep(f"story-{entry['id']}", submit_story(story, by=by, at=at + timedelta(hours=2)))


def _publish(network: Network, entry: Entry, at: datetime) -> None:
    publish_story(network.things[f"story-{entry['id']}"], by=network.people[EDITOR], at=at)
