"""Secret ballots: nobody, not even who reads the whole database, knows who voted what once it is closed.

The attack knows everything but the papers' owners: the true order in which the seats voted, every table, the record,
every mail, and what the engine keeps about rows. It tries each order it can find and keeps its best guess.
"""

import json
import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from governance.ballots.actions import (
    Manner,
    More,
    cast_vote,
    close_ballot,
    open_ballot,
    schedule_proposal,
    secrecy,
    voting,
)
from governance.ballots.models import Ballot, Decision, Elector, Proposal, Slip, Turn, Vote
from governance.ballots.queries import explained, seats_of
from governance.ballots.rules import Choice, Method
from governance.people.models import User
from governance.record.models import Deed
from som_portal.kit.access import Conflict
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes

DAY = scenes.MEETING_DAY
SEATS, TRIALS = 21, 30
CHANCE = TRIALS
"""Of a random guess one paper in a ballot is right, on average: every paper says something else."""
FAR_ABOVE_CHANCE = CHANCE + 5 * 6
"""Five standard deviations of a sum of thirty such guesses (√30 ≈ 5.5) above the mean."""
NAMES = tuple(f"Kandidaat {number}" for number in range(SEATS))
Guess = dict[int, int]


# ---- what is refused, what is kept -----------------------------------------------------------------------------------
@pytest.fixture
def raad() -> list[User]:
    """Twelve people on twelve of the 22 seats."""
    return make.raad(12)


def fill(ballot: Ballot, people: list[User], choice: Choice = Choice.FOR) -> None:
    for person in people:
        assert cast_vote(scenes.elector_of(ballot, person), choice, by=person, at=DAY) is None


@pytest.mark.django_db
def test_a_secret_appointment_counts_papers_and_shows_no_seat(raad: list[User]) -> None:
    ballot = scenes.appointment()
    assert (Slip.objects.count(), Turn.objects.count()) == (12, 12)
    fill(ballot, raad[:7])
    fill(ballot, raad[7:9], Choice.AGAINST)
    open_now = Ballot.objects.counted().get(pk=ballot.pk)
    assert explained(open_now, DAY) == [
        "22 stemgerechtigde zetels, 12 bezet, quorum 7, uitgebracht 9.",
        "9 zetels stemden, 7 zijn genoeg. Het quorum is gehaald.",
    ]
    decision = close_ballot(ballot, by=None, at=DAY)
    assert "keurt de aanstelling" in decision.wording
    closed = Ballot.objects.counted().get(pk=ballot.pk)
    assert (closed.counts.votes_for, closed.counts.against, closed.counts.silent) == (7, 2, 3)
    assert seats_of(closed) == []
    assert (Slip.objects.count(), Turn.objects.count(), Vote.objects.count()) == (9, 0, 0)


@pytest.mark.django_db
def test_a_secret_vote_leaves_no_mail_and_no_deed(raad: list[User]) -> None:
    ballot = scenes.appointment()
    OutgoingMail.objects.all().delete()
    before = Deed.objects.count()
    fill(ballot, raad)
    assert (OutgoingMail.objects.count(), Deed.objects.count()) == (0, before)
    close_ballot(ballot, by=None, at=DAY)
    assert json.loads(Deed.objects.get(verb="close_ballot").facts)["votes"] == ["for"] * 12


@pytest.mark.django_db
def test_a_secret_vote_is_cast_once(raad: list[User]) -> None:
    ballot = scenes.appointment()
    fill(ballot, raad[:1])
    with pytest.raises(Conflict, match="niet meer wijzigen"):
        fill(ballot, raad[:1], Choice.AGAINST)
    assert list(Slip.objects.exclude(choice="").values_list("choice", flat=True)) == ["for"]


