"""Pages of the versions of a proposal: what it asked before, and what changed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.ballots import queries
from governance.ballots.models import Version
from governance.ballots.views.proposals import visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import found_or_404


@login_not_required
@require_safe
def version_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version of a proposal, who made it and why, the latest first."""
    proposal = visible_proposal(request, pk, clock.now())
    context = {"proposal": proposal, "versions": queries.versions_of(proposal)}
    return render(request, "governance/ballots/versions.html", context)


@login_not_required
@require_safe
def version_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What changed in a version since another one, by default the one before; and its whole text."""
    proposal = visible_proposal(request, pk, clock.now())
    versions = queries.versions_of(proposal)
    version = found_or_404(next((one for one in versions if one.number == number), None))
    context = {"proposal": proposal, "version": version, "versions": versions, "latest": versions[0]}
    context |= _compared(version, _other(request, version, versions))
    return render(request, "governance/ballots/version.html", context)


def _other(request: HttpRequest, version: Version, versions: list[Version]) -> Version | None:
    """The version that `met` names, else the one before; None for a first version on its own."""
    others = {str(one.number): one for one in versions if one != version}
    return others.get(request.GET.get("met", "")) or others.get(str(version.number - 1))


def _compared(version: Version, other: Version | None) -> dict[str, Any]:
    """The older of both first, whichever page asked."""
    told = {"other": other, "whole": queries.told_version(version.snapshot)}
    if other is None:
        return told
    older, newer = sorted((version, other), key=lambda one: one.number)
    return told | {"older": older, "newer": newer, "changes": queries.changes_of(older.snapshot, newer.snapshot)}
