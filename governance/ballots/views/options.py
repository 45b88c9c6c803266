"""What the rail of a page offers: the deeds a person has the right to, each with a button or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots import access
from governance.ballots.models import Ballot, Decision, Elector, Proposal
from governance.ballots.offers import deeds_after
from governance.ballots.queries import AmendmentTold, current_round, said
from governance.bodies.access import Person
from som_portal.kit.access import Sentence, Verdict


@dataclass(frozen=True, slots=True)
class Option:
    """One deed: allowed or not, where, under which words. `kind`: primary, quiet, danger or empty."""

    verdict: Verdict
    url: str
    label: Sentence
    kind: str = ""


def proposal_options(by: Person, proposal: Proposal, *, at: datetime) -> list[Option]:
    """For the proposer, the coördinatiecel and the chair."""
    runs, coordinates, proposed = may_do(by, proposal, at)
    asked: list[tuple[Verdict, Verdict, str, Sentence, str]] = [
        (runs, access.is_ready_to_open(proposal), "open_ballot", _("Open de stemming"), "primary"),
        (coordinates, access.is_schedulable(proposal), "schedule_proposal", _("Zet op de agenda"), ""),
        (runs, access.is_conditionable(proposal), "set_conditions", _("Leg voorwaarden vast"), ""),
        *_own(by, proposal, proposed),
        *_talk(by, proposal, at),
    ]
    offered = [row[1:] for row in asked if row[0]]
    options = [Option(state, _url(name, proposal), label, kind) for state, name, label, kind in offered]
    return _gathered([*options, *_stepping_back(by, proposal)])


def _gathered(options: list[Option]) -> list[Option]:
    """What can be done first, then what waits, side by side where it waits for the same."""
    reasons = list(dict.fromkeys(["", *(str(option.verdict.reason) for option in options)]))
    return sorted(options, key=lambda option: reasons.index(str(option.verdict.reason)))


def _stepping_back(by: Person, proposal: Proposal) -> list[Option]:
    """For who proposes along. No query once that is read."""
    mine = [row for row in proposal.together() if row.person_id == by.pk]
    label, url = _("Trek je terug"), "ballots:end_coproposal"
    return [Option(access.is_endable(row, proposal), reverse(url, args=[row.pk]), label, "quiet") for row in mine]


def _own(by: Person, proposal: Proposal, proposed: Verdict) -> list[tuple[Verdict, Verdict, str, Sentence, str]]:
    """For who proposed it, first or together; withdrawing for the first alone."""
    withdraws, revisable = access.may_withdraw(by, proposal), access.is_revisable(proposal)
    return [
        (proposed, revisable, "revise_proposal", _("Bewerk je voorstel"), ""),
        (proposed, revisable, "ask_coproposer", _("Dien samen in"), "quiet"),
        (proposed, revisable, "add_partner", _("Zeg wie meedoet"), "quiet"),
        (proposed, revisable, "add_proposal_document", _("Voeg een document toe"), "quiet"),
        (withdraws, access.is_withdrawable(proposal), "withdraw_proposal", _("Trek je voorstel in"), "quiet"),
    ]


def _talk(by: Person, proposal: Proposal, at: datetime) -> list[tuple[Verdict, Verdict, str, Sentence, str]]:
    """For who sits in the raad: ask; for who proposed it and the coördinatiecel: say where it comes from."""
    joins, links = access.may_join_in(by, proposal, at=at), access.may_link_signals(by, proposal, at=at)
    return [
        (joins, access.is_before_the_vote(proposal), "ask_question", _("Stel een vraag"), ""),
        (links, access.is_linkable(proposal), "link_signals", _("Zeg waar het vandaan komt"), "quiet"),
    ]


def amendment_options(by: Person, told: AmendmentTold, proposal: Proposal) -> list[Option]:
    """Accept or decline for who proposed; withdraw for who made it. Nothing once it is settled."""
    waits, url = access.is_waiting(told.amendment, proposal), partial(_amendment, told)
    options = []
    if access.may_answer(by, proposal):
        can = access.is_acceptable(told, proposal)
        options = [Option(can, url("accept_amendment"), _("Aanvaard het amendement"), "primary")]
        options.append(Option(waits, url("decline_amendment"), _("Aanvaard het niet")))
    if access.may_withdraw_amendment(by, told.amendment):
        options.append(Option(waits, url("withdraw_amendment"), _("Trek je amendement in"), "quiet"))
    return [] if told.amendment.settled_as else options


def putting_options(by: Person, told: AmendmentTold, proposal: Proposal, *, at: datetime) -> list[Option]:
    """Put it to the vote, for who runs ballots."""
    if told.amendment.settled_as or told.amendment.is_put or not access.may_run_ballot(by, at=at):
        return []
    state = access.is_puttable(told.amendment, proposal)
    return [Option(state, _amendment(told, "put_to_vote"), _("Breng in stemming"), "")]


def _amendment(told: AmendmentTold, name: str) -> str:
    return reverse(f"ballots:{name}", args=[told.amendment.pk])


def may_do(by: Person, proposal: Proposal, at: datetime) -> tuple[Verdict, Verdict, Verdict]:
    """Whether this person runs ballots, brings proposals to the raad, proposed this one."""
    return access.may_run_ballot(by, at=at), access.may_schedule(by, at=at), access.may_revise(by, proposal)


def _url(name: str, proposal: Proposal) -> str:
    return reverse(f"ballots:{name}", args=[proposal.pk])


def ballot_options(by: Person, ballot: Ballot, held: list[Elector], *, at: datetime) -> list[Option]:
    """Vote, or why not, for everybody who signed in; close for the chair and the coördinatiecel."""
    if not by.is_authenticated:
        return []
    label = _("Wijzig je stem") if any(said(elector) for elector in held) else _("Stem nu")
    can_vote = access.can_cast_vote(by, ballot, held, at=at)
    options = [Option(can_vote, _of("vote", ballot), label, "primary"), *_turns(ballot, held, at)]
    if access.may_run_ballot(by, at=at) and ballot.closed_at is None:
        options += _leading(ballot, at)
        options.append(Option(access.is_closable(ballot, at=at), _of("close_ballot", ballot), _("Sluit de stemming")))
    return options


def _turns(ballot: Ballot, held: list[Elector], at: datetime) -> list[Option]:
    """For who votes for a seat: contribute to a round, state an interest."""
    if not held or not ballot.is_open(at):
        return []
    interest = Option(Verdict.yes(), _of("state_interest", ballot), _("Eigen belang?"), "quiet")
    if not ballot.has_rounds:
        return [interest]
    can = access.is_time_to_contribute(current_round(ballot))
    return [Option(can, _of("contribute", ballot), _("Stel een vraag of reageer")), interest]


def _leading(ballot: Ballot, at: datetime) -> list[Option]:
    """For who leads a consent ballot: its next step."""
    if not ballot.has_rounds or not ballot.is_open(at):
        return []
    if access.has_a_next_phase(current_round(ballot)):
        return [Option(Verdict.yes(), _of("move_on", ballot), _("Naar de volgende stap"))]
    return [Option(Verdict.yes(), _of("integrate", ballot), _("Verwerk de bezwaren"))]


def _of(name: str, ballot: Ballot) -> str:
    return reverse(f"ballots:{name}", args=[ballot.pk])


def decision_options(by: Person, decision: Decision, reservable: Verdict | None, *, at: datetime) -> list[Option]:
    """Commit the money that waits (None: none does), add an expert, replace it: for the coördinatiecel."""
    options = _after(by, decision, at)
    if reservable is not None and access.may_reserve(by, at=at):
        options.append(Option(reservable, _page("reserve_money", decision), _("Leg vast"), "primary"))
    if access.may_add_expert_seat(by, at=at) and access.makes_expert_seats(decision):
        options.append(Option(Verdict.yes(), _page("add_expert_seat", decision), _("Voeg een expertzetel toe")))
    if access.may_supersede(by, at=at):
        state = access.is_in_force(decision)
        options.append(
            Option(state, _page("supersede_decision", decision), _("Vervang door een later besluit"), "quiet")
        )
    return options


def _after(by: Person, decision: Decision, at: datetime) -> list[Option]:
    deeds = deeds_after(by, decision, at)
    return [Option(Verdict.yes(), _page(name, decision), label, kind) for name, label, kind in deeds]


def _page(name: str, decision: Decision) -> str:
    return reverse(f"ballots:{name}", args=[decision.number])
