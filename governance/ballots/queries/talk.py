"""The talk around a proposal: its questions, its amendments as differences, and the signals behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Amendment, Origin, Proposal, Question
from governance.ballots.queries.coproposers import proposed_by
from governance.ballots.queries.outcomes import Stage
from governance.ballots.queries.proposals import vote_began
from governance.ballots.queries.turns import Piece, difference
from governance.ballots.rules import is_same_text, mark_of_text, merged
from governance.challenges.models import Signal
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Sentence

WAITING = Stage("wacht", _("Wacht op antwoord"), "warn")
PUT = Stage("stemming", _("De raad stemt erover"), "busy")
TOO_LATE = Stage("te-laat", _("Niet behandeld voor de stemming"), "idle")
STAGES = {
    Amendment.Settled.ACCEPTED.value: Stage("aanvaard", _("Aanvaard"), "ok"),
    Amendment.Settled.DECLINED.value: Stage("niet-aanvaard", _("Niet aanvaard"), "bad"),
    Amendment.Settled.WITHDRAWN.value: Stage("ingetrokken", _("Ingetrokken"), "idle"),
    Amendment.Settled.ADOPTED.value: Stage("aangenomen", _("Aangenomen door de raad"), "ok"),
    Amendment.Settled.REJECTED.value: Stage("verworpen", _("Niet aangenomen door de raad"), "bad"),
}


@dataclass(frozen=True, slots=True)
class AmendmentTold:
    """An amendment as its page tells it.

    `pieces`: what it changes, in the text as it is now while it waits. `since`: how that text changed after the
    amendment was written; empty when it did not. `clashes`: it touches words that changed since.
    """

    amendment: Amendment
    stage: Stage
    pieces: list[Piece]
    since: list[Piece]
    clashes: bool
    seen: str


@dataclass(frozen=True, slots=True)
class OriginTold:
    """One thing of the field behind a proposal. Only who may read a signal gets its title and its page."""

    words: Sentence
    title: str
    url: str
    signals: int
    is_bundle: bool


def questions_of(proposal: Proposal) -> list[Question]:
    """What was asked and answered, the first first. One query."""
    return list(proposal.questions.told())


def amendments_of(proposal: Proposal) -> list[tuple[Amendment, Stage]]:
    """Every amendment with where it stands, the first first. One query; needs the ballots read."""
    return [(one, stage_of_amendment(one, proposal)) for one in proposal.amendments.told()]


def stage_of_amendment(amendment: Amendment, proposal: Proposal) -> Stage:
    """Where it stands: what became of it, or that it waits; past the opening of the vote it waits no longer."""
    is_over = vote_began(proposal) or proposal.withdrawn_at is not None
    waits = PUT if amendment.is_put else WAITING
    return STAGES.get(amendment.settled_as, TOO_LATE if is_over else waits)


def told_amendment(amendment: Amendment, proposal: Proposal) -> AmendmentTold:
    """An amendment against the text it meets. No query; needs the ballots of the proposal read."""
    stage, current = stage_of_amendment(amendment, proposal), str(getattr(proposal, amendment.part))
    if amendment.settled_as in (Amendment.Settled.ACCEPTED, Amendment.Settled.ADOPTED):
        return AmendmentTold(amendment, stage, difference(amendment.replaced, amendment.became), [], False, "")
    if amendment.settled_as:
        return AmendmentTold(amendment, stage, difference(amendment.before, amendment.text), [], False, "")
    since = [] if is_same_text(amendment.before, current) else difference(amendment.before, current)
    met = merged(amendment.before, current, amendment.text)
    pieces = difference(current, amendment.text if met is None else met)
    return AmendmentTold(amendment, stage, pieces, since, met is None, mark_of_text(current))


def origins_of(proposal: Proposal, reader: User | AnonymousUser, at: datetime) -> list[OriginTold]:
    """What of the field led to a proposal. One query, and who reads what is asked in it."""
    mine = Signal.objects.none()
    if isinstance(reader, User):
        mine = Signal.objects.visible_to(reader, clock.day_of(at))
    rows = proposal.origins.select_related("signal__focus_area", "challenge")
    readable = Exists(mine.filter(pk=OuterRef("signal")))
    return [_told(row) for row in rows.annotate(signal_count=Count("challenge__signals"), is_readable=readable)]


def with_talk(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With which talk there is about each: a page asks only for that. No query of its own."""
    talk: dict[str, Any] = {
        "has_questions": Question.objects,
        "has_amendments": Amendment.objects,
        "has_origins": Origin.objects,
    }
    return proposals.annotate(**{name: Exists(rows.filter(proposal=OuterRef("pk"))) for name, rows in talk.items()})


def _told(row: Any) -> OriginTold:
    if row.challenge is not None:
        url, count = row.challenge.get_absolute_url(), row.signal_count
        return OriginTold(_("Onderwijsuitdaging"), row.challenge.title, url, count, is_bundle=True)
    assert row.signal is not None  # an origin is one or the other
    where = f"{row.signal.get_level_display()} · {row.signal.focus_area.short}"
    is_mine = row.is_readable
    return OriginTold(
        _("Signaal uit het veld"),
        row.signal.title if is_mine else where,
        row.signal.get_absolute_url() if is_mine else "",
        1,
        is_bundle=False,
    )


def signallers_of(proposal: Proposal) -> list[tuple[User, Signal]]:
    """Who gave the signals behind a proposal, alone or bundled in a challenge: each person once."""
    behind = Q(origins__proposal=proposal) | Q(challenge__origins__proposal=proposal)
    rows = Signal.objects.filter(behind, raised_by__is_active=True).select_related("raised_by").distinct()
    found: dict[int, tuple[User, Signal]] = {}
    for signal in rows.order_by("raised_at", "pk"):
        assert signal.raised_by is not None  # asked for
        found.setdefault(signal.raised_by.pk, (signal.raised_by, signal))
    return list(found.values())


def questions_awaiting(user: User) -> QuerySet[Question]:
    """Questions that this person answers, the first asked first."""
    return Question.objects.unanswered().filter(proposal__in=proposed_by(user)).select_related("proposal", "seat")


def amendments_awaiting(user: User) -> QuerySet[Amendment]:
    """Amendments that this person accepts or declines; none on a proposal whose vote began."""
    rows = Amendment.objects.waiting().filter(proposal__in=proposed_by(user), proposal__withdrawn_at=None)
    rows = rows.exclude(put__isnull=False, put__withdrawn_at=None)
    return rows.filter(proposal__ballots=None).select_related("proposal", "seat")
