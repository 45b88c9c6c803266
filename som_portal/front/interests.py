"""Whose organisation benefits from a decision, seat by seat: what a chair asks before, and a reader after the vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from governance.ballots.models import Ballot, ElectorHolder, Proposal
from governance.delegates.models import Representation
from governance.ledger.models import Commitment
from governance.people.models import Institution
from som_portal.kit.access import Sentence
from som_portal.kit.folding import fold


@dataclass(frozen=True, slots=True)
class Interest:
    """A voting seat, the organisation behind it, and what that organisation has in the decision."""

    seat: str
    institution: str
    why: Sentence


def interests_in(ballot: Ballot) -> list[Interest]:
    """Every seat on the roll whose organisation is a partner, proposed it, or is paid. Eight queries at most.

    Of a seat that is shown by seat only, its holder is not asked for an institution.
    """
    gains = _gains(ballot)
    rows: Any = ballot.electors.filter(is_filled=True).select_related("seat__institution").order_by("pk")
    rows = rows.prefetch_related(
        Prefetch("seat__representations", Representation.objects.select_related("institution")),
        Prefetch("holders", ElectorHolder.objects.select_related("person__institution")),
    )
    found = [
        Interest(row.seat_name, institution.name, why)
        for row in rows
        for institution in _behind(row)
        for why in gains.get(institution.pk, ())
    ]
    return list(dict.fromkeys(found))


def _behind(elector: Any) -> list[Institution]:
    """The institution of a seat, those it speaks for, and those of who holds it."""
    seat = elector.seat
    people = [] if seat.by_seat_only else [row.person.institution for row in elector.holders.all()]
    spoken_for = [row.institution for row in seat.representations.all()]
    return [one for one in (seat.institution, *spoken_for, *people) if one is not None]


def _gains(ballot: Ballot) -> dict[int, list[Sentence]]:
    """What each institution has in it, by its number."""
    proposal = ballot.proposal
    gains: dict[int, list[Sentence]] = {}
    joins = ("lab__partners__institution", "partners__institution", "partners__is_paid")
    ends = ("seat__institution", "proposer__institution", *joins)
    along_too = ("coproposers__seat__institution", "coproposers__accepted_at", "coproposers__ended_at")
    joined = Proposal.objects.filter(pk=proposal.pk).order_by("lab__partners", "partners")
    rows = list(joined.values_list(*ends, *along_too))
    for pk in dict.fromkeys(row[2] for row in rows if row[2]):
        gains.setdefault(pk, []).append(_("is partner van het labo"))
    for pk, is_paid in dict.fromkeys(row[3:5] for row in rows if row[3]):
        why = _("krijgt geld uit het voorstel") if is_paid else _("is partner van het voorstel")
        gains.setdefault(pk, []).append(why)
    along = (row[5] for row in rows if row[6] and not row[7])
    for pk in dict.fromkeys(one for one in (*rows[0][:2], *along) if one):
        gains.setdefault(pk, []).append(_("diende het voorstel in"))
    for pk in _paid(ballot):
        gains.setdefault(pk, []).append(_("krijgt geld van een vastlegging"))
    return gains


def _paid(ballot: Ballot) -> list[int]:
    """Institutions that a commitment under the decision names as its other party."""
    decision = getattr(ballot, "decision", None)
    if decision is None or decision.authorisation_id is None:
        return []
    its_own = Q(postings__authorisation=decision.authorisation_id)
    of_its_lines = Q(postings__authorisation__cost__proposal=ballot.proposal_id)
    under = Commitment.objects.filter(its_own | of_its_lines).distinct()
    parties = {fold(name) for name in under.values_list("counterparty", flat=True)}
    return [one.pk for one in Institution.objects.only("name") if fold(one.name) in parties]
