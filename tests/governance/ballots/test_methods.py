"""Consent in rounds, a choice, a ranking, a poll: what each takes, what each leads to."""

import html
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.ballots.actions import (
    Manner,
    More,
    cast_vote,
    close_ballot,
    contribute,
    integrate,
    move_on,
    open_ballot,
)
from governance.ballots.models import Ballot, Objection, Vote
from governance.ballots.queries import current_round, difference, explained, rounds_of
from governance.ballots.rules import Choice, Method
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests import make
from tests.governance.ballots import scenes

pytestmark = pytest.mark.django_db
AT = scenes.MEETING_DAY
END = AT.replace(hour=17)
WHY = More(argument="Onze leerlingen geraken er niet.", way_out="Een tweede locatie.")


@pytest.fixture
def raad() -> list[User]:
    """Twelve people on twelve of the 22 seats."""
    return make.raad(12)


@pytest.fixture
def chair(raad: list[User]) -> User:
    return make.chair()


def consent(people: list[User], chair: User) -> Ballot:
    """A consent ballot that asks for an answer."""
    ballot = scenes.at_the_table(AT, Method.CONSENT)
    move_on(ballot, "react", by=chair, at=AT)
    move_on(ballot, "answer", by=chair, at=AT)
    return ballot


def say(ballot: Ballot, people: list[User], choice: Choice = Choice.FOR, more: More = More()) -> None:  # noqa: B008
    for person in people:
        cast_vote(scenes.elector_of(ballot, person), choice, by=person, at=AT, more=more)


# ---- consent ---------------------------------------------------------------------------------------------------------
def test_a_round_clarifies_reacts_and_then_asks(raad: list[User], chair: User) -> None:
    ballot = scenes.at_the_table(AT, Method.CONSENT)
    elector = scenes.elector_of(ballot, raad[0])
    key = uuid4()
    for _ in range(2):  # a double click
        contribute(elector, "Wie betaalt de bus?", key=key, by=raad[0], at=AT)
    with pytest.raises(Conflict, match="nog niet zo ver"):
        cast_vote(elector, Choice.FOR, by=raad[0], at=AT)
    assert move_on(ballot, "react", by=chair, at=AT).phase == "react"
    assert move_on(ballot, "react", by=chair, at=AT).phase == "react"  # a double click moves on once
    contribute(elector, "Ik zou klein beginnen.", key=uuid4(), by=raad[0], at=AT)
    move_on(ballot, "answer", by=chair, at=AT)
    with pytest.raises(Conflict, match="Vragen en reageren kan tot"):
        contribute(elector, "Nog iets", key=uuid4(), by=raad[0], at=AT)
    with pytest.raises(Conflict, match="geen volgende stap"):
        move_on(ballot, "answer", by=chair, at=AT)
    said = [one.text for told in rounds_of(ballot) for one in told.round.contributions.all()]
    assert said == ["Wie betaalt de bus?", "Ik zou klein beginnen."]


def test_an_objection_has_an_argument_and_a_way_out(raad: list[User], chair: User) -> None:
    ballot = consent(raad, chair)
    elector = scenes.elector_of(ballot, raad[0])
    for more in (More(), More(argument="Nee"), More(way_out="Ja")):
        with pytest.raises(Conflict, match="overwegend bezwaar heeft een argument"):
            cast_vote(elector, Choice.AGAINST, by=raad[0], at=AT, more=more)
    say(ballot, raad[:1], Choice.AGAINST, WHY)
    assert Objection.objects.get().way_out == "Een tweede locatie."
    say(ballot, raad[:1])
    assert not Objection.objects.exists()


def test_one_objection_holds_everything_and_integrating_it_begins_a_round(raad: list[User], chair: User) -> None:
    ballot = consent(raad, chair)
    say(ballot, raad[:11])
    say(ballot, raad[11:], Choice.AGAINST, WHY)
    counted = Ballot.objects.counted().get(pk=ballot.pk)
    assert explained(counted, AT)[-1] == (
        "Er staat nog een overwegend bezwaar open (1). Het voorstel is niet aangenomen."
    )
    with pytest.raises(Conflict, match="nog dezelfde"):
        integrate(ballot, ballot.proposal.summary, after=1, by=chair, at=AT)
    text = ballot.proposal.summary + " Er komt een tweede locatie."
    for _ in range(2):  # a double click
        assert integrate(ballot, text, after=1, by=chair, at=AT).number == 2
    assert not Vote.objects.exists()
    assert [told.round.number for told in rounds_of(ballot)] == [2, 1]
    assert [piece.words for piece in rounds_of(ballot)[0].pieces if piece.change == "in"] == [
        "Er komt een tweede locatie."
    ]
    assert len(rounds_of(ballot)[1].objections) == 1
    move_on(ballot, "answer", by=chair, at=AT)
    say(ballot, raad)
    decision = close_ballot(ballot, by=chair, at=AT)
    assert "keurt" in decision.wording
    assert decision.wording.endswith(f"De aangepaste tekst luidt: {text}")
    assert current_round(ballot).number == 2  # type: ignore[union-attr]


def test_the_difference_says_what_went_and_what_came() -> None:
    pieces = [(piece.words, piece.change) for piece in difference("een les per week", "een les per maand in mei")]
    assert pieces == [("een les per", "same"), ("week", "out"), ("maand in mei", "in")]


# ---- options ---------------------------------------------------------------------------------------------------------
def options(ballot: Ballot) -> dict[str, int]:
    return dict(ballot.options.values_list("name", "pk"))


