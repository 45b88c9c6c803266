"""What a voter, and anybody, can check: the stored rows of a ballot against what its closing recorded.

The record keeps no names: options and wordings stand in it as commitments under the key of the ballot.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from django.db.models import Prefetch

from governance.ballots.models import Ballot, Decision, DecisionNote, Elector, Rank, Vote
from governance.ballots.queries.costs import broken_costs, lines_of
from governance.ballots.queries.outcomes import outcome_of, told
from governance.ballots.queries.rolls import electors_of
from governance.ballots.queries.versions import broken_versions
from governance.ballots.rules import Choice, Outcome, Result, RollSeat, Said, outcome
from governance.meetings.models.agenda import CLOSED_POINT
from governance.record.models import Deed, name_of
from som_portal.kit import clock

Facts = dict[str, str | int | bool | list[str]]
LISTS = {"roll": "elector", "votes": "vote", "options": "option"}
"""Facts that are a list, and what one row of each is called."""


def committed(ballot: Ballot, text: str) -> str:
    """A text as the record keeps it: unreadable without the ballot, and another text gives another mark."""
    return hashlib.sha256(f"{ballot.key}:{text}".encode()).hexdigest()


def asked_in(ballot: Ballot) -> dict[str, Any]:
    """What is voted on: everything its version says, with its number."""
    return {"version": ballot.version.number, **ballot.version.snapshot}


def asked_mark(ballot: Ballot) -> str:
    """What is voted on, as the record keeps it."""
    return committed(ballot, json.dumps(asked_in(ballot), sort_keys=True))


def facts_of(ballot: Ballot, decision: Decision, result: Result, rows: Sequence[Elector] | None = None) -> Facts:
    """Everything a closed ballot consists of, as the tables have it now. Five or six queries, however many seats.

    `rows`: its roll, for who has read it `with_ranks` already.
    """
    roll = list(with_ranks(ballot)) if rows is None else rows
    options = list(ballot.options.tallied().order_by("place"))
    return {
        "number": decision.number,
        "result": result.value,
        "rules": ballot.house_rules.version,
        "ballot_rules": json.dumps(ballot.rules, sort_keys=True),
        "is_secret": ballot.is_secret,
        "opened_at": _utc(ballot.opened_at),
        "closes_at": _utc(ballot.closes_at),
        "call": ballot.call,
        "decided_at": _utc(decision.decided_at),
        "place": f"{decision.working_year}/{decision.seq}",
        "wording": committed(ballot, decision.wording),
        "version": ballot.version.number,
        "asked": asked_mark(ballot),
        "options": [f"{one.place}:{committed(ballot, one.name)}" for one in options],
        "tally": [f"{one.place}:{one.tally}" for one in options],  # type: ignore[attr-defined]
        "roll": [roll_line(row) for row in roll],
        "votes": papers_of(ballot) if ballot.is_secret else [vote_line(row.vote) for row in roll if has_voted(row)],
        "cast_at": [_utc(row.vote.cast_at) for row in roll if has_voted(row)],
    }


def _utc(at: datetime) -> str:
    """A moment, whatever the clock it was read on."""
    return at.astimezone(UTC).isoformat()


def with_ranks(ballot: Ballot) -> Any:
    """The roll with votes, options and ranks. Two queries."""
    ranks = Prefetch("vote__ranks", Rank.objects.select_related("option").order_by("-points"))
    return electors_of(ballot).prefetch_related(ranks)


def has_voted(elector: Elector) -> bool:
    """There is a vote by seat."""
    return hasattr(elector, "vote")


def roll_line(elector: Elector) -> str:
    """'12:1:filled': seat, weight, and vacant, filled, flagged, declared or contested."""
    state = "filled" if elector.is_filled else "vacant"
    return f"{elector.seat_id}:{elector.weight}:{elector.recusal.state if hasattr(elector, 'recusal') else state}"


def vote_line(vote: Vote) -> str:
    """'12:for'; 'pick:3' names the place of an option, 'pick:2,0,1' all places; '/7' the proxy it was cast with."""
    places = [vote.option.place] if vote.option else [rank.option.place for rank in vote.ranks.all()]
    said = ":".join([vote.choice, ",".join(map(str, places))]) if places else vote.choice
    return f"{vote.elector.seat_id}:{said}{f'/{vote.proxy_id}' if vote.proxy_id else ''}"


def papers_of(ballot: Ballot) -> list[str]:
    """What the papers of a secret ballot say, sorted."""
    rows = ballot.slips.exclude(choice="").select_related("option")
    return sorted(row.choice if row.option is None else f"{row.choice}:{row.option.place}" for row in rows)


def closing_of(ballot: Ballot) -> Deed | None:
    """The deed that closed a ballot."""
    return Deed.objects.filter(thing=name_of(ballot), verb="close_ballot").first()


# ---- a recount -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Recount:
    """A ballot counted twice: by the database for the page, and seat by seat from the rows; and what the record has."""

    shown: Outcome
    counted: Outcome
    closing: Deed | None
    differences: list[str]

    @property
    def agrees(self) -> bool:
        """Both counts and the record say the same."""
        return self.shown == self.counted and self.closing is not None and not self.differences

    @property
    def sentences(self) -> list[str]:
        """The outcome of the second count, in the language of the page."""
        return [told(sentence) for sentence in self.counted.sentences]


def recount_of(ballot: Ballot, decision: Decision) -> Recount:
    """Count the rows of a closed ballot again. A constant number of queries. Needs a counted ballot."""
    shown, rows = outcome_of(ballot), list(with_ranks(ballot))
    roll = [RollSeat(row.pk, row.is_filled, roll_line(row).endswith(("flagged", "declared"))) for row in rows]
    votes = {row.pk: _said(row.vote) for row in rows if has_voted(row)}
    if ballot.is_secret:
        entitled = [seat.seat for seat in roll if seat.may_vote]
        votes = {seat: _paper(line) for seat, line in zip(entitled, papers_of(ballot), strict=False)}
    proxied = sum(has_voted(row) and row.vote.proxy_id is not None for row in rows)
    names = list(ballot.options.order_by("place").values_list("name", flat=True))
    again = outcome(roll, votes, ballot.house_rules, names, proxied=proxied)
    closing = closing_of(ballot)
    now = facts_of(ballot, decision, again.result, rows)
    return Recount(shown, again, closing, differences(json.loads(closing.facts), now) if closing else [])


def _said(vote: Vote) -> Said:
    if vote.choice != Choice.PICK:
        return Choice(vote.choice)
    return vote.option.place if vote.option else tuple(rank.option.place for rank in vote.ranks.all())


def _paper(line: str) -> Said:
    choice, _colon, place = line.partition(":")
    return int(place) if place else Choice(choice)


# ---- the rows against the record -------------------------------------------------------------------------------------
def broken_ballots() -> list[str]:
    """A sentence for the first row of each ballot that is not what its closing recorded; empty when whole."""
    closings = {deed.thing: deed for deed in Deed.objects.filter(verb="close_ballot").order_by("pk")}
    found = []
    for ballot in Ballot.objects.counted().select_related("version").order_by("pk"):
        closing = closings.pop(name_of(ballot), None)
        found += _breaks(ballot, closing)[:1]
    return (
        found
        + [f"{thing} was closed and is gone" for thing in closings]
        + broken_notes()
        + broken_versions()
        + broken_costs()
    )


def broken_notes() -> list[str]:
    """A sentence for each note of a meeting that is not what was laid down: its words, or that it is there."""
    laid = {deed.thing: json.loads(deed.facts) for deed in Deed.objects.filter(verb="lay_down_note")}
    found = []
    for note in DecisionNote.objects.select_related("decision__ballot").order_by("pk"):
        facts = laid.pop(name_of(note.decision), None)
        mark = committed(note.decision.ballot, note.wording)
        if facts is None or (facts["wording"], facts["is_back"]) != (mark, bool(note.questions)):
            found.append(f"{name_of(note.decision)}: its note is not what was laid down")
    return found + [f"{thing}: its note was laid down and is gone" for thing in laid]


def _breaks(ballot: Ballot, closing: Deed | None) -> list[str]:
    decision = Decision.objects.filter(ballot=ballot).first()
    if closing is None and decision is None and ballot.closed_at is None:
        return []
    if closing is None or decision is None or ballot.closed_at is None:
        return [f"{name_of(ballot)}: closing, decision and record are not all there"]
    now = facts_of(ballot, decision, outcome_of(ballot).result)
    lines = differences(json.loads(closing.facts), now)
    if ballot.closed_at != closing.at:
        lines.append("closed_at is not the moment of its deed")
    return [f"{name_of(ballot)}: {line}" for line in lines]


def differences(recorded: Facts, stored: Facts) -> list[str]:
    """Row by row: what the record says and what the tables say. Secrecy first: it says where the votes are read."""
    found = []
    for name in sorted(recorded, key=lambda fact: (fact != "is_secret", fact not in LISTS, fact)):
        was, now = recorded[name], stored.get(name)
        if was == now:
            continue
        if isinstance(was, list) and isinstance(now, list):
            row = LISTS.get(name, name)
            pairs = zip_longest(was, now, fillvalue="nothing")
            found += [f"{row} is {new}, recorded was {old}" for old, new in pairs if old != new]
        else:
            found.append(f"{name} is {now}, recorded was {was}")
    return found


# ---- for who voted ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the record has the vote of a seat. `cast`: its latest casting; `closing`: the deed that closed it."""

    cast: Deed | None
    closing: Deed | None
    recorded: str
    """What the closing recorded for the seat, as '12:for'; empty before."""
    is_same: bool
    """The stored vote says what the record says."""


