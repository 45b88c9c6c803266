"""The demo's signals, and the challenges they were bundled in."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.challenges.actions import (
    answer_signal,
    bundle_signals,
    open_challenge,
    raise_signal,
    refer_signal,
    take_up_signal,
)
from governance.challenges.models import Signal
from governance.charter.models import FocusArea
from governance.people.models import User
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.timeline import Network, Step

READ_AFTER = timedelta(days=1)
HANDLED_AFTER = timedelta(days=2)
VOICES = {
    "basis": "plus-basis",
    "kleuter": "plus-basis",
    "secundair": "plus-secundair",
    "buitengewoon-basis": "plus-buitengewoon",
    "volwassenen": "plus-volwassenen",
}
READER = "coordinator"


def signals(network: Network) -> Iterator[Step]:
    """Raise each signal, read it a day later, and do with it what demo.toml says."""
    for entry in entries("signaal"):
        at = moment_of(network, entry)
        yield Step(at, lambda entry=entry, at=at: _raise(network, entry, at))  # type: ignore[misc]
        if entry["status"] != "nieuw":
            yield Step(at + READ_AFTER, lambda entry=entry, at=at: _take_up(network, entry, at + READ_AFTER))  # type: ignore[misc]
        if entry["status"] in HANDLING:
            later = at + HANDLED_AFTER
            yield Step(later, lambda entry=entry, at=later: HANDLING[entry["status"]](network, entry, at))  # type: ignore[misc]


def moment_of(network: Network, entry: Entry) -> datetime:
    """When the signal was given."""
    day = network.calendar.day(entry["datum"] if "datum" in entry else f"nu{entry['dagen']}")
    return network.calendar.moment(day, "10:00")


def challenge_of(network: Network, lab: Entry, at: datetime) -> object:
    """The challenge behind a lab, opened when it is first needed."""
    name = f"challenge-{lab['id']}"
    if name not in network.things:
        areas = FocusArea.objects.filter(slug__in=lab["speerpunten"])
        opened = open_challenge(
            title=lab["titel"],
            summary=lab["samenvatting"],
            focus_areas=areas,
            slug=lab["id"],
            by=network.people[READER],
            at=at,
        )
        network.keep(name, opened)
    return network.things[name]


def _raise(network: Network, entry: Entry, at: datetime) -> None:
    signal = raise_signal(
        title=entry["titel"],
        text=entry["tekst"],
        level=entry["niveau"],
        focus_area=FocusArea.objects.get(slug=entry["speerpunt"]),
        key=key_of(entry["id"]),
        by=_voice(network, entry),
        at=at,
    )
    network.keep(entry["id"], signal)


def _voice(network: Network, entry: Entry) -> User:
    return network.people[VOICES.get(entry["niveau"], "leraar")]


def _take_up(network: Network, entry: Entry, at: datetime) -> None:
    signal: Signal = network.things[entry["id"]]
    network.keep(entry["id"], take_up_signal(signal, by=network.people[READER], at=at))


def _bundle(network: Network, entry: Entry, at: datetime) -> None:
    lab = next(lab for lab in entries("labo") if lab["id"] == entry["gebundeld_in"])
    challenge = challenge_of(network, lab, at)
    bundle_signals([network.things[entry["id"]]], challenge=challenge, by=network.people[READER], at=at)  # type: ignore[arg-type]


def _answer(network: Network, entry: Entry, at: datetime) -> None:
    answer_signal(network.things[entry["id"]], answer=entry["antwoord"], by=network.people[READER], at=at)


def _refer(network: Network, entry: Entry, at: datetime) -> None:
    refer_signal(network.things[entry["id"]], answer=entry["antwoord"], by=network.people[READER], at=at)


HANDLING = {"gebundeld": _bundle, "beantwoord": _answer, "doorverwezen": _refer}
