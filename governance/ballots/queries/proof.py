"""What a voter, and anybody, can check against the record."""

from __future__ import annotations

import json
from dataclasses import dataclass

from governance.ballots.models import Ballot, Elector
from governance.record.models import Deed, name_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the record has the vote of a seat. `cast`: its latest casting; `closing`: the deed that closed it."""

    cast: Deed | None
    closing: Deed | None
    recorded: str
    """What the closing recorded for the seat, as '12:for'; empty before."""
    is_same: bool
    """The stored vote says what the record says."""


def closing_of(ballot: Ballot) -> Deed | None:
    """The deed that closed a ballot."""
    return Deed.objects.filter(thing=name_of(ballot), verb="close_ballot").first()


def receipt_of(ballot: Ballot, elector: Elector) -> Receipt:
    """The place of a vote in the record, for who cast it. A secret vote has none. Two or three queries."""
    facts = json.dumps({"seat": elector.seat_id}, separators=(",", ":"))
    casting = Deed.objects.filter(thing=name_of(ballot), verb="cast_vote", facts=facts).order_by("-seq").first()
    closing = closing_of(ballot)
    votes: list[str] = json.loads(closing.facts)["votes"] if closing is not None and not ballot.is_secret else []
    mine = next((line for line in votes if line.startswith(f"{elector.seat_id}:")), "")
    said = elector.vote.choice if hasattr(elector, "vote") else ""
    return Receipt(casting, closing, mine, mine.split(":")[1:2] == [said])