@pytest.mark.django_db
def test_under_five_seats_or_about_something_else_a_ballot_is_not_secret(raad: list[User]) -> None:
    make.seat("som-raad/ku-leuven").body.seats.exclude(kind__in=("ku-leuven", "ucll")).update(is_voting=False)
    with pytest.raises(Conflict, match="vanaf 5 bezette zetels die meestemmen; dit zijn er 4"):
        scenes.appointment()


@pytest.mark.django_db
def test_the_database_takes_no_vote_by_seat_in_a_secret_ballot(raad: list[User]) -> None:
    elector = scenes.elector_of(scenes.appointment(), raad[0])
    with pytest.raises(Exception, match="this ballot is secret"):
        Vote.objects.create(elector=elector, choice="for", cast_at=DAY)


@pytest.mark.django_db
def test_after_closing_no_paper_changes(raad: list[User]) -> None:
    ballot = scenes.appointment()
    fill(ballot, raad)
    close_ballot(ballot, by=None, at=DAY)
    with pytest.raises(Exception, match="this ballot is closed"):
        Slip.objects.update(choice="against")


# ---- the attack ------------------------------------------------------------------------------------------------------
def orders() -> list[str]:
    """How the engine lets one read rows in an order: by number, by place on disk, by the transaction that wrote."""
    if connection.vendor == "postgresql":
        return ["id", "ctid", "xmin::text::bigint, ctid", "xmin::text::bigint, id", "xmax::text::bigint, ctid"]
    return ["id", "rowid", "rowid % 100, rowid"]


def papers(ballot: Ballot, order: str) -> list[int]:
    """The options on the filled papers in an order."""
    table = Slip._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT option_id FROM {table} WHERE ballot_id = %s AND choice <> '' ORDER BY {order}", [ballot.pk]
        )
        return [row[0] for row in cursor.fetchall()]


def rolls(ballot: Ballot, true_order: list[int]) -> list[list[int]]:
    """The orders in which the seats may have voted: the true one, and those that tables give away."""
    by_number = list(Elector.objects.filter(ballot=ballot, is_filled=True).order_by("pk").values_list("pk", flat=True))
    found = [true_order, by_number]
    table = Turn._meta.db_table
    for order in orders():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT elector_id FROM {table} ORDER BY {order}")
            turns = [row[0] for row in cursor.fetchall() if row[0] in by_number]
        if len(turns) == len(true_order):
            found.append(turns)
    return found


def written_by_seat(ballot: Ballot) -> Guess:
    """What any table, record or mail says about a seat and an option together."""
    found: Guess = {}
    options = {str(pk) for pk in ballot.options.values_list("pk", flat=True)}
    for model in apps.get_models():
        names = {field.attname for field in model._meta.concrete_fields}
        if {"elector_id", "option_id"} <= names:
            rows = model._default_manager.filter(elector__ballot=ballot).values_list("elector_id", "option_id")
            found |= {elector: option for elector, option in rows if str(option) in options}
    return found


def best_attack(ballot: Ballot, true_order: list[int], truth: Guess) -> int:
    """How many papers the best of all guesses gives back."""
    guesses = [written_by_seat(ballot)]
    for order in orders():
        for one in (papers(ballot, order), papers(ballot, order)[::-1]):
            guesses.append(dict(zip(true_order, one, strict=False)))
    return max(sum(truth[seat] == option for seat, option in guess.items()) for guess in guesses)


def one_attack(ballot: Ballot, true_order: list[int], truth: Guess, random_order: str) -> int:
    """How many papers one way of reading gives back."""
    guess = dict(zip(true_order, papers(ballot, random_order), strict=False))
    return sum(truth[seat] == option for seat, option in guess.items())


