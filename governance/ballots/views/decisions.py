"""The register of decisions: public, permanent, and also as a sheet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, queries
from governance.ballots.forms import ConfirmForm
from governance.ballots.models import Decision
from governance.ballots.views.ballots import ballot_facts
from governance.ballots.views.closed import closed_doors
from governance.ballots.views.options import decision_options
from governance.ballots.views.proposals import FORM, thanked, typed
from governance.ledger.models import Seal
from governance.ledger.queries import seal_of
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of
from som_portal.kit.sheets import csv_page


def year_asked(request: HttpRequest) -> int | None:
    """The working year a filter asks for; anything odd asks for all."""
    text = request.GET.get("werkjaar", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == len("2026") else None


@login_not_required
@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """Every decision, the latest first, by working year."""
    year = year_asked(request)
    page = page_of(request, queries.decisions(request.user, year))
    rows = [(decision, queries.ballot_stage(decision.ballot, clock.now())) for decision in page]
    context = {"page": page, "rows": rows, "years": queries.working_years(request.user), "year": year}
    return render(request, "governance/ballots/decisions.html", context)


@login_not_required
@require_safe
def decisions_csv(request: HttpRequest) -> HttpResponse:
    """The register as a sheet, by working year."""
    rows = queries.with_costs(queries.decisions(request.user, year_asked(request)))
    return csv_page("besluiten", queries.SHEET_HEAD, map(queries.sheet_row, rows))


@login_not_required
@require_safe
def decision_page(request: HttpRequest, number: str) -> HttpResponse:
    """Wording, result with its sentences, seats, euros and the place in the record."""
    at = clock.now()
    ballot = queries.decided_ballots(request.user).filter(decision__number=number).first()
    if ballot is None:
        return closed_doors(request, number)
    decision = ballot.decision
    deeds = queries.deeds_of([ballot.proposal, ballot, decision])
    reservable = access.is_reservable(decision, at=at) if access.awaits_money(decision) else None
    context: dict[str, Any] = {"decision": decision, "head": queries.head_of(ballot, deeds), "reservable": reservable}
    context["options"] = decision_options(request.user, decision, reservable, at=at)
    context |= queries.aftermath_of(request.user, decision, at)
    context |= {"seats_made": queries.seats_made(ballot), "history": queries.history(deeds), "seal": _seal_of(decision)}
    return render(request, "governance/ballots/decision.html", context | ballot_facts(ballot, at))


def _seal_of(decision: Decision) -> Seal | None:
    """The seal of the ledger that was published with its commitment. No query without one."""
    return seal_of(decision.number) if decision.commitment_id else None


@asked_when_set
@require_http_methods(FORM)
def reserve_money(request: HttpRequest, number: str) -> HttpResponse:
    """Commit money that did not fit when the decision was taken."""
    at = clock.now()
    decision = get_object_or_404(queries.decided_ballots(request.user), decision__number=number).decision
    access.may_reserve(request.user, at=at).or_403()

    def act(form: ConfirmForm) -> Decision:
        return actions.reserve_money(decision, by=request.user, at=at)

    context: dict[str, Any] = {"decision": decision, "proposal": decision.ballot.proposal}
    context |= {"possible": access.is_reservable(decision, at=at)}
    done = thanked(request, _("Het geld is vastgelegd."), act)
    return form_page(request, "governance/ballots/reserve.html", ConfirmForm(typed(request)), done, context)
