"""Votes per second for 22 and 10 000 seats, as a ratio to a bare insert in the same run; and a large result."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from uuid import uuid4

from django.db import transaction
from django.test import Client

from bench.harness import Report, cpu_of, queries_of
from governance.ballots.actions import cast_vote, close_ballot, schedule_proposal
from governance.ballots.models import Ballot, Elector, ElectorHolder, Vote
from governance.ballots.queries import rules_for
from governance.ballots.rules import Choice
from governance.bodies.models import Body, Seat
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.record.models import Chain
from som_portal.kit import clock
from tests import make
from tests.governance.ballots import scenes

SIZES = (22, 10_000)
VOTES = 22
ROUNDS = 5


def measure(report: Report) -> None:
    """Each size in turns with a bare insert, so that a busy machine slows both alike."""
    by, meeting = make.seated("som-plus/afgevaardigde"), scenes.raad_meeting()
    ballots = {size: _ballot(size, by, meeting) for size in SIZES}
    rates: dict[str, list[float]] = {"bare_insert": [], **{f"vote_{size}": [] for size in SIZES}}
    for turn in range(ROUNDS):
        rates["bare_insert"].append(_rate(_inserts(turn)))
        for size, ballot in ballots.items():
            rates[f"vote_{size}"].append(_rate(_votes(ballot, turn)))
    best = {name: max(found) for name, found in rates.items()}
    report.figures = {f"{name}_per_second": round(rate, 1) for name, rate in best.items()}
    report.ratios = {f"vote_{size}": round(best[f"vote_{size}"] / best["bare_insert"], 3) for size in SIZES}
    for size, ballot in ballots.items():
        report.figures[f"vote_queries_{size}"] = queries_of(_votes(ballot, ROUNDS)) / VOTES
        report.figures[f"vote_cpu_ms_{size}"] = round(_cpu(ballot) / VOTES, 2)
    report.figures |= {f"result_queries_{size}": _result_queries(ballot) for size, ballot in ballots.items()}


def _ballot(size: int, by: User, meeting: Meeting) -> Ballot:
    """An open ballot whose roll has so many seats, each with a holder."""
    at = clock.now()
    proposal = schedule_proposal(scenes.proposal(by=by), meeting, by=None, at=make.AT)
    assert proposal.agenda_item is not None
    body = Body.objects.get(slug="som-raad")
    ballot = Ballot.objects.create(
        proposal=proposal,
        version=proposal.versions.get(),
        agenda_item=proposal.agenda_item,
        body=body,
        opened_at=at,
        closes_at=at.replace(year=at.year + 1),
        rules=rules_for(1).as_facts(),
        key=uuid4(),
    )
    seats = Seat.objects.bulk_create(
        [Seat(body=body, kind=f"proef-{size}", number=number + 1, name=f"Zetel {number}") for number in range(size)]
    )
    people = User.objects.bulk_create(
        [User(email=f"proef{size}.{number}@som.example", name=f"Proef {number}") for number in range(size)]
    )
    electors = Elector.objects.bulk_create(
        [Elector(ballot=ballot, seat=seat, seat_name=seat.name, is_filled=True) for seat in seats]
    )
    ElectorHolder.objects.bulk_create(
        [ElectorHolder(elector=elector, person=one) for elector, one in zip(electors, people, strict=True)]
    )
    return ballot


def _votes(ballot: Ballot, turn: int) -> Callable[[], None]:
    """The same seats vote, something else each turn: as a voter does it, with its deed and its mail."""
    electors = list(ballot.electors.order_by("pk").prefetch_related("holders__person")[:VOTES])
    choice, at = list(Choice)[turn % 3], clock.now()

    def run() -> None:
        for elector in electors:
            cast_vote(elector, choice, by=elector.holders.all()[0].person, at=at)

    return run


def _inserts(turn: int) -> Callable[[], None]:
    """A row of a small table, each in its own transaction, and nothing else."""

    def run() -> None:
        for number in range(VOTES):
            with transaction.atomic():
                Chain.objects.create(stream=f"proef-{turn}-{number}")

    return run


def _rate(run: Callable[[], None]) -> float:
    with _stopwatch() as took:
        run()
    return VOTES / took()


@contextmanager
def _stopwatch() -> Iterator[Callable[[], float]]:
    began = time.perf_counter()
    yield lambda: time.perf_counter() - began


def _cpu(ballot: Ballot) -> float:
    """CPU milliseconds of a round of votes: what they cost also when the machine is busy with something else."""
    turns = count(ROUNDS + 1)
    return cpu_of(lambda: _votes(ballot, next(turns))(), rounds=ROUNDS)[0]


def _result_queries(ballot: Ballot) -> int:
    """Everybody votes, the ballot closes, a stranger looks at the result."""
    rest = ballot.electors.filter(vote=None)
    at: datetime = clock.now()
    Vote.objects.bulk_create([Vote(elector=elector, choice="for", cast_at=at) for elector in rest])
    close_ballot(ballot, by=None, at=at.replace(year=at.year + 1, month=12))
    return queries_of(lambda: Client().get(ballot.get_absolute_url()))
