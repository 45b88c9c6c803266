"""The demo's proposals of several seats, one amendment the raad votes on, and a draft that is not ready."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from governance.ballots.actions import (
    answer_coproposal,
    answer_question,
    ask_coproposer,
    ask_question,
    open_ballot,
    put_to_vote,
    save_draft,
    suggest_amendment,
)
from governance.ballots.queries import suggested_close
from governance.bodies.models import Seat
from som_portal.demo.content import entries, key_of
from som_portal.demo.seed.timeline import Network, Step

WAITING = ("advies-schoolstraten", "regel-stukken")
BALLOT = entries("stemming")[0]
WITHOUT = "Dan verhuurt elke school haar zaal apart, en staan drie zalen leeg terwijl er één te klein is."
WRITING = {
    "question": "Materiaalkoffers die van school naar school gaan",
    "summary": "Vijf koffers met materiaal voor onderzoekend leren. Elke school leent er een voor drie weken.",
    "amount": "ongeveer 1.500, nog na te vragen",
}


def together(network: Network) -> Iterator[Step]:
    """What happens around three proposals in the last weeks."""
    moment, today = network.calendar.moment, network.calendar.today
    asked = moment(today - timedelta(days=6), "08:00")
    yield Step(asked, lambda: _ask_on_the_running(network, asked))
    at = moment(today - timedelta(days=4), "14:00")
    yield Step(at, lambda: _vote_on_an_amendment(network, at))
    later = moment(today - timedelta(days=3), "09:00")
    yield Step(later, lambda: _ask_along(network, later))
    yield Step(later, lambda: _write_on(network, later))


def _seat(kind: str) -> Seat:
    return Seat.objects.get(body__slug="som-raad", kind=kind)


def _ask_on_the_running(network: Network, at: datetime) -> None:
    """The question that demo.toml puts beside the ballot that always runs, asked before it opened."""
    proposal, told = network.things[f"proposal-{BALLOT['id']}"], BALLOT["vraag"][0]
    by = network.people[told["van"]]
    question = ask_question(proposal, told["vraag"], key=key_of("vraag-3"), by=by, at=at)
    by = network.people[told["antwoord_van"]]
    answer_question(question, told["antwoord"], by=by, at=at + timedelta(hours=2))


def _vote_on_an_amendment(network: Network, at: datetime) -> None:
    """Suggested, put to the vote by the chair, and open for votes."""
    proposal, chair = network.things["proposal-gesprek"], network.people["voorzitter"]
    facts: dict[str, Any] = {"why": "Wie nee zegt, moet weten wat er dan gebeurt.", "key": key_of("amendement-3")}
    made = suggest_amendment(proposal, "if_not", WITHOUT, **facts, by=network.people["vclb"], at=at)
    put = put_to_vote(made, key=key_of("stem-amendement"), by=chair, at=at + timedelta(hours=1))
    opened = at + timedelta(hours=2)
    open_ballot(put, closes_at=suggested_close(opened), by=chair, at=opened)


def _ask_along(network: Network, at: datetime) -> None:
    """A seat that was asked and said yes, and one that has not answered."""
    by, advice, rule = network.people["coordinator"], *(network.things[f"proposal-{name}"] for name in WAITING)
    row = ask_coproposer(advice, _seat("steiner"), key=key_of("samen-1"), by=by, at=at)
    answer_coproposal(row, accepts=True, by=network.people["steiner"], at=at + timedelta(minutes=30))
    ask_coproposer(rule, _seat("ks-leuven"), key=key_of("samen-2"), by=by, at=at)


def _write_on(network: Network, at: datetime) -> None:
    """A proposal that is not ready: half an answer here, an amount to look up there."""
    typed = {name: [text] for name, text in WRITING.items()}
    save_draft(key=key_of("concept-1"), kind="spending", typed=typed, by=network.people["coordinator"], at=at)