def test_the_option_with_the_most_votes_is_chosen(raad: list[User]) -> None:
    ballot = scenes.at_the_table(AT, Method.CHOICE, options=("Fietsen", "Lezen", "Zingen"))
    places = options(ballot)
    say(ballot, raad[:5], Choice.PICK, More(option=places["Lezen"]))
    say(ballot, raad[5:8], Choice.PICK, More(option=places["Zingen"]))
    say(ballot, raad[8:9], Choice.ABSTAIN)
    decision = close_ballot(ballot, by=None, at=AT)
    assert "Gekozen: “Lezen”." in decision.wording
    assert explained(Ballot.objects.counted().get(pk=ballot.pk), AT)[-1] == (
        "“Lezen” kreeg de meeste stemmen (5) en is gekozen."
    )


def test_shared_first_place_decides_nothing(raad: list[User]) -> None:
    ballot = scenes.at_the_table(AT, Method.CHOICE, options=("Fietsen", "Lezen"))
    for number, name in enumerate(("Fietsen", "Lezen")):
        say(ballot, raad[number * 4 : number * 4 + 4], Choice.PICK, More(option=options(ballot)[name]))
    assert "geen enkele optie kreeg de meeste stemmen" in close_ballot(ballot, by=None, at=AT).wording


def test_a_ranking_adds_its_points(raad: list[User]) -> None:
    ballot = scenes.at_the_table(AT, Method.RANKING, options=("A", "B", "C"))
    a, b, c = options(ballot).values()
    say(ballot, raad[:4], Choice.PICK, More(ranking=(a, b, c)))
    say(ballot, raad[4:7], Choice.PICK, More(ranking=(b, c, a)))
    say(ballot, raad[:1], Choice.PICK, More(ranking=(b, a, c)))  # changes a vote
    decision = close_ballot(ballot, by=None, at=AT)
    assert "Volgorde: 1. B; 2. A; 3. C." in decision.wording
    tally = {option.name: option.tally for option in Ballot.objects.counted().get(pk=ballot.pk).tallied}  # type: ignore[attr-defined]
    assert tally == {"A": 7, "B": 11, "C": 3}


def test_a_poll_decides_nothing_and_asks_no_quorum(raad: list[User]) -> None:
    ballot = scenes.at_the_table(AT, Method.POLL)
    say(ballot, raad[:2])
    assert close_ballot(ballot, by=None, at=AT).wording.endswith("2 voor, 0 tegen. Geen besluit.")


@pytest.mark.parametrize(
    ("method", "choice", "more"),
    [
        (Method.VOTE, Choice.PICK, More()),
        (Method.VOTE, Choice.FOR, More(option=1)),
        (Method.CHOICE, Choice.FOR, More()),
        (Method.CHOICE, Choice.PICK, More()),
        (Method.CHOICE, Choice.PICK, More(option=999_999)),
        (Method.RANKING, Choice.PICK, More(ranking=(1,))),
        (Method.RANKING, Choice.PICK, More(option=1)),
        (Method.POLL, Choice.PICK, More()),
    ],
)
def test_an_answer_that_does_not_fit_the_method_is_refused(
    method: Method, choice: Choice, more: More, raad: list[User]
) -> None:
    names = ("A", "B") if method.has_options else ()
    ballot = scenes.at_the_table(AT, method, options=names)
    with pytest.raises(Conflict, match="past niet bij deze stemming"):
        cast_vote(scenes.elector_of(ballot, raad[0]), choice, by=raad[0], at=AT, more=more)


@pytest.mark.parametrize(
    ("manner", "refusal"),
    [
        (Manner(method=Method.CHOICE, options=("A",)), "2 tot 30 opties"),
        (Manner(method=Method.CHOICE, options=("A", "a ")), "2 tot 30 opties"),
        (Manner(method=Method.VOTE, options=("A", "B")), "heeft geen opties"),
        (Manner(is_secret=True), "over personen"),
    ],
)
def test_a_manner_that_cannot_be_is_refused(manner: Manner, refusal: str, raad: list[User]) -> None:
    proposal = scenes.scheduled(at=AT - timedelta(days=14))
    with pytest.raises(Conflict, match=refusal):
        open_ballot(proposal, closes_at=END, manner=manner, by=None, at=AT)


WAYS = {
    "vote": ({}, "Waarom (nog) niet aangenomen?"),
    "consent": ({"method": Method.CONSENT}, "Waarom (nog) niet aangenomen?"),
    "choice": ({"method": Method.CHOICE, "options": ("Zwembad", "Bos")}, "Waarom (nog) niet beslist?"),
    "ranking": ({"method": Method.RANKING, "options": ("Zwembad", "Bos")}, "Waarom (nog) niet beslist?"),
    "poll": ({"method": Method.POLL}, "Hoe staat de peiling?"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_open_ballot_explains_itself_with_the_sentences_of_the_rules(
    way: str, raad: list[User], client: Client
) -> None:
    how, heading = WAYS[way]
    ballot = scenes.at_the_table(AT, **how)
    with time_machine.travel(AT, tick=False):
        page = html.unescape(client.get(ballot.get_absolute_url()).content.decode())
        told = explained(Ballot.objects.counted().get(pk=ballot.pk), AT)
    assert heading in page
    assert len(told) >= 2 and [sentence for sentence in told if sentence not in page] == []


def test_an_open_secret_ballot_tells_who_took_part_and_nothing_of_what_was_said(
    raad: list[User], client: Client
) -> None:
    ballot = scenes.appointment()
    scenes.everybody_says(ballot, raad[:7], Choice.AGAINST, at=AT)
    with time_machine.travel(AT, tick=False):
        page = client.get(ballot.get_absolute_url()).content.decode()
    assert "7 zetels stemden, 7 zijn genoeg. Het quorum is gehaald." in page
    assert "Voor: 0" not in page and "Tegen: 7" not in page
