"""How the coming raad of the demo is prepared: who brings what, with which documents."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.meetings.actions import add_agenda_document, revise_agenda_item
from governance.meetings.models import AgendaItem, Meeting
from som_portal.demo.content import Entry, content, key_of
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit.pdf import tagged_pdf
from som_portal.kit.uploads import Upload

COMING = "som-raad"


def agendas(network: Network) -> Iterator[Step]:
    """Three days ago the coördinator filled in the agenda of the coming raad."""
    at = network.calendar.moment(network.calendar.today - timedelta(days=3), "09:00")
    yield Step(at, lambda: _prepare(network, at))


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


def _put(network: Network, item: AgendaItem, paper: Entry, at: datetime) -> None:
    parts = [{"head": "Waarover het gaat", "words": paper["tekst"]}]
    facts = {"about": "Een stuk uit het demonetwerk.", "parts": parts}
    file = Upload(tagged_pdf("demo/paper.typ", facts, title=paper["titel"], language="nl", at=at))
    add_agenda_document(
        item,
        title=paper["titel"],
        file=file,
        is_for_members=paper.get("leden", False),
        key=key_of(paper["titel"]),
        by=network.people["coordinator"],
        at=at,
    )
