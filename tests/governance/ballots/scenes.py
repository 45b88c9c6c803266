"""A raad, a budget and a proposal, made through the same actions as everybody."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from governance.ballots.actions import Engaged, Manner, cast_vote, open_ballot, propose, schedule_proposal
from governance.ballots.models import Ballot, Elector, Proposal
from governance.ballots.rules import Choice, Method
from governance.bodies.models import Body
from governance.charter.models import FocusArea
from governance.ledger.actions import add_line, allocate, authorise, open_year
from governance.ledger.models import BudgetLine
from governance.meetings.actions import plan_meeting
from governance.meetings.models import Meeting
from governance.people.models import Institution, User
from som_portal.kit import clock
from tests import make

AT = make.AT
CREDIT = 5_800_000


def budget_line(credit: int = CREDIT, at: datetime = AT) -> BudgetLine:
    """The line of the laboratorium, with money in the budget year 2026."""
    year = open_year(2026, by=None, at=at)
    line = add_line("LAB", "Laboratorium", "laboratorium", by=None, at=at)
    decision = authorise(year, credit, "RAAD-2025-001", clock.day_of(at), by=None, at=at)
    allocate(line, decision, key=uuid4(), by=None, at=at)
    return line


def asked(line: BudgetLine | None = None, **changes: Any) -> dict[str, Any]:
    """What a proposal asks."""
    return {
        "question": "Hoe kunnen we van de schoolbuurt een leerplek maken?",
        "summary": "Een les per week in de buurt, met bewoners als gastleraar.",
        "why_together": "Een buurt heeft scholen van alle netten.",
        "focus_areas": list(FocusArea.objects.all()[:1]),
        "competence": "raad-prioriteiten",
        "amount": 950_000 if line else 0,
        "budget_line": line,
        "duration_months": 14,
    } | changes


def engaged(institution: Institution | None = None, **changes: Any) -> Engaged:
    """A partner outside the network that lends a room, or an institution."""
    name = "" if institution else "Buurthuis"
    words = {"engagement": "infrastructuur", "does": "een zaal op dinsdag", "is_paid": False}
    return Engaged(**{"institution": institution, "name": name, **words, **changes})  # type: ignore[typeddict-item]


def proposal(line: BudgetLine | None = None, by: User | None = None, at: datetime = AT, **changes: Any) -> Proposal:
    """A submitted proposal of a SOM plus delegate."""
    by = by or make.seated("som-plus/afgevaardigde")
    return propose(key=uuid4(), by=by, at=at, **asked(line, **changes))


def raad_meeting(starts_at: datetime | None = None, at: datetime = AT, **more: Any) -> Meeting:
    """A coming meeting of the raad: Thursday 26 March 2026, 16.00."""
    starts_at = starts_at or clock.brussels(2026, 3, 26, 16)
    raad = Body.objects.get(slug="som-raad")
    ends_at = starts_at + timedelta(hours=2)
    return plan_meeting(raad, starts_at=starts_at, ends_at=ends_at, place="Stadskantoor", by=None, at=at, **more)


def scheduled(line: BudgetLine | None = None, at: datetime = AT, **changes: Any) -> Proposal:
    """A proposal on the agenda of the raad."""
    return schedule_proposal(proposal(line, at=at, **changes), raad_meeting(at=at), by=None, at=at)


def opened(line: BudgetLine | None = None, at: datetime = AT, **changes: Any) -> Ballot:
    """A ballot that closes ten days later, at 17.00. Seats must be filled before."""
    closes_at = clock.brussels(2026, 3, 23, 17)
    return open_ballot(scheduled(line, at=at, **changes), closes_at=closes_at, by=None, at=at)


def elector_of(ballot: Ballot, person: User) -> Elector:
    """The seat of a person on the roll."""
    return ballot.electors.held_by(person).get()


def everybody_says(ballot: Ballot, people: list[User], choice: Choice = Choice.FOR, at: datetime = AT) -> None:
    """Each person votes for the own seat."""
    for person in people:
        cast_vote(elector_of(ballot, person), choice, by=person, at=at)


def at_the_table(day: datetime, method: Method = Method.VOTE, **how: Any) -> Ballot:
    """A ballot opened in the meeting of the raad on that day, until 18.00."""
    asked_for = {name: how.pop(name) for name in ("kind", "question") if name in how}
    proposed = scheduled(at=day - timedelta(days=14), **asked_for)
    closes_at = day.replace(hour=17)
    return open_ballot(proposed, closes_at=closes_at, manner=Manner(method=method, **how), by=None, at=day)


MEETING_DAY = clock.brussels(2026, 3, 26, 16)


def appointment(day: datetime = MEETING_DAY, **how: Any) -> Ballot:
    """A secret ballot on a person, at the table."""
    return at_the_table(day, is_secret=True, kind=Proposal.Kind.APPOINTMENT, question="Wie wordt netwerkexpert?", **how)
