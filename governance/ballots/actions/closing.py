"""Closing a ballot: count, decide, number, and keep the money aside, all in one transaction."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from governance.ballots import access
from governance.ballots.actions.costs import authorise_costs, commit_costs
from governance.ballots.actions.notes import carry_out_conditions
from governance.ballots.actions.provenance import tell_signallers
from governance.ballots.actions.putting import settle_by_vote, text_decided
from governance.ballots.actions.secrecy import seal
from governance.ballots.models import Ballot, Decision, Proposal
from governance.ballots.queries import current_round, decisions_whole, facts_of, outcome_of
from governance.ballots.rules import Method, Outcome, Result, decision_number, leaders_of, standing_of
from governance.ballots.wording import conditions_wording, money_wording
from governance.bodies.models import Body
from governance.ledger.actions import publish_seal
from governance.meetings.actions import note_decided
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock
from som_portal.kit.access import Conflict

SUBJECTS = {
    Proposal.Kind.LAB.value: "het labo",
    Proposal.Kind.SPENDING.value: "de besteding",
    Proposal.Kind.PRIORITY.value: "de prioriteit",
    Proposal.Kind.APPOINTMENT.value: "de aanstelling",
    Proposal.Kind.ADVICE.value: "het advies aan de stad",
    Proposal.Kind.RULES.value: "de regel in het huishoudelijk reglement",
    Proposal.Kind.AMENDMENT.value: "het amendement",
}
REFUSALS = {
    Result.NO_QUORUM: "De {body} kon niet beslissen over {asked}: het quorum is niet gehaald.",
    Result.REJECTED: "De {body} keurt {asked} niet goed.",
    Result.UNDECIDED: "De {body} koos niet over {asked}: geen enkele optie kreeg de meeste stemmen.",
}


@transaction.atomic
def close_ballot(ballot: Ballot, *, by: User | None, at: datetime) -> Decision:
    """Close, count what the roll said, and lay down the decision. Closing twice is closing once.

    When the money fits, it is committed at once; when it does not, the decision stands and its page says why.
    """
    ballot = Ballot.objects.locked(ballot.pk)
    access.may_run_ballot(by, at=at).or_403()
    if ballot.closed_at is not None:
        return ballot.decision
    counted = Ballot.objects.counted().select_related("proposal__budget_line", "body").get(pk=ballot.pk)
    access.is_closable(counted, at=at).or_409()
    outcome = outcome_of(counted)
    if ballot.is_secret:
        seal(ballot)
    ballot.closed_at = at
    ballot.save(update_fields=["closed_at"])
    decision = _lay_down(counted, outcome, at)
    if outcome.result is not Result.NO_QUORUM:
        note_decided(counted.agenda_item_id, at=at)
        tell_signallers(decision)
        settle_by_vote(counted, outcome, at)
    facts = facts_of(ballot, decision, outcome.result)
    record(by, "close_ballot", ballot, at=at, stream=counted.body.slug, **facts)
    if outcome.adopted:
        _carry_out(decision, at)
    return decision


@transaction.atomic
def reserve_money(decision: Decision, *, by: User | None, at: datetime) -> Decision:
    """Commit the money of an adopted decision that did not fit when it was taken. Twice is once."""
    Decision.objects.locked(decision.pk)
    access.may_reserve(by, at=at).or_403()
    decision = decisions_whole().get(pk=decision.pk)
    if decision.commitment_id is not None:
        return decision
    access.is_reservable(decision, at=at).or_409()
    authorise_costs(decision, by=by, at=at)
    return _commit(decision, by=by, at=at)


def _lay_down(ballot: Ballot, outcome: Outcome, at: datetime) -> Decision:
    """Give the decision the next number of its body and working year, held under the lock of the body.

    Decided when the voting ended, also when the counting came later.
    """
    body = Body.objects.locked(ballot.body_id)
    decided_at = min(at, ballot.closes_at)
    year = clock.working_year(clock.day_of(decided_at))
    last = Decision.objects.filter(body=body, working_year=year).aggregate(last=Max("seq"))["last"] or 0
    return Decision.objects.create(
        ballot=ballot,
        body=body,
        working_year=year,
        seq=last + 1,
        number=decision_number(body.slug.removeprefix("som-").upper(), year, last + 1),
        wording=_wording(body, ballot, outcome),
        decided_at=decided_at,
    )


def _wording(body: Body, ballot: Ballot, outcome: Outcome) -> str:
    """The text of the decision: in Dutch, the language of the record."""
    proposal = ballot.proposal
    asked = f"{SUBJECTS[proposal.kind]} “{proposal.question}”"
    if outcome.result in REFUSALS:
        return REFUSALS[outcome.result].format(body=body.name, asked=asked)
    if outcome.result is Result.POLLED:
        counts = outcome.counts
        return f"De {body.name} peilde naar {asked}: {counts.votes_for} voor, {counts.against} tegen. Geen besluit."
    chosen = f" {_chosen(ballot, outcome)}" if ballot.method.has_options else ""
    money = f" en maakt {money_wording(proposal, ' vrij')}" if proposal.amount else ""
    terms = conditions_wording(ballot.asked)
    return f"De {body.name} keurt {asked} goed{_term(proposal)}{money}.{chosen}{_last_text(ballot)}{terms}"


def _term(proposal: Proposal) -> str:
    """For how long; an amendment lasts as long as its proposal, and an advice or a rule has no end of its own."""
    if proposal.kind == Proposal.Kind.AMENDMENT or not proposal.lasts:
        return ""
    return f" voor {proposal.lasts}"


def _chosen(ballot: Ballot, outcome: Outcome) -> str:
    """The option that was chosen, or the order that was agreed on."""
    if ballot.method is Method.CHOICE:
        return f"Gekozen: “{outcome.counts.options[leaders_of(outcome.counts)[0]].name}”."
    order = "; ".join(f"{rank}. {name}" for rank, name, _points in standing_of(outcome.counts))
    return f"Volgorde: {order}."


def _last_text(ballot: Ballot) -> str:
    """The text that everybody consented to, when objections changed it; of an amendment always the text."""
    if ballot.proposal.kind == Proposal.Kind.AMENDMENT:
        return f" De tekst luidt: {text_decided(ballot)}"
    now = current_round(ballot)
    return f" De aangepaste tekst luidt: {now.text}" if now is not None and now.number > 1 else ""


def _carry_out(decision: Decision, at: datetime) -> None:
    """The portal itself carries out what the raad decided; a commitment that does not fit waits for a person."""
    carry_out_conditions(decision, decision.ballot.key, at)
    if not decision.ballot.proposal.amount:
        return
    authorise_costs(decision, by=None, at=at)
    with suppress(Conflict), transaction.atomic():
        _commit(decision, by=None, at=at)


def _commit(decision: Decision, *, by: User | None, at: datetime) -> Decision:
    """Keep the money aside on every line of the proposal. Raises Conflict when one does not fit."""
    if decision.authorisation is None:
        raise Conflict(str(access.is_reservable(decision, at=at).reason))
    commit_costs(decision, by=by, at=at)
    publish_seal(decision.authorisation.year, decision.number, by=by, at=at)
    amount = decision.ballot.proposal.amount
    record(by, "reserve_money", decision, at=at, stream=decision.body.slug, amount=amount)
    return decision