def trial(people: list[User], proposal: Proposal) -> tuple[Ballot, list[int], Guess]:
    """One secret choice in which every seat says something else, in a random order; closed at once."""
    manner = Manner(method=Method.CHOICE, options=NAMES, is_secret=True)
    ballot = open_ballot(proposal, closes_at=DAY.replace(hour=17), manner=manner, by=None, at=DAY)
    options = list(ballot.options.values_list("pk", flat=True))
    random.shuffle(options)
    voters = random.sample(people, len(people))
    electors = {person.pk: scenes.elector_of(ballot, person) for person in voters}
    truth = {electors[person.pk].pk: option for person, option in zip(voters, options, strict=True)}
    for person in voters:
        elector = electors[person.pk]
        cast_vote(elector, Choice.PICK, by=person, at=DAY, more=More(option=truth[elector.pk]))
    close_ballot(ballot, by=None, at=DAY)
    return ballot, [electors[person.pk].pk for person in voters], truth


def proposals(how_many: int) -> list[Proposal]:
    """Appointments on one agenda."""
    meeting, by, at = scenes.raad_meeting(), make.seated("som-plus/afgevaardigde"), DAY - timedelta(days=14)
    kind = {"kind": Proposal.Kind.APPOINTMENT}
    return [schedule_proposal(scenes.proposal(by=by, at=at, **kind), meeting, by=None, at=at) for _ in range(how_many)]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_after_closing_every_way_of_reading_recovers_no_more_than_chance() -> None:
    people = make.raad(SEATS)
    trials = [trial(people, proposal) for proposal in proposals(TRIALS)]
    for order in orders():
        assert sum(one_attack(*each, order) for each in trials) < FAR_ABOVE_CHANCE, order
        assert sum(one_attack(each[0], each[1][::-1], each[2], order) for each in trials) < FAR_ABOVE_CHANCE, order
    assert all(written_by_seat(ballot) == {} for ballot, _order, _truth in trials)
    assert all(rolls(ballot, order)[2:] == [] for ballot, order, _truth in trials)
    assert Turn.objects.count() == 0
    assert Decision.objects.count() == TRIALS


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_control_without_empty_slips_and_sealing_everything_is_recovered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row a vote, with no name and no moment, still gives every vote back: by its number, its place, its writer."""

    def write_a_row(ballot: Ballot, elector: Elector, choice: Choice, option: int | None) -> None:
        Turn.objects.filter(elector=elector).update(is_taken=True)
        Slip.objects.create(ballot=ballot, choice=choice.value, option_id=option)

    monkeypatch.setattr(voting, "fill_slip", write_a_row)
    monkeypatch.setattr("governance.ballots.actions.closing.seal", lambda ballot: None)
    people = make.raad(SEATS)
    for proposal in proposals(3):
        ballot, order, truth = trial(people, proposal)
        assert best_attack(ballot, order, truth) == SEATS


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_control_without_sealing_postgresql_gives_all_slips_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slips drawn by lot are not enough where the engine keeps which transaction wrote a row."""
    monkeypatch.setattr("governance.ballots.actions.closing.seal", lambda ballot: None)
    people = make.raad(SEATS)
    ballot, order, truth = trial(people, proposals(1)[0])
    expected = SEATS if connection.vendor == "postgresql" else 0
    assert best_attack(ballot, order, truth) >= expected


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_after_closing_nothing_that_was_deleted_stays_in_the_two_small_tables() -> None:
    ballot, _order, _truth = trial(make.raad(SEATS), proposals(1)[0])
    secrecy.sweep()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT max((ctid::text::point)[1])::int FROM governance_slip WHERE ballot_id = %s", [ballot.pk]
            )
            assert cursor.fetchone() == (SEATS,)
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM governance_slip WHERE ballot_id = %s", [ballot.pk])
            assert cursor.fetchone() == (1,)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_sixteen_hands_on_one_secret_seat_fill_one_paper(together: Callable[..., list[object]]) -> None:
    member = make.raad(6)[0]
    ballot = scenes.appointment()
    elector = scenes.elector_of(ballot, member)
    answers = together(*[lambda: cast_vote(elector, Choice.FOR, by=member, at=DAY)] * 16)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict"] * 15 + ["NoneType"]
    assert Slip.objects.exclude(choice="").count() == 1
