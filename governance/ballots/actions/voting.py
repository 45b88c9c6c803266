"""Voting by seat: as holder, or as bearer of its proxy; in the open, or on a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.actions.rounds import note_objection
from governance.ballots.actions.secrecy import fill_slip
from governance.ballots.models import Ballot, Elector, Rank, Vote
from governance.ballots.queries import proxy_borne
from governance.ballots.rules import Choice, Method, points_of
from governance.people.models import User
from governance.record.actions import record


@dataclass(frozen=True, slots=True)
class More:
    """What a vote says beside its choice. `option` and `ranking` are options by number; the best of a ranking first."""

    option: int | None = None
    ranking: tuple[int, ...] = ()
    argument: str = ""
    way_out: str = ""


NOTHING_MORE = More()


@transaction.atomic
def cast_vote(elector: Elector, choice: Choice, *, by: User, at: datetime, more: More = NOTHING_MORE) -> Vote | None:
    """Record or change the vote of one seat while the ballot is open; the last choice counts.

    Saying the same again is saying it once: no second receipt. A secret vote leaves nothing to hold on to: None.
    """
    choice = Choice(choice)
    ballot = elector.ballot = Ballot.objects.select_related("proposal", "body").locked(elector.ballot_id)
    access.may_vote(by, elector, at=at).or_403()
    access.is_voting_open(ballot, at=at).or_409()
    access.is_free_to_vote(by, elector).or_409()
    access.is_an_answer(ballot, choice, more.option, more.ranking).or_409()
    if ballot.is_secret:
        fill_slip(ballot, elector, choice, more.option)
        return None
    vote = Vote.objects.filter(elector=elector).first() or Vote()
    vote.elector = elector
    if vote.pk and _says_the_same(vote, choice, more, by):
        return vote
    vote.choice, vote.option_id, vote.cast_at, vote.cast_by = choice, more.option, at, by
    vote.proxy = proxy_borne(by, elector)
    vote.save()
    if ballot.method is Method.RANKING:
        _write_ranks(vote, more.ranking)
    note_objection(ballot, elector, choice, more.argument, more.way_out, by=by, at=at)
    record(by, "cast_vote", ballot, at=at, stream=ballot.body.slug, seat=elector.seat_id)
    mails.send_receipt(vote, ballot, by)
    return vote


@transaction.atomic
def remind_unvoted_seats(ballot: Ballot, *, by: User | None, at: datetime) -> Ballot:
    """Mail the holders of seats that have not voted, once per ballot and person; of a secret ballot all of them.

    The mails stay: who got none would be known to have voted.
    """
    ballot = Ballot.objects.locked(ballot.pk)
    access.may_run_ballot(by, at=at).or_403()
    access.is_voting_open(ballot, at=at).or_409()
    for elector in _to_remind(ballot).prefetch_related("holders__person"):
        mails.remind_holders(ballot, elector)
    return ballot


def _to_remind(ballot: Ballot) -> QuerySet[Elector]:
    return ballot.electors.voting() if ballot.is_secret else ballot.electors.unvoted()


def _says_the_same(vote: Vote, choice: Choice, more: More, by: User) -> bool:
    if (vote.choice, vote.cast_by_id, vote.option_id) != (choice, by.pk, more.option):
        return False
    ranked = tuple(vote.ranks.order_by("-points").values_list("option_id", flat=True))
    return ranked == more.ranking and not more.argument


def _write_ranks(vote: Vote, ranking: tuple[int, ...]) -> None:
    vote.ranks.all().delete()
    points = points_of(tuple(range(len(ranking))), len(ranking))
    Rank.objects.bulk_create(
        Rank(vote=vote, option_id=option, points=points[place]) for place, option in enumerate(ranking)
    )
