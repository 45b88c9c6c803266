"""Questions about decisions, and what happened to a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from governance.ballots.models import MOST_COSTS, Ballot, CoProposer, Decision, Proposal
from governance.ballots.models.decisions import DecisionRows
from governance.ballots.queries.costs import lines_of
from governance.ballots.queries.outcomes import result_stage
from governance.ballots.queries.proposals import competence_of
from governance.bodies.models import Seat
from governance.followup.models import ActionItem
from governance.ledger.models import GrantYear
from governance.people.models import User
from governance.record.models import Deed, name_of
from som_portal.kit import clock
from som_portal.kit.access import Sentence as Words

SHEET_HEAD = [
    gettext_lazy("Nummer"),
    gettext_lazy("Datum"),
    gettext_lazy("Werkjaar"),
    gettext_lazy("Netwerkonderdeel"),
    gettext_lazy("Voorstel"),
    gettext_lazy("Resultaat"),
    gettext_lazy("Voor"),
    gettext_lazy("Tegen"),
    gettext_lazy("Onthouding"),
    gettext_lazy("Zetels bezet"),
    gettext_lazy("Bedrag in euro"),
    gettext_lazy("Vastgelegd"),
    gettext_lazy("Besluit"),
    gettext_lazy("Bevoegdheid"),
    gettext_lazy("Waarom samen"),
    gettext_lazy("Motivering van de vergadering"),
    gettext_lazy("Vragen aan de indiener"),
    gettext_lazy("Wie volgt op"),
    gettext_lazy("Evalueren op"),
    *(
        format_lazy(words, number=number)
        for number in range(1, MOST_COSTS + 1)
        for words in (gettext_lazy("Post {number}"), gettext_lazy("Bedrag van post {number}"))
    ),
]
BESIDE = ("note", "resubmission", "followup__seat", "followup__charged_body")
"""What is laid down with a decision, one row each."""
HISTORY = {
    "propose": gettext_lazy("Ingediend"),
    "revise_proposal": gettext_lazy("Aangepast"),
    "propose_together": gettext_lazy("Nog een zetel dient mee in"),
    "step_back": gettext_lazy("Een zetel dient niet langer mee in"),
    "withdraw_proposal": gettext_lazy("Ingetrokken"),
    "schedule_proposal": gettext_lazy("Op de agenda van de raad gezet"),
    "open_ballot": gettext_lazy("Stemming geopend"),
    "close_ballot": gettext_lazy("Stemming gesloten en geteld"),
    "set_conditions": gettext_lazy("Voorwaarden vastgelegd"),
    "lay_down_note": gettext_lazy("Nota van de vergadering vastgelegd"),
    "resubmit_proposal": gettext_lazy("Opnieuw ingediend"),
    "follow_up_decision": gettext_lazy("Opvolging afgesproken"),
    "review_decision": gettext_lazy("Geëvalueerd"),
    "reserve_money": gettext_lazy("Geld vastgelegd"),
    "add_partner": gettext_lazy("Partner toegevoegd"),
    "remove_partner": gettext_lazy("Partner weggehaald"),
    "add_proposal_document": gettext_lazy("Document toegevoegd"),
    "remove_proposal_document": gettext_lazy("Document weggehaald"),
    "link_signals": gettext_lazy("Gezegd welke signalen erachter zitten"),
    "suggest_amendment": gettext_lazy("Amendement voorgesteld"),
    "accept_amendment": gettext_lazy("Amendement aanvaard: de tekst is gewijzigd"),
    "decline_amendment": gettext_lazy("Amendement niet aanvaard"),
    "withdraw_amendment": gettext_lazy("Amendement ingetrokken"),
    "put_to_vote": gettext_lazy("Amendement in stemming gebracht"),
    "adopt_amendment": gettext_lazy("Amendement aangenomen door de raad: de tekst is gewijzigd"),
    "reject_amendment": gettext_lazy("Amendement niet aangenomen door de raad"),
    "supersede_decision": gettext_lazy("Vervangen door een later besluit"),
}


def decisions_whole() -> DecisionRows:
    """Every decision as it is, with all that belongs to it, for who acts on one."""
    ballots = Prefetch("ballot", Ballot.objects.counted().tallied().select_related("proposal__budget_line", "body"))
    rows: DecisionRows = Decision.objects.select_related(
        "body", "authorisation__year", "commitment", "superseded_by", *BESIDE
    )
    return rows.prefetch_related(ballots).order_by("-decided_at", "-pk")


def decisions(user: User | AnonymousUser, year: int | None = None) -> QuerySet[Decision]:
    """The register with counts, proposal and money, the latest first; of one working year when it is named."""
    rows = decisions_whole().visible_to(user)
    return rows if year is None else rows.in_working_year(year)


def with_costs(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """With what was asked per budget line, for machines. One query."""
    return rows.prefetch_related("ballot__proposal__costs")


def working_years(user: User | AnonymousUser) -> list[int]:
    """The working years in which something was decided, the latest first."""
    years = Decision.objects.visible_to(user).order_by("-working_year")
    return list(years.values_list("working_year", flat=True).distinct())


def decided_ballots(user: User | AnonymousUser) -> QuerySet[Ballot]:
    """For the page of one decision: counted ballots with proposal, decision and money, all in one query.

    Without what is hidden from somebody.
    """
    visible = Decision.objects.visible_to(user).unveiled()
    money = ("decision__authorisation__year", "decision__commitment", "proposal__budget_line")
    earlier = "proposal__resubmission__decision"
    later = ("decision__body", "decision__superseded_by", *(f"decision__{name}" for name in BESIDE))
    rows = (
        Ballot.objects.counted()
        .filter(decision__in=visible)
        .select_related("body", "agenda_item", "version", "proposal__seat__body", earlier, *later, *money)
    )
    return rows.annotate(
        made_seats=Exists(Seat.objects.filter(decision_number=OuterRef("decision__number"))),
        has_actions=Exists(ActionItem.objects.filter(item=OuterRef("agenda_item"))),
        has_along=Exists(CoProposer.objects.accepted().filter(proposal=OuterRef("proposal"))),
        has_older=Exists(Decision.objects.filter(superseded_by=OuterRef("decision"))),
    )


def seats_made(ballot: Ballot) -> list[Seat]:
    """The temporary seats that came of a decision. One query when there are, none otherwise."""
    made = Seat.objects.filter(decision_number=ballot.decision.number)
    return list(made) if ballot.made_seats else []  # type: ignore[attr-defined]


def grant_year_of(decision: Decision) -> GrantYear | None:
    """The budget year of the day of the decision, once it was opened. No query when it was authorised."""
    if decision.authorisation is not None:
        return decision.authorisation.year
    return GrantYear.objects.filter(year=clock.day_of(decision.decided_at).year).first()


def deeds_of(things: Iterable[Proposal | Ballot | Decision]) -> list[Deed]:
    """What the record has about these things, oldest first; not who voted when. One query."""
    names = [name_of(thing) for thing in things]
    return list(Deed.objects.filter(thing__in=names, verb__in=HISTORY).order_by("at", "pk"))


def history(deeds: Iterable[Deed]) -> list[tuple[datetime, Words]]:
    """Moments and words for the page."""
    return [(deed.at, HISTORY[deed.verb]) for deed in deeds]


def head_of(ballot: Ballot, deeds: Iterable[Deed]) -> Deed | None:
    """The deed that closed the ballot: its hash is printed with the decision."""
    closings = [deed for deed in deeds if (deed.thing, deed.verb) == (name_of(ballot), "close_ballot")]
    return closings[-1] if closings else None


def sheet_row(decision: Decision) -> list[object]:
    """One decision as cells under SHEET_HEAD, of a row `with_costs`; amounts as plain numbers with a comma."""
    if decision.is_veiled:
        return _veiled_row(decision)
    ballot, counts = decision.ballot, decision.ballot.counts
    return [
        decision.number,
        clock.day_of(decision.decided_at).isoformat(),
        f"{decision.working_year}-{decision.working_year + 1}",
        decision.body.name,
        ballot.proposal.question,
        result_stage(ballot).word,
        counts.votes_for,
        counts.against,
        counts.abstained,
        counts.filled,
        _number(ballot.proposal.amount),
        gettext("ja") if decision.commitment_id else gettext("nee"),
        decision.wording,
        *_beside(decision),
        *_lines(ballot.proposal),
    ]


def _number(cents: int) -> str:
    """An amount as a spreadsheet in Flanders reads it: '2000,00'."""
    euros, rest = divmod(cents, 100)
    return f"{euros},{rest:02}"


def _lines(proposal: Proposal) -> list[object]:
    """Two cells a budget line, its code with its name and what is asked of it; empty for the lines there are not."""
    cells = [cell for one in lines_of(proposal) for cell in (f"{one['code']} {one['name']}", _number(one["cents"]))]
    return [*cells, *[""] * (2 * MOST_COSTS - len(cells))]


def _veiled_row(decision: Decision) -> list[object]:
    """Number, day, body, and that it is private; every other cell is empty."""
    year = f"{decision.working_year}-{decision.working_year + 1}"
    said: list[object] = [
        decision.number,
        clock.day_of(decision.decided_at).isoformat(),
        year,
        decision.body.name,
        decision.title,
    ]
    return said + [""] * (len(SHEET_HEAD) - len(said))


def _beside(decision: Decision) -> list[object]:
    """What was laid down with it: competence, reasons, questions, and who follows it up until when."""
    proposal, note, followup = decision.ballot.proposal, _one(decision, "note"), _one(decision, "followup")
    competence = competence_of(proposal)
    return [
        competence.shown if competence else "",
        proposal.why_together,
        note.reasoning if note else "",
        note.questions if note else "",
        followup.public_owner if followup else "",
        followup.review_on.isoformat() if followup and followup.review_on else "",
    ]


def _one(decision: Decision, name: str) -> Any:
    """The row beside a decision, when there is one."""
    return getattr(decision, name, None)
