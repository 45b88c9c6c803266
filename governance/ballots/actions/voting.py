"""Opening a ballot on a roll of seats, and voting by seat."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.models import Ballot, Elector, ElectorHolder, Proposal, Vote
from governance.ballots.queries import last_ballot, rules_for
from governance.ballots.rules import Choice
from governance.bodies.queries import voting_seats
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict


@transaction.atomic
def open_ballot(
    proposal: Proposal, *, closes_at: datetime, key: UUID | None = None, by: User | None, at: datetime
) -> Ballot:
    """Open the vote of the raad, with a copy of its voting seats and their holders of that day.

    `closes_at`: at least ten days ahead and in no school holiday, or on the day of the meeting when that is today.
    """
    proposal = lock_proposal(proposal)
    access.may_run_ballot(by, at=at).or_403()
    last = last_ballot(proposal)
    if last is not None and last.key == key:
        return last
    access.is_ready_to_open(proposal).or_409()
    item = proposal.agenda_item
    assert item is not None  # ready to open: on an agenda
    access.is_a_window(item.meeting, closes_at, at=at).or_409()
    call = last.call + 1 if last else 1
    ballot = Ballot.objects.create(
        proposal=proposal,
        agenda_item=item,
        body=item.meeting.body,
        call=call,
        opened_at=at,
        closes_at=closes_at,
        rules=rules_for(call, item.meeting.body.slug, proposal.kind).as_facts(),
        key=key or uuid4(),
    )
    filled = _copy_roll(ballot, at)
    record(by, "open_ballot", ballot, at=at, stream=ballot.body.slug, call=call, closes_at=closes_at.isoformat())
    mails.tell_ballot_opened(ballot, filled)
    return ballot


@transaction.atomic
def cast_vote(elector: Elector, choice: Choice, *, by: User, at: datetime) -> Vote:
    """Record or change the vote of one seat while the ballot is open; the last choice counts.

    Saying the same again is saying it once: no second receipt.
    """
    ballot = Ballot.objects.locked(elector.ballot_id)
    access.may_vote(by, elector, at=at).or_403()
    access.is_voting_open(ballot, at=at).or_409()
    vote = Vote.objects.filter(elector=elector).first() or Vote(elector=elector)
    if vote.pk and (vote.choice, vote.cast_by_id) == (choice, by.pk):
        return vote
    vote.choice, vote.cast_at, vote.cast_by = Choice(choice), at, by
    vote.save()
    record(by, "cast_vote", ballot, at=at, stream=ballot.body.slug, seat=elector.seat_id)
    mails.send_receipt(vote, ballot, by)
    return vote


@transaction.atomic
def remind_unvoted_seats(ballot: Ballot, *, by: User | None, at: datetime) -> Ballot:
    """Mail the holders of seats that have not voted, once per ballot and person."""
    ballot = Ballot.objects.locked(ballot.pk)
    access.may_run_ballot(by, at=at).or_403()
    access.is_voting_open(ballot, at=at).or_409()
    for elector in ballot.electors.unvoted().prefetch_related("holders__person"):
        mails.remind_holders(ballot, elector)
    return ballot


def _copy_roll(ballot: Ballot, at: datetime) -> list[Elector]:
    """Write the roll: every voting seat, the vacant ones too, and who holds them. Returns the filled ones."""
    rows = voting_seats(ballot.body, clock.day_of(at))
    if all(row.is_vacant for row in rows):
        raise Conflict(_("Geen enkele stemgerechtigde zetel is ingevuld. Vul eerst de zetels van de raad in."))
    electors = Elector.objects.bulk_create(
        Elector(ballot=ballot, seat=row.seat, seat_name=row.seat.name, is_filled=not row.is_vacant) for row in rows
    )
    ElectorHolder.objects.bulk_create(
        ElectorHolder(elector=elector, person=person)
        for elector, row in zip(electors, rows, strict=True)
        for person in row.holders
    )
    return list(ballot.electors.entitled().prefetch_related("holders__person"))
