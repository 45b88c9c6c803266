"""What decisions of the demo became: under conditions, back with questions and decided later, rejected, followed up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from governance.ballots.actions import (
    Term,
    cast_vote,
    close_ballot,
    follow_up_decision,
    lay_down_note,
    open_ballot,
    propose,
    resubmit_proposal,
    review_decision,
    schedule_proposal,
    set_conditions,
    set_openness,
)
from governance.ballots.models import Ballot, Elector, Proposal
from governance.ballots.rules import Choice
from governance.bodies.models import Body
from governance.charter.models import FocusArea
from governance.followup.actions import finish_action
from governance.followup.models import ActionItem
from som_portal.demo.content import key_of
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.timeline import Network, Step

SPEAKER = "coordinator"
BEFORE, SOON = timedelta(days=20), timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Tried:
    """A proposal that the raad voted on: in which meeting, how many said yes and no, and what it gave along."""

    name: str
    meeting: str
    question: str
    summary: str
    why: str
    votes_for: int
    against: int
    reasoning: str = ""
    questions: str = ""
    again: str = ""
    conditions: tuple[str, ...] = ()
    private_because: str = ""


TRIED = (
    Tried(
        "b-fietsen",
        "raad-4",
        "Delen we fietsen tussen scholen om buiten les te geven?",
        "Zes scholen zetten samen veertig fietsen in, een week per school.",
        "Veertig fietsen zijn voor één school te veel, voor zes scholen juist genoeg.",
        votes_for=5,
        against=11,
        reasoning="Het idee is goed. De raad wil eerst weten wie de fietsen herstelt en wie aansprakelijk is.",
        questions="Wie herstelt de fietsen, en met welk geld?\nWie is verzekerd als er onderweg iets gebeurt?",
    ),
    Tried(
        "b-fietsen-2",
        "raad-5",
        "Delen we fietsen tussen scholen om buiten les te geven?",
        "Zes scholen zetten samen veertig fietsen in. De stad herstelt ze, de scholen verzekeren hun leerlingen.",
        "Veertig fietsen zijn voor één school te veel, voor zes scholen juist genoeg.",
        votes_for=16,
        against=1,
        reasoning="Beide vragen zijn beantwoord.",
        again="b-fietsen",
        conditions=("Sluit met de stad een afspraak over herstellingen", "Geef elke school een vast weekrooster"),
    ),
    Tried(
        "b-uniform",
        "raad-5",
        "Vragen we één eindtoets voor alle basisscholen?",
        "Alle basisscholen van Leuven nemen in juni dezelfde eindtoets af.",
        "Zo zien middelbare scholen van elk net hetzelfde.",
        votes_for=3,
        against=13,
        reasoning="Elke school kiest zelf hoe ze evalueert. Het overgangsdossier geeft al wat middelbare scholen nodig "
        "hebben.",
    ),
    Tried(
        "b-besloten",
        "raad-5",
        "Vragen we een bemiddelaar voor de samenwerking in één labo?",
        "Twee zetels raken er samen niet uit. Een bemiddelaar van buiten praat met beide.",
        "De zetels komen uit twee netten: niemand van hen kan zelf bemiddelen.",
        votes_for=15,
        against=0,
        reasoning="Beide zetels vroegen er zelf om.",
        private_because="Het gaat over twee mensen die samenwerken.",
    ),
)


def outcomes(network: Network) -> Iterator[Step]:
    """The votes of this list that are over, and the follow-up of two decisions of the list of demo.toml."""
    for tried in TRIED:
        ends_at = meeting_end(network, tried.meeting)
        if network.calendar.is_past(ends_at):
            yield from _voted(network, tried, ends_at)
    yield from _followed(network)


def _voted(network: Network, tried: Tried, ends_at: datetime) -> Iterator[Step]:
    asked, opened, closed = ends_at - BEFORE, ends_at - timedelta(minutes=40), ends_at - timedelta(minutes=6)
    yield Step(asked, lambda: _ask(network, tried, asked))
    yield Step(opened, lambda: _vote(network, tried, closed, opened))
    yield Step(closed, lambda: _close(network, tried, closed))


def _ask(network: Network, tried: Tried, at: datetime) -> None:
    asked: dict[str, Any] = {
        "kind": Proposal.Kind.PRIORITY,
        "question": tried.question,
        "summary": tried.summary,
        "why_together": tried.why,
        "competence": "raad-prioriteiten",
        "amount": 0,
        "budget_line": None,
        "duration_months": 12,
        "focus_areas": list(FocusArea.objects.order_by("pk")[:1]),
    }
    by, key = network.people[SPEAKER], key_of(f"proposal:{tried.name}")
    first = network.things.get(tried.again)
    deed = partial(resubmit_proposal, first) if first else propose
    proposal = deed(key=key, by=by, at=at, **asked)
    proposal = schedule_proposal(proposal, network.things[tried.meeting], by=by, at=at)
    if tried.conditions:
        cell, due_on = Body.objects.get(slug="coordinatiecel"), network.calendar.today + timedelta(days=60)
        set_conditions(proposal, [Term(text, cell, due_on) for text in tried.conditions], by=by, at=at)
    if tried.private_because and proposal.agenda_item:
        set_openness(proposal.agenda_item, privacy="persons", reason=tried.private_because, by=by, at=at)
    network.keep(f"proposal-{tried.name}", proposal)


def _vote(network: Network, tried: Tried, closes: datetime, at: datetime) -> None:
    by, proposal = network.people[SPEAKER], network.things[f"proposal-{tried.name}"]
    ballot = open_ballot(proposal, closes_at=closes, by=by, at=at)
    network.keep(f"ballot-{tried.name}", ballot)
    says = [*[Choice.AGAINST] * tried.against, *[Choice.FOR] * tried.votes_for]
    for elector, choice in zip(_electors(ballot), says, strict=False):
        cast_vote(elector, choice, by=elector.holders.all()[0].person, at=at)


def _electors(ballot: Ballot) -> list[Elector]:
    rows = Elector.objects.filter(ballot=ballot).entitled()
    return list(rows.prefetch_related("holders__person").order_by("pk"))


def _close(network: Network, tried: Tried, at: datetime) -> None:
    """Close, lay down what the meeting said; the first condition is done two weeks later in the demo's telling."""
    by = network.people[SPEAKER]
    decision = close_ballot(network.things[f"ballot-{tried.name}"], by=by, at=at)
    lay_down_note(decision, reasoning=tried.reasoning, questions=tried.questions, by=by, at=at)
    for action in ActionItem.objects.filter(condition__ballot=decision.ballot).order_by("pk")[:1]:
        finish_action(action, reason="De stad herstelt de fietsen in haar eigen atelier.", by=by, at=at)
    network.keep(tried.name, decision)