def receipt_of(ballot: Ballot, elector: Elector) -> Receipt:
    """The place of a vote in the record, for who cast it. A secret vote has none. Two or three queries."""
    facts = json.dumps({"seat": elector.seat_id}, separators=(",", ":"))
    casting = Deed.objects.filter(thing=name_of(ballot), verb="cast_vote", facts=facts).order_by("-seq").first()
    closing = closing_of(ballot)
    votes: list[str] = json.loads(closing.facts)["votes"] if closing is not None and not ballot.is_secret else []
    mine = next((line for line in votes if line.startswith(f"{elector.seat_id}:")), "")
    return Receipt(casting, closing, mine, has_voted(elector) and mine == vote_line(elector.vote))


# ---- for who checks without us ---------------------------------------------------------------------------------------
def bundle_of(ballot: Ballot, decision: Decision, closing: Deed) -> dict[str, Any]:
    """A closed ballot for docs/verify_ballot.py: the deed that closed it, as it was hashed, and what it commits to."""
    return {
        "format": 1,
        "number": decision.number,
        "question": ballot.proposal.question,
        "key": str(ballot.key),
        "wording": decision.wording,
        "asked": asked_in(ballot),
        "lines": lines_of(ballot.proposal),
        "options": list(ballot.options.order_by("place").values_list("name", flat=True)),
        "seats": {str(row.seat_id): row.seat_name for row in ballot.electors.order_by("pk")},
        "deed": {
            "previous_hash": closing.previous_hash,
            "stream": closing.stream,
            "seq": closing.seq,
            "verb": closing.verb,
            "thing": closing.thing,
            "facts": closing.facts,
            "actor_mark": closing.actor_mark,
            "at": closing.at.timestamp(),
        },
        "head": closing.hash,
    }


def closed_bundle_of(decision: Decision) -> dict[str, Any]:
    """What everybody gets of a ballot behind closed doors: number, day, body, and the head of its closing."""
    closing = Deed.objects.filter(thing=f"ballot:{decision.ballot_id}", verb="close_ballot").first()
    return {
        "format": 1,
        "number": decision.number,
        "decided_on": clock.day_of(decision.decided_at).isoformat(),
        "body": decision.body.name,
        "question": CLOSED_POINT,
        "head": closing.hash if closing else "",
    }
