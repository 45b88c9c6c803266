"""What happened to the mandates of the demo: accepted, ending soon, with a letter, with a substitute."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.ballots.actions import add_expert_seat
from governance.bodies.actions import accept, appoint, appoint_substitute, release
from governance.bodies.models import Mandate
from governance.people.actions import welcome
from som_portal.demo.content import content
from som_portal.demo.seed.people import BEFORE_EVERYTHING
from som_portal.demo.seed.timeline import Network, Step
from som_portal.kit.uploads import Upload

A_WEEK = timedelta(days=7)
LETTER = (
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
    b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj\n"
    b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
)


def mandates(network: Network) -> Iterator[Step]:
    """A week after everybody came: who accepted; then what the coördinatiecel did since."""
    settled = network.calendar.moment(network.calendar.day(BEFORE_EVERYTHING)) + A_WEEK
    yield Step(settled, lambda: _accept_all(network, settled))
    recently = network.calendar.moment(network.calendar.today - A_WEEK)
    yield Step(recently, lambda: _end(network, "ks-leuven", "J+1 08-31", "Mandaten eindigen op 31 augustus.", recently))
    yield Step(recently, lambda: _end(network, "netwerkexpert", "nu+45", "Een nieuwe opdracht elders.", recently))
    yield Step(recently, lambda: _stand_in(network, "ucll-1", recently))
    yield Step(recently, lambda: _bring_an_expert(network, "b-05", recently))


def _accept_all(network: Network, at: datetime) -> None:
    brought = content()["meebrengen"]
    for name, person in network.people.items():
        if name not in brought["nog_niet"]:
            declared = dict.fromkeys(brought["onderwerpen"].get(name, []), "")
            for mandate in person.mandates.all():
                accept(mandate, declared=declared, by=person, at=at)


def _end(network: Network, name: str, last_day: str, reason: str, at: datetime) -> None:
    """The coördinator gives a mandate a last day, with the letter of the organisation."""
    on, by = network.calendar.day(last_day), network.people["coordinator"]
    release(_mandate(network, name), on=on, reason=reason, paper=Upload(LETTER), by=by, at=at)


def _stand_in(network: Network, name: str, at: datetime) -> None:
    seat = _mandate(network, name).seat
    person = welcome("plaatsvervanger@som.example", "Plaatsvervanger UCLL 1")
    appoint_substitute(person, seat, starts_on=network.calendar.today, by=network.people["coordinator"], at=at)


def _bring_an_expert(network: Network, decision: str, at: datetime) -> None:
    """The raad missed expertise for the labo it had decided on: a seat without a vote, for a time."""
    by, first, last = network.people["coordinator"], network.calendar.today, network.calendar.day("J+1 08-31")
    seat = add_expert_seat(
        network.things[decision],
        expertise="meertaligheid",
        starts_on=first,
        ends_on=last,
        is_voting=False,
        by=by,
        at=at,
    )
    person = welcome("expert@som.example", "Expert meertaligheid")
    appoint(person, seat, starts_on=first, ends_on=last, reason=f"Besluit {seat.decision_number}.", by=by, at=at)


def _mandate(network: Network, name: str) -> Mandate:
    return network.people[name].mandates.select_related("seat__body").get()
