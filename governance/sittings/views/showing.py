"""What the page of the chair shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from governance.ballots.access import can_close_ballot, can_open_ballot
from governance.ballots.models import Ballot
from governance.ballots.queries import explained
from governance.followup.models import ActionItem
from governance.meetings.models import Meeting
from governance.meetings.rules.presence import Absence
from governance.sittings import queries
from governance.sittings.access import can_close_sitting
from governance.sittings.forms import NoteForm
from governance.sittings.rules import Stage

STAGES = {
    Stage.TO_OPEN: (_("Nog te openen"), "idle"),
    Stage.OPEN: (_("Bezig"), "ok"),
    Stage.SUSPENDED: (_("Geschorst"), "warn"),
    Stage.CLOSED: (_("Afgesloten"), "idle"),
}
ABSENCES = {
    Absence.RECUSED: _("weg om een eigen belang"),
    Absence.AWAY: _("was er niet"),
    Absence.LATER: _("kwam later"),
    Absence.EARLIER: _("ging vroeger weg"),
    Absence.BETWEEN: _("was er een tijd niet"),
}


def at_the_table(request: HttpRequest, meeting: Meeting, asked: str, at: datetime) -> dict[str, Any]:
    """The point that is shown with what hangs on it, and the way to the others."""
    board = queries.board_of(meeting, at)
    point = board.shown(asked)
    word, tone = STAGES[board.stage]
    shown = {"meeting": meeting, "board": board, "point": point, "stage_word": word, "stage_tone": tone}
    shown["can_close_sitting"] = can_close_sitting(meeting, at)
    if point is None:
        return shown
    shown |= {"previous": board.beside(point, -1), "next": board.beside(point, 1)}
    shown["absences"] = [(row, ABSENCES[why]) for row, why in queries.absences_from(point, board, at)]
    shown["note_form"] = NoteForm.of(getattr(point.item, "note", None))
    shown["action_items"] = list(ActionItem.objects.filter(item=point.item).with_owners())
    return shown | vote_on(request, point, at)


def vote_on(request: HttpRequest, point: queries.PointNow, at: datetime) -> dict[str, Any]:
    """The proposal of a point, its vote, and what this person can do with it."""
    proposal = queries.proposal_of(point.item) if point.item.is_balloted else None
    if proposal is None:
        return {}
    ballot = queries.ballot_at(proposal, point.item)
    can_open = can_open_ballot(request.user, proposal, at=at)
    can_close = can_close_ballot(request.user, ballot, at=at) if ballot else None
    facts = {"proposal": proposal, "ballot": ballot, "can_open": can_open, "can_close": can_close}
    return facts | result_of(ballot, at)


def result_of(ballot: Ballot | None, at: datetime) -> dict[str, Any]:
    """The sentences that explain the vote as it stands, and once it is closed the decision."""
    if ballot is None:
        return {}
    told = {"sentences": explained(ballot, at)}
    return told if ballot.closed_at is None else told | {"decision": ballot.decision}


def spoken(board: queries.Board, at: datetime) -> dict[str, Any]:
    """For on the wall: the point on the table, its question and its result."""
    point = board.running
    proposal = queries.proposal_of(point.item) if point and point.item.is_balloted else None
    ballot = queries.ballot_at(proposal, point.item) if point else None
    word, tone = STAGES[board.stage]
    shown = {"meeting": board.meeting, "point": point, "proposal": proposal, "ballot": ballot}
    return shown | {"stage_word": word, "stage_tone": tone} | result_of(ballot, at)
