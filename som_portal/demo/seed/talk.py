"""The demo's talk around a proposal on the agenda of the coming raad: questions, amendments, and signals behind it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from governance.ballots.actions import (
    CostAsked,
    accept_amendment,
    answer_question,
    ask_question,
    link_signals,
    propose,
    revise_proposal,
    schedule_proposal,
    suggest_amendment,
)
from governance.ballots.models import Proposal
from governance.ballots.rules import mark_of_text
from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from som_portal.demo.content import entries, key_of
from som_portal.demo.seed.files import Part, engaged
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.timeline import Network, Step

NAME = "gesprek"
ASKED: dict[str, Any] = {
    "kind": Proposal.Kind.PRIORITY,
    "question": "Hoe delen scholen in één buurt hun ruimtes na de schooluren?",
    "summary": "Drie scholen in één buurt openen hun turnzaal en refter twee avonden per week voor elkaar en voor"
    " verenigingen uit de buurt.\n\nNa een jaar kijken we samen of het werkt.",
    "why_together": "Elke school heeft lege lokalen op een ander moment. Alleen samen wordt dat een rooster.",
    "competence": "raad-prioriteiten",
    "amount": 0,
    "budget_line": None,
    "duration_months": 12,
}
PARTNERS: list[Part] = [
    ("lager", "infrastructuur", "een turnzaal en een sleutelhouder", False),
    ("secundair", "infrastructuur", "een refter en een sleutelhouder", False),
    ("Stad Leuven", "kennis", "verzekering, en een rooster", False),
]
SECOND_THOUGHTS: dict[str, Any] = {
    "duration_months": 18,
    "stop_criteria": "Na zes maanden is een zaal minder dan één avond per week bezet.",
}
"""What the proposer adds an hour later, with what it costs: a second version."""
COSTS = {"evt": (240_000, "poets en toezicht"), "com": (60_000, "affiches in de buurt")}
"""Cents per budget line."""
BEHIND = ("sig-13", "sig-14")
BEFORE, AFTER = "twee avonden per week", "twee avonden en één zaterdag per week"
LONGER = "De stad zoekt vandaag ruimte voor wie die niet betaalt."


def talk(network: Network) -> Iterator[Step]:
    """Three weeks of it, the last days before the agenda is sent."""
    moment, today = network.calendar.moment, network.calendar.today
    asked = moment(today - timedelta(days=12))
    yield Step(asked, lambda: _propose(network, asked))
    at = moment(today - timedelta(days=4), "09:00")
    yield Step(at, lambda: _join_in(network, at))


def _propose(network: Network, at: datetime) -> None:
    """Submitted, and put on the agenda of the raad that comes first."""
    by, areas = network.people["coordinator"], list(FocusArea.objects.order_by("pk")[:1])
    partners = engaged(PARTNERS)
    proposal = propose(key=key_of(f"proposal:{NAME}"), by=by, at=at, partners=partners, focus_areas=areas, **ASKED)
    at += timedelta(hours=1)
    proposal = revise_proposal(proposal, by=by, at=at, focus_areas=areas, costs=_costs(), **ASKED | SECOND_THOUGHTS)
    coming = min(
        (meeting_end(network, entry["id"]), entry["id"])
        for entry in entries("vergadering")
        if entry["orgaan"] == "som-raad" and not network.calendar.is_past(meeting_end(network, entry["id"]))
    )[1]
    network.keep(f"proposal-{NAME}", schedule_proposal(proposal, network.things[coming], by=by, at=at))


def _costs() -> list[CostAsked]:
    """From two lines: what each pays for."""
    lines = {line.code: line for line in BudgetLine.objects.filter(code__in=COSTS)}
    return [CostAsked(budget_line=lines[code], amount=cents, purpose=what) for code, (cents, what) in COSTS.items()]


def _join_in(network: Network, at: datetime) -> None:
    """A question with its answer and one that waits; an amendment that was accepted and one that waits."""
    proposal, people = network.things[f"proposal-{NAME}"], network.people
    proposer, member, pupil = people["coordinator"], people["ks-leuven"], people["leerling"]
    first = ask_question(proposal, "Wie poetst na zo’n avond?", key=key_of("vraag-1"), by=member, at=at)
    answer = "Wie de zaal gebruikt. De drie scholen spreken één poetslijst af."
    answer_question(first, answer, by=proposer, at=at + timedelta(hours=1))
    ask_question(proposal, "Mogen leerlingen er ook zonder leerkracht binnen?", key=key_of("vraag-2"), by=pupil, at=at)
    signals = [network.things[name] for name in BEHIND]
    link_signals(proposal, challenges=[], signals=signals, by=proposer, at=at)
    text, why = proposal.summary.replace(BEFORE, AFTER), "Verenigingen zoeken vooral op zaterdag een zaal."
    chair = people["voorzitter"]
    made = suggest_amendment(proposal, "summary", text, why=why, key=key_of("amendement-1"), by=chair, at=at)
    accept_amendment(made, seen=mark_of_text(proposal.summary), by=proposer, at=at + timedelta(hours=2))
    later = at + timedelta(hours=3)
    text, why = f"{proposal.why_together} {LONGER}", "Dan ziet de stad waarom ze meedoet."
    suggest_amendment(proposal, "why_together", text, why=why, key=key_of("amendement-2"), by=member, at=later)
