"""How the coming raad of the demo is prepared: who brings what, with which documents."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.bundles.tasks import make_waiting_bundles
from governance.meetings.actions import (
    accept_suggestion,
    add_agenda_document,
    add_agenda_item,
    revise_agenda_item,
    send_agenda,
    suggest_agenda_item,
)
from governance.meetings.models import AgendaItem, Meeting
from som_portal.demo.content import Entry, content, entries, key_of
from som_portal.demo.seed.papers import paper_of
from som_portal.demo.seed.timeline import Network, Step

COMING = "som-raad"


def agendas(network: Network) -> Iterator[Step]:
    """Members suggested in time; this week the coördinator filled in the agenda and sent it; one point came later."""
    today, moment = network.calendar.today, network.calendar.moment
    rows = [one for one in entries("vergadering") if one["orgaan"] == COMING]
    coming = min(day for day in (network.calendar.day(one["datum"], one["weekdag"]) for one in rows) if day > today)
    asked = moment(min(coming - timedelta(days=25), today - timedelta(days=5)))
    yield Step(asked, lambda: _suggest(network, asked))
    at = moment(today - timedelta(days=3))
    yield Step(at, lambda: _prepare(network, at))
    sent = moment(today - timedelta(days=2))
    yield Step(sent, lambda: send_agenda(coming_meeting(network), by=network.people["coordinator"], at=sent))
    later = moment(today - timedelta(days=1), "15:00")
    yield Step(later, lambda: _add_later(network, later))


def coming_meeting(network: Network) -> Meeting:
    """The raad that comes first."""
    rows = Meeting.objects.going_on().filter(body__slug=COMING)
    return rows.coming(network.calendar.moment(network.calendar.today))[0]


def _prepare(network: Network, at: datetime) -> None:
    """Owner, explanation and documents of each point that the content knows by its place."""
    points = coming_meeting(network).agenda_items.filter(is_balloted=False)
    for entry, item in zip(content()["agenda"]["punt"], points, strict=False):
        by = network.people["coordinator"]
        said = {"kind": entry.get("soort", item.kind), "title": item.title, "minutes": entry["minuten"]}
        owner = network.people[entry["wie"]]
        revise_agenda_item(item, **said, owner=owner, explanation=entry["toelichting"], by=by, at=at)
        for paper in entry.get("stuk", ()):
            _put(network, item, paper, at)


def _suggest(network: Network, at: datetime) -> None:
    """What members ask for; the first is put on the agenda, the others wait for an answer."""
    meeting = coming_meeting(network)
    asked = [
        suggest_agenda_item(
            meeting,
            title=entry["titel"],
            explanation=entry["waarom"],
            minutes=entry["minuten"],
            key=key_of(entry["titel"]),
            by=network.people[entry["wie"]],
            at=at,
        )
        for entry in content()["agenda"]["voorstel"]
    ]
    accept_suggestion(asked[0], by=network.people["coordinator"], at=at + timedelta(hours=2))


def _add_later(network: Network, at: datetime) -> None:
    """The bundle of what was sent, and a point that came after."""
    entry, by = content()["agenda"]["nakomend"], network.people["coordinator"]
    minutes, kind = entry["minuten"], AgendaItem.Kind.INFO
    meeting = coming_meeting(network)
    make_waiting_bundles(at - timedelta(hours=1))
    add_agenda_item(meeting, kind=kind, title=entry["titel"], minutes=minutes, key=key_of(entry["titel"]), by=by, at=at)


def _put(network: Network, item: AgendaItem, paper: Entry, at: datetime) -> None:
    add_agenda_document(
        item,
        title=paper["titel"],
        file=paper_of(paper["titel"], paper["tekst"], at),
        is_for_members=paper.get("leden", False),
        key=key_of(paper["titel"]),
        by=network.people["coordinator"],
        at=at,
    )
