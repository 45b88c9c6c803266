"""The demo's euros: the grant, its division over the lines, commitments, charges and corrections."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from governance.ballots.models import Decision
from governance.ledger.actions import (
    add_line,
    allocate,
    authorise,
    charge,
    commit,
    note_invoice,
    open_year,
    release,
    reverse,
)
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from som_portal.demo.content import Entry, entries, key_of
from som_portal.demo.seed.decisions import commit_decided
from som_portal.demo.seed.meetings import meeting_end
from som_portal.demo.seed.timeline import Network, Step

DIVIDED_BY = {0: "b-04", 1: "b-15"}
BOOKKEEPER = "coordinator"


def money(network: Network) -> Iterator[Step]:
    """Lines, years, divisions and every booking that lies in the past."""
    start = network.calendar.moment(network.calendar.day("J-2 09-02"))
    for post in entries("post"):
        yield Step(start, lambda post=post: _add_line(network, post, start))  # type: ignore[misc]
    for booking in entries("grootboek"):
        at = _booked_at(network, booking)
        if network.calendar.is_past(at) and booking["soort"] in BOOKINGS:
            yield Step(at, lambda booking=booking, at=at: BOOKINGS[booking["soort"]](network, booking, at))  # type: ignore[misc]


def _booked_at(network: Network, booking: Entry) -> datetime:
    """At eleven on its day, or the day after the decision it rests on when the raad met later that year."""
    at = network.calendar.moment(network.calendar.day(booking["datum"]), "11:00")
    decided = next((row for row in entries("besluit") if row["id"] == booking.get("besluit")), None)
    return at if decided is None else max(at, meeting_end(network, decided["vergadering"]) + timedelta(days=1))


def _add_line(network: Network, post: Entry, at: datetime) -> None:
    werking = post.get("werking", "algemeen")
    network.keep(post["id"], add_line(post["id"].lower(), post["naam"], werking, by=None, at=at))


def _grant(network: Network, booking: Entry, at: datetime) -> None:
    """The city's grant, and a minute later its division over the lines by decision of the raad."""
    year = network.keep(f"year-{at.year}", open_year(at.year, by=None, at=at))
    decision = network.things.get(DIVIDED_BY[at.year - network.calendar.year])
    if decision is None:
        return
    by, later = network.people[BOOKKEEPER], at + timedelta(minutes=1)
    for post in entries("post"):
        allowed = authorise(year, post["cent"], decision.number, decision.decided_at.date(), by=by, at=later)
        key = key_of(f"allocate:{at.year}:{post['id']}")
        allocate(network.things[post["id"]], allowed, key=key, by=by, at=later)


def _commitment(network: Network, booking: Entry, at: datetime) -> None:
    """Under a decision that carries its own money, that is its commitment; else one of the day-to-day management."""
    decision: Decision | None = network.things.get(booking.get("besluit", ""))
    if decision is not None and decision.ballot.proposal.amount:
        network.keep(booking["id"], commit_decided(network, booking["besluit"], at))
    else:
        network.keep(booking["id"], _commit(network, booking, decision, at))


def _commit(network: Network, booking: Entry, decision: Decision | None, at: datetime) -> Commitment:
    year: GrantYear = network.things[f"year-{at.year}"]
    line: BudgetLine = network.things[booking["post"]]
    by = network.people[BOOKKEEPER]
    allowed = (
        authorise(year, booking["cent"], decision.number, decision.decided_at.date(), by=by, at=at)
        if decision is not None
        else None
    )
    return commit(
        line,
        year,
        booking["cent"],
        counterparty=booking["tegenpartij"],
        subject=booking["omschrijving"],
        asked_by=None if allowed else by,
        authorisation=allowed,
        key=key_of(booking["id"]),
        by=by,
        at=at,
    )


def _charge(network: Network, booking: Entry, at: datetime) -> None:
    commitment: Commitment = network.things[booking["verwijst_naar"]]
    by = network.people[BOOKKEEPER]
    invoice = note_invoice(commitment.counterparty, booking["id"].upper(), at.date(), booking["cent"], by=by, at=at)
    posting = charge(
        commitment,
        invoice,
        booking["cent"],
        note=booking["omschrijving"],
        key=key_of(booking["id"]),
        by=by,
        at=at,
    )
    network.keep(booking["id"], posting)


def _release(network: Network, booking: Entry, at: datetime) -> None:
    commitment: Commitment = network.things[booking["verwijst_naar"]]
    by, note = network.people[BOOKKEEPER], booking["omschrijving"]
    release(commitment, booking["cent"], note=note, key=key_of(booking["id"]), by=by, at=at)


def _reversal(network: Network, booking: Entry, at: datetime) -> None:
    wrong = network.things[booking["verwijst_naar"]]
    by, note = network.people[BOOKKEEPER], booking["omschrijving"]
    reverse(wrong, note=note, key=key_of(booking["id"]), by=by, at=at)


BOOKINGS = {
    "krediet": _grant,
    "vastlegging": _commitment,
    "aanrekening": _charge,
    "vrijgave": _release,
    "tegenboeking": _reversal,
}
