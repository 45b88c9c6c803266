"""Opening a ballot on a roll of seats: who may vote, under which rules, and who has an interest of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.actions.notes import lay_conditions_before
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.actions.secrecy import lay_out_slips
from governance.ballots.models import Ballot, BallotOption, Elector, ElectorHolder, Proposal, Recusal, Round
from governance.ballots.queries import (
    asked_mark,
    electors_of,
    interested_in,
    last_ballot,
    paid_by,
    roll_line,
    rules_for,
)
from governance.ballots.rules import Method
from governance.bodies.models import Body
from governance.bodies.queries import SeatOnDate, voting_seats
from governance.people.models import Institution, User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict, is_unused


@dataclass(frozen=True, slots=True)
class Manner:
    """How a ballot is held: the method with its options, in the open or in secret, and who gains by it."""

    method: Method = Method.VOTE
    options: tuple[str, ...] = ()
    is_secret: bool = False
    beneficiaries: tuple[Institution, ...] = ()


PLAIN = Manner()


@transaction.atomic
def open_ballot(
    proposal: Proposal,
    *,
    closes_at: datetime,
    manner: Manner = PLAIN,
    key: UUID | None = None,
    by: User | None,
    at: datetime,
) -> Ballot:
    """Open the vote of the raad, with a copy of its voting seats and their holders of that day.

    `closes_at`: at least ten days ahead and in no school holiday, or on the day of the meeting when that is today.
    """
    proposal = lock_proposal(proposal)
    access.may_run_ballot(by, at=at).or_403()
    last, key = last_ballot(proposal), key or uuid4()
    if last is not None and last.key == key:
        return last
    is_unused(Ballot.objects.filter(key=key))
    access.is_ready_to_open(proposal).or_409()
    item = proposal.agenda_item
    assert item is not None  # ready to open: on an agenda
    access.is_a_window(item.meeting, closes_at, at=at).or_409()
    rows = _roll_of(item.meeting.body, at)
    access.is_a_manner(proposal, manner.method, manner.options, is_secret=manner.is_secret, roll=rows).or_409()
    call = last.call + 1 if last else 1
    ballot = Ballot.objects.create(
        proposal=proposal,
        version=proposal.versions.latest("number"),
        agenda_item=item,
        body=item.meeting.body,
        call=call,
        opened_at=at,
        closes_at=closes_at,
        rules=rules_for(call, item.meeting.body.slug, proposal.kind, manner.method).as_facts(),
        is_secret=manner.is_secret,
        key=key,
    )
    filled = _lay_out(ballot, manner, rows, at)
    _record_opening(ballot, manner, by, at)
    mails.tell_ballot_opened(ballot, filled)
    return ballot


def _record_opening(ballot: Ballot, manner: Manner, by: User | None, at: datetime) -> None:
    roll = [roll_line(row) for row in electors_of(ballot)]
    how = {"closes_at": ballot.closes_at.isoformat(), "method": manner.method.value, "asked": asked_mark(ballot)}
    record(
        by,
        "open_ballot",
        ballot,
        at=at,
        stream=ballot.body.slug,
        call=ballot.call,
        roll=roll,
        version=ballot.version.number,
        **how,
    )


def _roll_of(body: Body, at: datetime) -> list[SeatOnDate]:
    rows = voting_seats(body, clock.day_of(at))
    if all(row.is_vacant for row in rows):
        raise Conflict(_("Geen enkele stemgerechtigde zetel is ingevuld. Vul eerst de zetels van de raad in."))
    return rows


def _lay_out(ballot: Ballot, manner: Manner, rows: list[SeatOnDate], at: datetime) -> list[Elector]:
    """Roll, options, slips, first round and interests. Returns the filled seats."""
    gaining = {*manner.beneficiaries, *paid_by(ballot.proposal)}
    ballot.beneficiaries.set(gaining)
    names = manner.options
    BallotOption.objects.bulk_create(
        BallotOption(ballot=ballot, place=place, name=name) for place, name in enumerate(names)
    )
    lay_conditions_before(ballot)
    _copy_roll(ballot, rows)
    filled = list(ballot.electors.entitled().select_related("seat").prefetch_related("holders__person"))
    _flag_interests(filled, gaining, at)
    if ballot.is_secret:
        voting = [one.weight for one in ballot.electors.voting()]
        access.is_secret_possible(ballot.proposal, manner.method, voting).or_409()
        lay_out_slips(ballot, filled)
    if ballot.has_rounds:
        Round.objects.create(ballot=ballot, number=1, text=ballot.proposal.summary, opened_at=at)
    return filled


def _copy_roll(ballot: Ballot, rows: list[SeatOnDate]) -> None:
    """Write the roll: every voting seat, the vacant ones too, and who holds them."""
    electors = Elector.objects.bulk_create(
        Elector(
            ballot=ballot,
            seat=row.seat,
            seat_name=row.seat.name,
            is_filled=not row.is_vacant,
            organisation_id=row.seat.institution_id,
        )
        for row in rows
    )
    ElectorHolder.objects.bulk_create(
        ElectorHolder(elector=elector, person=person)
        for elector, row in zip(electors, rows, strict=True)
        for person in row.holders
    )


def _flag_interests(filled: list[Elector], beneficiaries: Iterable[Institution], at: datetime) -> None:
    """The seats whose organisation gains by it step aside, until their holder says otherwise (house rule 8)."""
    Recusal.objects.bulk_create(
        Recusal(elector=elector, state=Recusal.State.FLAGGED, at=at)
        for elector in interested_in(filled, list(beneficiaries))
    )
