"""Who says that a point is private, and until when; and why not."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.ballots.access.running import may_run_ballot
from governance.ballots.models import Amendment, Ballot, Proposal
from governance.bodies.access import Person
from governance.meetings.access import is_unsettled, takes_private_points
from governance.meetings.models import AgendaItem
from som_portal.kit.access import Verdict

VOTED = _("Over dit punt is al gestemd of de stemming loopt. Openbaar of besloten kies je voor de stemming opent.")
OF_AN_AMENDMENT = _("Een amendement volgt zijn voorstel. Kies openbaar of besloten bij het voorstel zelf.")
TREATED = _("Dit punt is al behandeld. Openbaar of besloten kies je vooraf.")
LABS_ARE_OPEN = _("Een labo is openbaar: zijn vraag staat op het portaal. Een labovoorstel kan dus niet besloten zijn.")


def may_set_openness(by: Person | None, *, at: datetime) -> Verdict:
    """Who runs the ballot: the chair or the coördinatiecel."""
    return may_run_ballot(by, at=at)


def is_openable(item: AgendaItem, *, at: datetime) -> Verdict:
    """Before anything was voted on about it, on this agenda or an earlier one, and before it was treated."""
    proposal = Proposal.objects.filter(agenda_item=item).first()
    here = Q(agenda_item=item) | Q(proposal=proposal)
    voted = Ballot.objects.filter(here | Q(proposal__in=Amendment.objects.filter(proposal=proposal).values("put")))
    is_amendment = Amendment.objects.exclude(put=None).filter(put=proposal).exists()
    return Verdict.first(
        is_unsettled(item.meeting),
        Verdict.when(not is_amendment, OF_AN_AMENDMENT),
        Verdict.when(not voted.exists(), VOTED),
        Verdict.when(not item.is_treated, TREATED),
    )


def is_closable_to_public(item: AgendaItem) -> Verdict:
    """In a meeting that takes private points, about something that is not public by itself."""
    is_lab = Proposal.objects.filter(agenda_item=item, kind=Proposal.Kind.LAB).exists()
    return Verdict.first(takes_private_points(item.meeting), Verdict.when(not is_lab, LABS_ARE_OPEN))
