"""From an idea to a point on the agenda of the raad."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from governance.ballots import access
from governance.ballots.actions import talk_mails
from governance.ballots.actions.costs import CostAsked, costs_asked, keep_costs
from governance.ballots.actions.versions import keep_version
from governance.ballots.models import Partner, Proposal, Version, sums_of
from governance.ballots.queries import RAAD, came_from, signallers_of, with_ballots
from governance.bodies.models import Seat
from governance.bodies.queries import seats_held
from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine
from governance.meetings.actions import add_agenda_item
from governance.meetings.models import LONGEST_TITLE, AgendaItem, Meeting
from governance.people.models import Institution, User
from governance.record.actions import Fact, record
from som_portal.kit import clock
from som_portal.kit.access import Verdict, is_same_click

MINUTES_ON_AGENDA = 20
SAID_ONCE = ("question", "summary", "why_together", "amount")
"""By what a proposal is known to be the one that a form submitted already."""


class Asked(TypedDict):
    """What a proposal asks; without `kind` a labo. `amount` in cents, 0 or none for no money; `competence` by its slug.

    `costs` says per line what is asked, and replaces `amount` and `budget_line`: those say it for one line.
    """

    kind: NotRequired[str]
    question: str
    summary: str
    why_together: str
    if_not: NotRequired[str]
    who_alone: NotRequired[str]
    what_stops: NotRequired[str]
    success_criteria: NotRequired[str]
    stop_criteria: NotRequired[str]
    focus_areas: Iterable[FocusArea]
    competence: str
    amount: NotRequired[int]
    budget_line: NotRequired[BudgetLine | None]
    costs: NotRequired[Sequence[CostAsked]]
    duration_months: int | None


class Engaged(TypedDict):
    """An institution or a name, the engagement of the charter by its slug, what it does, and whether it is paid."""

    institution: Institution | None
    name: str
    engagement: str
    does: str
    is_paid: bool


@transaction.atomic
def propose(*, key: UUID, by: User, at: datetime, partners: Iterable[Engaged] = (), **asked: Unpack[Asked]) -> Proposal:
    """Submit a proposal from one of one's seats. The same `key` twice is one proposal."""
    access.may_propose(by, at=at).or_403()
    fields = _fields(asked) | {"proposer": by, "seat": _seat_of(by, at), "submitted_at": at}
    proposal, is_new = Proposal.objects.get_or_create(key=key, defaults=fields)
    if not is_new:
        is_same_click(proposal, proposer_id=by.pk, **{name: fields[name] for name in SAID_ONCE})
        return proposal
    proposal.focus_areas.set(asked["focus_areas"])
    keep_costs(proposal, costs_asked(asked))
    Partner.objects.bulk_create(Partner(proposal=proposal, **engaged) for engaged in partners)
    keep_version(proposal, Version.Why.SUBMITTED, seat=proposal.seat, by=by, at=at)
    record(by, "propose", proposal, at=at, stream=RAAD, seat=proposal.seat_id, amount=proposal.amount)
    return proposal


@transaction.atomic
def revise_proposal(
    proposal: Proposal, *, seen: int | None = None, by: User, at: datetime, **asked: Unpack[Asked]
) -> Proposal:
    """Change what is asked, until it is on an agenda.

    `seen`: the version that was read. Raises Conflict when another one came in between and this would overwrite it.
    """
    proposal = lock_to_revise(proposal, by)
    fields, before = _fields(asked), proposal.versions.latest("number")
    for name, value in fields.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=list(fields))
    proposal.focus_areas.set(asked["focus_areas"])
    keep_costs(proposal, costs_asked(asked))
    after = keep_version(proposal, Version.Why.REVISED, seat=access.seat_of_speaker(by, proposal), by=by, at=at)
    Verdict.when(after == before or seen in (None, before.number), access.CHANGED_MEANWHILE).or_409()
    record(by, "revise_proposal", proposal, at=at, stream=RAAD, amount=proposal.amount)
    return proposal


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: User, at: datetime) -> Proposal:
    """Take a proposal back, until a ballot opens. Twice is once."""
    proposal = lock_proposal(proposal)
    access.may_withdraw(by, proposal).or_403()
    if proposal.withdrawn_at is not None:
        return proposal
    access.is_withdrawable(proposal).or_409()
    proposal.withdrawn_at = at
    proposal.save(update_fields=["withdrawn_at"])
    record(by, "withdraw_proposal", proposal, at=at, stream=RAAD)
    talk_mails.tell_withdrawn(proposal, signallers_of(proposal))
    return proposal


@transaction.atomic
def schedule_proposal(proposal: Proposal, meeting: Meeting, *, by: User | None, at: datetime) -> Proposal:
    """Put a proposal on the agenda of a coming raad, as a point to decide. The same meeting twice is once."""
    proposal = lock_proposal(proposal)
    access.may_schedule(by, at=at).or_403()
    if proposal.agenda_item and proposal.agenda_item.meeting_id == meeting.pk:
        return proposal
    access.is_schedulable(proposal).or_409()
    access.is_coming_raad(meeting, at=at).or_409()
    with override("nl"):  # the agenda is a document: in Dutch, whoever schedules
        title = f"{proposal.get_kind_display()}: {proposal.question}"
    left_over = proposal.agenda_item
    proposal.agenda_item = add_agenda_item(
        meeting,
        kind=AgendaItem.Kind.DECIDE,
        title=title[:LONGEST_TITLE],
        minutes=MINUTES_ON_AGENDA,
        is_balloted=True,
        carried_from=left_over if left_over and not left_over.is_treated else None,
        like=left_over or came_from(proposal),
        by=by,
        at=at,
    )
    proposal.save(update_fields=["agenda_item"])
    record(by, "schedule_proposal", proposal, at=at, stream=RAAD, meeting=meeting.pk)
    return proposal


def lock_proposal(proposal: Proposal) -> Proposal:
    """Hold the row until the transaction ends and read it afresh with its ballots."""
    Proposal.objects.locked(proposal.pk)
    return with_ballots(Proposal.objects.filter(pk=proposal.pk)).get()


def lock_to_revise(proposal: Proposal, by: User) -> Proposal:
    """Hold a proposal for who may change what it asks, until it is on an agenda. Raises Refused or Conflict."""
    proposal = lock_proposal(proposal)
    access.may_revise(by, proposal).or_403()
    access.is_revisable(proposal).or_409()
    return proposal


def note_revision(proposal: Proposal, verb: str, *, by: User, at: datetime, **facts: Fact) -> None:
    """Keep the version that a change beside the proposal made, and record the deed. Reads the proposal afresh."""
    proposal = lock_proposal(proposal)
    keep_version(proposal, Version.Why.REVISED, seat=access.seat_of_speaker(by, proposal), by=by, at=at)
    record(by, verb, proposal, at=at, stream=RAAD, **facts)


def _fields(asked: Asked) -> dict[str, object]:
    sums = sums_of([(cost["budget_line"], cost["amount"], cost["purpose"]) for cost in costs_asked(asked)])
    return {name: value for name, value in asked.items() if name not in ("focus_areas", "costs")} | sums


def _seat_of(by: User, at: datetime) -> Seat:
    """The seat a proposal comes from: a voting one when the proposer has one, else the first that is no observer's."""
    held = seats_held(by, clock.day_of(at))
    return min(held, key=lambda seat: (not seat.is_voting, seat.body.slug == RAAD, seat.pk))
