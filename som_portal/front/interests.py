"""Whose organisation benefits from a decision, seat by seat: what a chair asks before, and a reader after the vote."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import Prefetch, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.ballots.models import Ballot, ElectorHolder, Proposal
from governance.delegates.models import Representation
from governance.ledger.models import Commitment
from governance.people.models import Institution
from som_portal.kit.access import Sentence
from som_portal.kit.folding import fold

IS_PAID, HAS_THE_LINE = Q(partners__is_paid=True), gettext_lazy("is partner van het werk dat de budgetpost heeft")
PROPOSED, PROPOSES = gettext_lazy("diende het voorstel in"), Q(coproposers__ended_at=None)
WAYS: tuple[tuple[str, Q, Sentence], ...] = (
    ("lab__partners__institution", Q(), gettext_lazy("is partner van het labo")),
    ("costs__budget_line__lab__partners__institution", Q(), HAS_THE_LINE),
    ("costs__budget_line__project__partners__institution", Q(), HAS_THE_LINE),
    ("partners__institution", IS_PAID, gettext_lazy("krijgt geld uit het voorstel")),
    ("partners__institution", Q(partners__is_paid=False), gettext_lazy("is partner van het voorstel")),
    ("seat__institution", Q(), PROPOSED),
    ("proposer__institution", Q(), PROPOSED),
    ("coproposers__seat__institution", PROPOSES & Q(coproposers__accepted_at__isnull=False), PROPOSED),
)
"""From a proposal to institutions that have something in it: by which path, of which rows, and the words for it."""


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
    """What each institution has in it, by its number. Three queries at most."""
    asked = Proposal.objects.filter(pk=ballot.proposal_id).order_by()
    ways = [
        asked.filter(only, **{f"{path}__isnull": False}).annotate(way=Value(way)).values_list(path, "way")
        for way, (path, only, _why) in enumerate(WAYS)
    ]
    gains: dict[int, list[Sentence]] = {}
    for pk, way in sorted(ways[0].union(*ways[1:]), key=itemgetter(1)):
        why = WAYS[way][2]
        gains[pk] = [*gains.get(pk, []), *([] if why in gains.get(pk, []) else [why])]
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
