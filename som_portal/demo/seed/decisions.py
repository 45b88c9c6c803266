"""The demo's proposals, ballots and decisions: one meeting each, and one ballot that is always open."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from governance.ballots.actions import cast_vote, close_ballot, open_ballot, propose, reserve_money, schedule_proposal
from governance.ballots.models import Ballot, Elector, Proposal
from governance.ballots.queries import is_aside
from governance.ballots.rules import Choice
from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from governance.meetings.school_calendar import holiday_on
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.files import RUNNING, RUNNING_PARTNERS, engaged
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.timeline import Network, Step

PROPOSED_BEFORE = timedelta(days=30)
SCHEDULED_BEFORE = timedelta(days=20)
SPEAKER = "coordinator"
DISSENTERS = ("netwerkexpert", "voorzitter")
LAB_DECISIONS = {
    "b-01": "startende-leraren",
    "b-02": "rust-in-de-schooldag",
    "b-05": "thuistaal",
    "b-10": "ai-in-de-klas",
    "b-13": "lerarenkamer",
}
EVERY_FOCUS = ("iedereen-aan-boord", "welbevinden", "diversiteit")
TOGETHER = "Dit raakt scholen van alle netten en niveaus. Geen enkele school kan het alleen."


def decisions(network: Network) -> Iterator[Step]:
    """Every decision that lies in the past, and the ballot that runs now."""
    for entry in entries("besluit"):
        ends_at = meeting_end(network, entry["vergadering"])
        if network.calendar.is_past(ends_at):
            yield from _decided(network, entry, ends_at)
    yield from _running(network, entries("stemming")[0])


def _decided(network: Network, entry: Entry, ends_at: datetime) -> Iterator[Step]:
    first = network.calendar.moment(network.calendar.day("J-2 09-03"))
    proposed, scheduled = max(ends_at - PROPOSED_BEFORE, first), max(ends_at - SCHEDULED_BEFORE, first)
    opened, closed = ends_at - timedelta(minutes=45), ends_at - timedelta(minutes=10)
    asked = _asked(entry)
    yield Step(proposed, lambda: _propose(network, entry["id"], asked(), proposed))
    yield Step(scheduled, lambda: _schedule(network, entry["id"], entry["vergadering"], scheduled))
    yield Step(opened, lambda: _open(network, entry["id"], closed, opened))
    yield Step(opened, lambda: _vote(network, entry, opened + timedelta(minutes=15)))
    yield Step(closed, lambda: _close(network, entry["id"], closed))


def _asked(entry: Entry) -> Any:
    """What the proposal asks; its money is the one commitment that demo.toml books under the decision."""
    lab = next((lab for lab in entries("labo") if lab["id"] == LAB_DECISIONS.get(entry["id"])), None)
    spends = _own_money(entry)

    def asked() -> dict[str, Any]:
        return {
            "kind": _kind_of(entry, lab),
            "question": lab["titel"] if lab else entry["titel"],
            "summary": entry["tekst"],
            "why_together": lab["beter_samen"] if lab else TOGETHER,
            "focus_areas": list(FocusArea.objects.filter(slug__in=lab["speerpunten"] if lab else EVERY_FOCUS)),
            "competence": entry["bevoegdheid"],
            "amount": spends["cent"] if spends else 0,
            "budget_line": BudgetLine.objects.get(code=spends["post"].lower()) if spends else None,
            "duration_months": 18 if lab else 12,
        }

    return asked


def _kind_of(entry: Entry, lab: Entry | None) -> str:
    if lab is not None:
        return Proposal.Kind.LAB
    return Proposal.Kind.SPENDING if entry["bevoegdheid"] == "raad-middelen" else Proposal.Kind.PRIORITY


def _own_money(entry: Entry) -> Entry | None:
    """The booking that a decision carries: the only commitment under it, in the budget year it was taken in."""
    meeting = next(row for row in entries("vergadering") if row["id"] == entry["vergadering"])
    year = meeting["datum"].split()[0]
    booked = [
        row for row in entries("grootboek") if row.get("besluit") == entry["id"] and row["soort"] == "vastlegging"
    ]
    return booked[0] if len(booked) == 1 and booked[0]["datum"].split()[0] == year else None


def _propose(network: Network, name: str, asked: dict[str, Any], at: datetime) -> None:
    proposal = propose(key=key_of(f"proposal:{name}"), by=network.people[SPEAKER], at=at, **asked)
    network.keep(f"proposal-{name}", proposal)


def _schedule(network: Network, name: str, meeting: str, at: datetime) -> None:
    proposal = network.things[f"proposal-{name}"]
    schedule_proposal(proposal, network.things[meeting], by=network.people[SPEAKER], at=at)


def _open(network: Network, name: str, closes_at: datetime, at: datetime) -> None:
    proposal = network.things[f"proposal-{name}"]
    network.keep(f"ballot-{name}", open_ballot(proposal, closes_at=closes_at, by=network.people[SPEAKER], at=at))


def _vote(network: Network, entry: Entry, at: datetime) -> None:
    """As many votes as demo.toml counts; who does not vote for is the chair or the network expert, nobody else."""
    cast = entry["aanwezig"] + entry["volmacht"]
    other = [Choice.AGAINST] * entry.get("tegen", 0) + [Choice.ABSTAIN] * entry.get("onthouding", 0)
    electors = _electors(network.things[f"ballot-{entry['id']}"])
    dissenting = [elector for kind in DISSENTERS for elector in electors if elector.seat.kind == kind][: len(other)]
    in_favour = [elector for elector in electors if elector not in dissenting][: cast - len(other)]
    choices = [*zip(dissenting, other, strict=True), *((elector, Choice.FOR) for elector in in_favour)]
    for elector, choice in choices:
        cast_vote(elector, choice, by=elector.holders.all()[0].person, at=at)


def _electors(ballot: Ballot) -> list[Elector]:
    rows = Elector.objects.filter(ballot=ballot).entitled().select_related("seat")
    return list(rows.prefetch_related("holders__person").order_by("pk"))


def _close(network: Network, name: str, at: datetime) -> None:
    decision = close_ballot(network.things[f"ballot-{name}"], by=network.people[SPEAKER], at=at)
    network.keep(name, decision)


def commit_decided(network: Network, name: str, at: datetime) -> object:
    """The commitment of a decision that carries its own money; made now when the year had not begun."""
    decision = network.things[name]
    if decision.commitment_id is None:
        decision = network.keep(name, reserve_money(decision, by=network.people[SPEAKER], at=at))
    return decision.commitment


def _running(network: Network, entry: Entry) -> Iterator[Step]:
    """The ballot outside a meeting that runs whenever the demo is made."""
    today, name = network.calendar.today, entry["id"]
    proposed = network.calendar.moment(today - timedelta(days=21))
    scheduled = network.calendar.moment(today - timedelta(days=5))
    opened = network.calendar.moment(today + timedelta(days=entry["opent_dagen"]))
    closes = network.calendar.moment(_working_day(today + timedelta(days=entry["sluit_dagen"])), "17:00")
    lab = next(lab for lab in entries("labo") if lab["id"] == entry["labo"])
    yield Step(proposed, lambda: _propose(network, name, _running_asked(entry, lab), proposed))
    yield Step(scheduled, lambda: _schedule(network, name, _next_raad(network), scheduled))
    yield Step(opened, lambda: _open(network, name, closes, opened))
    yield Step(opened, lambda: _vote_early(network, name, entry["al_gestemd"], opened + timedelta(hours=3)))


def _running_asked(entry: Entry, lab: Entry) -> dict[str, Any]:
    return {
        "kind": Proposal.Kind.LAB,
        "question": lab["titel"],
        "summary": entry["voorstel_tekst"],
        "why_together": lab["beter_samen"],
        "if_not": entry.get("zo_niet", ""),
        "focus_areas": list(FocusArea.objects.filter(slug__in=lab["speerpunten"])),
        "competence": "raad-prioriteiten",
        "amount": entry["gevraagd_cent"],
        "budget_line": BudgetLine.objects.get(code="lab"),
        "duration_months": lab["duur_maanden"],
        "partners": engaged(RUNNING_PARTNERS),
    } | RUNNING


def _next_raad(network: Network) -> str:
    """The name of the first meeting of the raad that is still to come."""
    coming = [
        (meeting_end(network, entry["id"]), entry["id"])
        for entry in entries("vergadering")
        if entry["orgaan"] == "som-raad" and not network.calendar.is_past(meeting_end(network, entry["id"]))
    ]
    return min(coming)[1]


def _working_day(day: date) -> date:
    while holiday_on(day) or day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _vote_early(network: Network, name: str, how_many: int, at: datetime) -> None:
    """The last seats that vote did so already, so that the first ones still can in the demo."""
    voting = [one for one in _electors(network.things[f"ballot-{name}"]) if not is_aside(one)]
    for elector in voting[-how_many:]:
        cast_vote(elector, Choice.FOR, by=elector.holders.all()[0].person, at=at)