# ---- follow-up -------------------------------------------------------------------------------------------------------
def _followed(network: Network) -> Iterator[Step]:
    """One decision is reviewed within days; another went well once and is looked at again next year."""
    today, moment = network.calendar.today, network.calendar.moment
    at = moment(today - timedelta(days=4))
    yield Step(at, lambda: _follow(network, "b-12", SOON, at))
    yield Step(at, lambda: _follow(network, "b-10", timedelta(days=0), at))
    yield Step(at, lambda: _review(network, "b-10", at + timedelta(hours=1)))


def _follow(network: Network, name: str, ahead: timedelta, at: datetime) -> None:
    if name not in network.things:
        return
    cell = Body.objects.get(slug="coordinatiecel")
    review_on = network.calendar.today + ahead
    follow_up_decision(network.things[name], owner=cell, review_on=review_on, by=network.people[SPEAKER], at=at)


def _review(network: Network, name: str, at: datetime) -> None:
    if name not in network.things:
        return
    sentence = "Vier scholen doen mee en de leerlingen vragen meer. We houden dit tempo aan."
    review_decision(
        network.things[name],
        finding="well",
        sentence=sentence,
        review_on=network.calendar.today + timedelta(days=120),
        key=key_of(f"review:{name}"),
        by=network.people[SPEAKER],
        at=at,
    )
